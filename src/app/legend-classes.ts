import { formatCutoff } from '../i18n/format';
import type { AllWords } from '../i18n';
import { coveredClasses, minuteClasses, type MinuteClass } from './map/palette';

export interface LegendEntry {
  readonly key: string;
  readonly colour: string;
  readonly text: string;
  /** no data is hatched, as on the map */
  readonly hatched: boolean;
}

function nameOfClass(w: AllWords['app'], entry: MinuteClass, colourBy: 'minutes' | 'covered', boundSeconds: number): string {
  if (entry.key === 'no-data') return w.legendNoData;
  if (entry.key === 'unreachable') return boundSeconds > 0 ? w.legendBeyond(formatCutoff(boundSeconds)) : w.legendUnreachable;
  if (colourBy === 'covered') return entry.key === 'within' ? w.legendCovered : w.legendUncovered;
  if (entry.key === 'within') return w.legendMinutes(formatCutoff(entry.from), formatCutoff(entry.to));
  return boundSeconds > entry.from
    ? w.legendMinutes(formatCutoff(entry.from), formatCutoff(boundSeconds))
    : w.legendBeyond(formatCutoff(entry.from));
}

/**
 * The classes of the population cells as the legend names them, with the colours of the map.
 * @param boundSeconds how far times were searched; 0 where there is no answer yet
 */
export function cellLegend(
  w: AllWords['app'],
  minutes: number,
  colourBy: 'minutes' | 'covered',
  boundSeconds: number,
): readonly LegendEntry[] {
  const classes = colourBy === 'minutes' ? minuteClasses(minutes * 60) : coveredClasses(minutes * 60);
  return classes.map((entry) => ({
    key: `${entry.key} ${entry.from}`,
    colour: entry.colour,
    text: nameOfClass(w, entry, colourBy, boundSeconds),
    hatched: entry.key === 'no-data',
  }));
}
