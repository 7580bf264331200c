import type { Grid } from '../../src/model/grid';
import type { Position } from './grid';

/** Corner (column, row) of the grid as one number. */
const cornerOf = (grid: Grid, column: number, row: number): number => row * (grid.width + 1) + column;

/** Directed sides of the cells of a label, the label on the right hand: by start corner, the end corners. */
function sidesOf(grid: Grid, labels: ArrayLike<number>, label: number): Map<number, number[]> {
  const sides = new Map<number, number[]>();
  const add = (from: number, to: number): void => {
    const list = sides.get(from);
    if (list) list.push(to);
    else sides.set(from, [to]);
  };
  const same = (column: number, row: number): boolean =>
    column >= 0 && column < grid.width && row >= 0 && row < grid.height && labels[row * grid.width + column] === label;
  for (let row = 0; row < grid.height; row++) {
    for (let column = 0; column < grid.width; column++) {
      if (!same(column, row)) continue;
      const nw = cornerOf(grid, column, row);
      const ne = nw + 1;
      const sw = cornerOf(grid, column, row + 1);
      const se = sw + 1;
      if (!same(column, row - 1)) add(nw, ne);
      if (!same(column + 1, row)) add(ne, se);
      if (!same(column, row + 1)) add(se, sw);
      if (!same(column - 1, row)) add(sw, nw);
    }
  }
  return sides;
}

/** Closed rings of corners (first not repeated) around the cells of a label; cells that touch at a corner only stay apart. */
function cornerRings(grid: Grid, labels: ArrayLike<number>, label: number): number[][] {
  const sides = sidesOf(grid, labels, label);
  const stride = grid.width + 1;
  const rings: number[][] = [];
  for (const [start, ends] of sides) {
    while (ends.length > 0) {
      const ring = [start];
      let before = start;
      let at = ends.pop()!;
      while (at !== start || (sides.get(at)?.length ?? 0) > 0) {
        const choices = sides.get(at)!;
        if (choices.length === 0) break;
        let pick = 0;
        if (choices.length === 2) {
          const step = at - before;
          const right = step === 1 ? stride : step === stride ? -1 : step === -1 ? -stride : 1;
          pick = choices[0]! - at === right ? 0 : 1;
        }
        if (at === start) {
          if (choices.length === 0) break;
          break;
        }
        ring.push(at);
        before = at;
        at = choices.splice(pick, 1)[0]!;
      }
      rings.push(ring);
    }
  }
  return rings;
}

/** Does the corner touch three or more labels, or two that meet crosswise? There arcs begin and end. */
function isNode(grid: Grid, labels: ArrayLike<number>, corner: number): boolean {
  const stride = grid.width + 1;
  const column = corner % stride;
  const row = (corner - column) / stride;
  const label = (c: number, r: number): number => (c < 0 || c >= grid.width || r < 0 || r >= grid.height ? 0 : labels[r * grid.width + c]!);
  const nw = label(column - 1, row - 1);
  const ne = label(column, row - 1);
  const sw = label(column - 1, row);
  const se = label(column, row);
  const changes = Number(nw !== ne) + Number(ne !== se) + Number(se !== sw) + Number(sw !== nw);
  return changes > 2;
}

/** Cuts the corners of a line three times (Chaikin); the ends stay. */
function rounded(line: readonly Position[], times: number, closed: boolean): Position[] {
  let points = line.slice();
  for (let time = 0; time < times; time++) {
    const next: Position[] = [];
    if (!closed) next.push(points[0]!);
    for (let k = 0; k + 1 < points.length; k++) {
      const a = points[k]!;
      const b = points[k + 1]!;
      next.push([a[0] * 0.75 + b[0] * 0.25, a[1] * 0.75 + b[1] * 0.25], [a[0] * 0.25 + b[0] * 0.75, a[1] * 0.25 + b[1] * 0.75]);
    }
    if (closed) next.push(next[0]!);
    else next.push(points[points.length - 1]!);
    points = next;
  }
  return points;
}

/** Douglas-Peucker: drops vertices that lie within the tolerance (degrees) of the line between those kept. The ends stay. */
export function simplified(line: readonly Position[], tolerance: number): Position[] {
  const keep = new Uint8Array(line.length);
  keep[0] = 1;
  keep[line.length - 1] = 1;
  const stack: [number, number][] = [[0, line.length - 1]];
  for (let span = stack.pop(); span; span = stack.pop()) {
    const [first, last] = span;
    const a = line[first]!;
    const b = line[last]!;
    const dx = b[0] - a[0];
    const dy = b[1] - a[1];
    const length2 = dx * dx + dy * dy;
    let farthest = tolerance * tolerance;
    let split = -1;
    for (let k = first + 1; k < last; k++) {
      const p = line[k]!;
      const t = length2 === 0 ? 0 : Math.min(1, Math.max(0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length2));
      const ex = p[0] - a[0] - t * dx;
      const ey = p[1] - a[1] - t * dy;
      const away = ex * ex + ey * ey;
      if (away > farthest) {
        farthest = away;
        split = k;
      }
    }
    if (split > 0) {
      keep[split] = 1;
      stack.push([first, split], [split, last]);
    }
  }
  return line.filter((_, k) => keep[k] === 1);
}

/**
 * Outlines of a label as closed rings of positions. Every arc between two nodes is smoothed in one and the same direction,
 * so both neighbours get the same line: no gaps, no overlaps.
 * @param tolerance of the simplification in degrees
 */
export function outlineOf(grid: Grid, labels: ArrayLike<number>, label: number, tolerance: number): Position[][] {
  const stride = grid.width + 1;
  const position = (corner: number): Position => {
    const column = corner % stride;
    return [grid.west + column * grid.stepX, grid.north - ((corner - column) / stride) * grid.stepY];
  };
  return cornerRings(grid, labels, label).map((ring) => {
    const nodes = ring.flatMap((corner, k) => (isNode(grid, labels, corner) ? [k] : []));
    if (nodes.length === 0) {
      const line = [...ring, ring[0]!].map(position);
      return simplified(rounded(line, 2, true), tolerance);
    }
    const result: Position[] = [];
    nodes.forEach((first, n) => {
      const last = nodes[(n + 1) % nodes.length]!;
      const arc: number[] = [];
      for (let k = first; ; k = (k + 1) % ring.length) {
        arc.push(ring[k]!);
        if (k === last && arc.length > 1) break;
      }
      const backward = arc[0]! > arc[arc.length - 1]! || (arc[0] === arc[arc.length - 1] && arc[1]! > arc[arc.length - 2]!);
      if (backward) arc.reverse();
      const line = simplified(rounded(arc.map(position), 2, false), tolerance);
      if (backward) line.reverse();
      result.push(...line.slice(0, -1));
    });
    result.push(result[0]!);
    return result;
  });
}
