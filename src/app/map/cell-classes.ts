import type { FeatureCollection, Position } from 'geojson';
import type { DemandView } from '../../jobs/task-types';
import type { CellPaint } from './cell-colours';
import { collection } from './features';
import type { CellTimes, MergedCells } from './merged-cells';
import { noDataColour, rgbOf } from './palette';
import type { MarkPattern } from './pattern';

/** One class of demand rows: a colour, and marks over it that tell it apart in grey print. */
export interface CellClass {
  readonly colour: string;
  readonly pattern: MarkPattern | null;
}

/** Demand rows by class, in place of their times. */
export interface CellClasses {
  /** of each row: place in `entries`; `noClass` where it has no data */
  readonly of: Uint8Array;
  /** what each row counts for where rows are merged */
  readonly people: Float64Array;
  readonly entries: readonly CellClass[];
}

export const noClass = 255;

/** The class of most people of each merged hexagon; ties go to the first. Where nobody lives each row counts the same. */
function mergedClasses(merged: MergedCells, { of, people, entries }: CellClasses): Float64Array {
  const most = new Float64Array(merged.mesh.count).fill(NaN);
  for (let hexagon = 0; hexagon < merged.mesh.count; hexagon++) {
    const rows = merged.rows.subarray(merged.rowStart[hexagon], merged.rowStart[hexagon + 1]);
    const inhabited = rows.some((row) => (people[row] ?? 0) > 0);
    const sums = new Float64Array(entries.length);
    for (const row of rows) {
      const place = of[row] ?? noClass;
      if (place < entries.length) sums[place] = (sums[place] ?? 0) + (inhabited ? people[row] || 0 : 1);
    }
    const largest = Math.max(...sums);
    if (largest > 0) most[hexagon] = sums.indexOf(largest);
  }
  return most;
}

/** Classes as the painting of cells takes times: the class stands where the seconds do, NaN for no data. */
export function classTimes(classes: CellClasses, merged: MergedCells | null): CellTimes {
  const seconds = merged ? mergedClasses(merged, classes) : Float64Array.from(classes.of, (place) => (place === noClass ? NaN : place));
  return {
    seconds,
    state: Uint8Array.from(seconds, (place) => (Number.isNaN(place) ? 1 : 0)),
    facility: new Int32Array(seconds.length).fill(-1),
  };
}

/** How cells are painted by their class. @param alpha 0 to 255 */
export function classPaint({ entries }: CellClasses, alpha: number): CellPaint {
  const bytes = [...entries.map(({ colour }) => colour), noDataColour].flatMap((colour) => [...rgbOf(colour), alpha]);
  const colours = new Uint32Array(Uint8Array.from(bytes).buffer);
  return (place) => colours[Number.isNaN(place) ? entries.length : place] ?? 0;
}

/** The cells of each class that has marks, as one shape for each kind of marks; none for points. */
export function markedCells({ outline, outlineStart }: DemandView, classes: CellClasses | null): FeatureCollection {
  const shapes = new Map<MarkPattern, Position[][][]>();
  if (outlineStart.length > 1) {
    classes?.of.forEach((place, row) => {
      const pattern = classes.entries[place]?.pattern;
      if (!pattern) return;
      const ring: Position[] = [];
      for (let vertex = outlineStart[row] ?? 0; vertex < (outlineStart[row + 1] ?? 0); vertex++) {
        ring.push([outline[vertex * 2] ?? 0, outline[vertex * 2 + 1] ?? 0]);
      }
      const [first] = ring;
      if (!first) return;
      const cells = shapes.get(pattern) ?? [];
      cells.push([[...ring, first]]);
      shapes.set(pattern, cells);
    });
  }
  return collection(
    [...shapes].map(([pattern, coordinates]) => ({
      type: 'Feature',
      geometry: { type: 'MultiPolygon', coordinates },
      properties: { pattern: `pattern-${pattern}` },
    })),
  );
}
