import type { CellClass } from '../map/cell-classes';
import type { ServedAnswer } from '../../jobs/task-types';
import { noClass } from '../map/cell-classes';

/** What can become of people who share what they can reach, in the order of the legend; `unknown` is drawn as no data. */
export const servedParts = ['served', 'full', 'outOfReach', 'unknown'] as const;
export type ServedPart = (typeof servedParts)[number];

/** Told apart by hue, by lightness and by marks. */
export const servedClasses: readonly (CellClass & { readonly part: ServedPart })[] = [
  { part: 'served', colour: '#8fbcdf', pattern: null },
  { part: 'full', colour: '#eda03c', pattern: 'dots' },
  { part: 'outOfReach', colour: '#8f1f14', pattern: 'white-lines' },
];

/** The class of each demand row: what became of most of its people, the worse of two alike; none where nobody is known to live. */
export function servedRows(answer: Pick<ServedAnswer, 'people' | ServedPart>): Uint8Array {
  return Uint8Array.from(answer.people, (people, row) => {
    if (!(people > 0)) return noClass;
    const parts = servedParts.map((part) => answer[part][row] ?? NaN);
    const most = parts.lastIndexOf(Math.max(...parts));
    return servedParts[most] === 'unknown' ? noClass : most;
  });
}

/** What a place lacks of a ladder: nothing, one step (its number), several, or every step. */
export type TierClassKey = 'none' | number | 'several' | 'all';

const singles: readonly CellClass[] = [
  { colour: '#f5d76e', pattern: null },
  { colour: '#4fa3a5', pattern: 'lines' },
  { colour: '#b79ad6', pattern: 'dots' },
];

/** Classes of a ladder with some steps; steps beyond the third count among several. */
export function tierClasses(steps: number): readonly (CellClass & { readonly lacks: TierClassKey })[] {
  return [
    { lacks: 'none', colour: '#cfe0ee', pattern: null },
    ...singles.slice(0, steps > 1 ? steps : 0).map((entry, step) => ({ ...entry, lacks: step })),
    ...(steps > 2 ? [{ lacks: 'several', colour: '#d4652a', pattern: 'cross' } as const] : []),
    { lacks: 'all', colour: '#6b140c', pattern: 'white-lines' },
  ];
}

/** Place of the class of a set of steps that are lacking (bit i for step i; -1 not known) among `tierClasses`; `noClass` where not known. */
export function tierClassOf(lacking: number, steps: number): number {
  const classes = tierClasses(steps);
  if (lacking < 0) return noClass;
  const lacks = Array.from({ length: steps }, (_, step) => step).filter((step) => (lacking & (1 << step)) !== 0);
  const [first] = lacks;
  const key =
    first === undefined ? 'none' : lacks.length === steps ? 'all' : lacks.length === 1 && first < singles.length ? first : 'several';
  return classes.findIndex((entry) => entry.lacks === key);
}

/** One class of figures around a middle; `from` included, `to` not. */
export interface AroundClass {
  readonly from: number;
  readonly to: number;
  readonly colour: string;
  /** below the middle: with dots, since both ends are dark in grey print */
  readonly marked: boolean;
}

/** Less than the part that is due, about as much, and more: a colour-blind-safe pair of hues around 1 (BrBG to blue). */
export const aroundOne: readonly AroundClass[] = [
  { from: 0, to: 0.5, colour: '#9c5518', marked: true },
  { from: 0.5, to: 0.8, colour: '#dba35f', marked: true },
  { from: 0.8, to: 0.95, colour: '#f2dcb8', marked: true },
  { from: 0.95, to: 1.05, colour: '#f3f3ee', marked: false },
  { from: 1.05, to: 1.25, colour: '#bfd8ec', marked: false },
  { from: 1.25, to: 2, colour: '#6ba6d4', marked: false },
  { from: 2, to: Infinity, colour: '#22639f', marked: false },
];

/** The class of a figure; undefined where it is not known. */
export function classAround(classes: readonly AroundClass[], value: number): AroundClass | undefined {
  return classes.find(({ from, to }) => value >= from && value < to);
}

const worse = ['#9c5518', '#dba35f', '#f2dcb8'] as const;
const better = ['#bfd8ec', '#6ba6d4', '#22639f'] as const;

/** Classes of changes around none: thirds of the largest change, fallen and risen. @param largest above 0 */
export function aroundNone(largest: number): readonly AroundClass[] {
  const none = largest * 1e-6;
  const third = largest / 3;
  return [
    { from: -Infinity, to: -2 * third, colour: worse[0], marked: true },
    { from: -2 * third, to: -third, colour: worse[1], marked: true },
    { from: -third, to: -none, colour: worse[2], marked: true },
    { from: -none, to: none, colour: '#f3f3ee', marked: false },
    { from: none, to: third, colour: better[0], marked: false },
    { from: third, to: 2 * third, colour: better[1], marked: false },
    { from: 2 * third, to: Infinity, colour: better[2], marked: false },
  ];
}
