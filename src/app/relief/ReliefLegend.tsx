import type { ReactNode } from 'react';
import { useApp, useWords } from '../context';
import { noDataColour } from '../map/palette';
import { Swatch } from '../parts/Swatch';
import { formatCutoff } from '../../i18n/format';
import { hoursText } from './relief-figures';
import { reliefOnMap, segmentsOnMap, tellsOfClosures } from './relief-on-map';

/** classes up to this are said in minutes, seconds */
const mostInMinutes = 7200;

/** Classes of hours after the onset, with the colours and marks of the map. */
export function ReliefLegend(): ReactNode {
  const w = useWords();
  const language = useApp((state) => state.language);
  const classes = useApp((state) => reliefOnMap(state)?.classes ?? null);
  const segments = useApp((state) => segmentsOnMap(state).length);
  const closed = useApp(tellsOfClosures);
  const hours = (seconds: number): string => hoursText(seconds / 3600, language);
  const range = (from: number, to: number): string =>
    to <= mostInMinutes ? w.legendMinutes(formatCutoff(from), formatCutoff(to)) : w.reliefHourRange(hours(from), hours(to));
  return (
    <ul className="legend" aria-label={closed ? w.reliefMapLayerClosed : w.reliefMapLayer}>
      {(classes?.entries ?? []).map(({ key, from, to, colour, pattern }) => (
        <Swatch
          key={`${key} ${from}`}
          colour={colour}
          pattern={pattern}
          text={key === 'cut-off' ? w.reliefCutOff : key === 'beyond' ? w.reliefLate(hours(from)) : range(from, to)}
        />
      ))}
      <Swatch colour={noDataColour} text={w.legendNoData} hatched />
      {segments > 0 && (
        <li className="legend-class relief-segment-key">
          <span className="segment-line" aria-hidden="true" />
          {w.reliefSegmentsLegend}
        </li>
      )}
    </ul>
  );
}
