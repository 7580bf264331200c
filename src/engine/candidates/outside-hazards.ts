import { Failure } from '../../model/finding';
import { polygonIndex } from '../polygons';
import type { CandidateRule } from './contract';

/** Outside the areas of some kinds of hazard. Lines have no inside. */
export const outsideHazards: CandidateRule = {
  id: 'hazards',
  asked: ({ avoidHazards }) => avoidHazards.length > 0,
  prepare: ({ study }, { avoidHazards }) => {
    const known = [...new Set(study.hazards.map(({ kind }) => kind))].sort();
    const unknown = avoidHazards.filter((kind) => !known.includes(kind));
    if (unknown.length > 0) throw new Failure('siting.unknown-hazard', { layer: 'hazards' }, { kinds: unknown, known });
    const areas = study.hazards.flatMap(({ kind, geometry }) =>
      avoidHazards.includes(kind) && (geometry.type === 'Polygon' || geometry.type === 'MultiPolygon') ? [geometry] : [],
    );
    const index = polygonIndex(areas);
    return ({ lon, lat }) => index.holderOf(lon, lat) < 0;
  },
};
