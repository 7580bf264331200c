import type { CandidateRule } from './contract';
import { rasterFor, valueUnder } from './ground-cells';

/** On cells of some classes of land cover. */
export const onLandCover: CandidateRule = {
  id: 'land-cover',
  asked: ({ landCover }) => landCover.length > 0,
  prepare: ({ inputs }, { landCover }) => {
    const classAt = valueUnder(rasterFor('land-cover', 'landCover', inputs), inputs);
    return (place) => landCover.includes(classAt(place));
  },
};
