import type { ReactNode } from 'react';
import { formatCutoff } from '../../i18n/format';
import { useApp, useWords } from '../context';
import type { LayerId } from '../map/contract';
import { coveredClasses, minuteClasses, shareClasses, type MinuteClass } from '../map/palette';
import type { AllWords } from '../../i18n';
import { defaultTarget } from '../map/unit-colours';

interface SwatchProps {
  readonly colour: string;
  readonly text: string;
  /** no data is hatched, as on the map */
  readonly hatched?: boolean;
}

function Swatch({ colour, text, hatched = false }: SwatchProps): ReactNode {
  return (
    <li className="legend-class">
      <span className={hatched ? 'swatch hatched' : 'swatch'} style={{ backgroundColor: colour }} aria-hidden="true" />
      {text}
    </li>
  );
}

function nameOfClass(w: AllWords['app'], entry: MinuteClass, colourBy: 'minutes' | 'covered', boundSeconds: number): string {
  if (entry.key === 'no-data') return w.legendNoData;
  if (entry.key === 'unreachable') return boundSeconds > 0 ? w.legendBeyond(formatCutoff(boundSeconds)) : w.legendUnreachable;
  if (colourBy === 'covered') return entry.key === 'within' ? w.legendCovered : w.legendUncovered;
  return entry.key === 'beyond'
    ? boundSeconds > entry.from
      ? w.legendMinutes(formatCutoff(entry.from), formatCutoff(boundSeconds))
      : w.legendBeyond(formatCutoff(entry.from))
    : w.legendMinutes(formatCutoff(entry.from), formatCutoff(entry.to));
}

/** Classes of the population cells, with the colours of the map. */
export function CellLegend(): ReactNode {
  const w = useWords();
  const minutes = useApp((state) => state.choices?.minutes ?? null);
  const colourBy = useApp((state) => state.colourBy);
  const boundSeconds = useApp((state) => state.answered?.answer.boundSeconds ?? 0);
  if (minutes === null) return null;
  const classes = colourBy === 'minutes' ? minuteClasses(minutes * 60) : coveredClasses(minutes * 60);
  return (
    <ul className="legend">
      {classes.map((entry) => (
        <Swatch
          key={`${entry.key} ${entry.from}`}
          colour={entry.colour}
          text={nameOfClass(w, entry, colourBy, boundSeconds)}
          hatched={entry.key === 'no-data'}
        />
      ))}
    </ul>
  );
}

/** Classes of the share covered by unit. */
export function ShareLegend(): ReactNode {
  const w = useWords();
  const percent = (share: number): string => String(Math.round(share * 1000) / 10);
  return (
    <ul className="legend">
      {shareClasses(defaultTarget).map((entry) => (
        <Swatch key={entry.from} colour={entry.colour} text={w.legendShare(percent(entry.from), percent(entry.to))} />
      ))}
    </ul>
  );
}

/** One symbol for a layer that has a single look. */
export function SymbolLegend({ id }: { readonly id: LayerId }): ReactNode {
  const w = useWords();
  if (id !== 'facilities') return null;
  return (
    <ul className="legend">
      <li className="legend-class">
        <span className="dot" aria-hidden="true" />
        {w.legendOpen}
      </li>
      <li className="legend-class">
        <span className="dot edited" aria-hidden="true" />
        {w.legendEdited}
      </li>
    </ul>
  );
}
