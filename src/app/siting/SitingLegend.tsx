import type { ReactNode } from 'react';
import { useWords } from '../context';
import { noDataColour } from '../map/palette';
import { Swatch } from '../parts/Swatch';
import { reachClasses } from './on-map';

/** What the new sites bring, with the colours and marks of the map. */
export function SitingLegend(): ReactNode {
  const w = useWords();
  return (
    <ul className="legend long" aria-label={w.layerSiting}>
      {reachClasses.map(({ part, colour, pattern }) => (
        <Swatch key={part} colour={colour} pattern={pattern} text={w.reachParts[part]} />
      ))}
      <Swatch colour={noDataColour} text={w.legendNoData} hatched />
    </ul>
  );
}
