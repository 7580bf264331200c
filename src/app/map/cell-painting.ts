import type { CellMesh } from './cell-mesh';
import type { CellPaint } from './cell-colours';
import { coloursOfCells, coloursOfVertices } from './cell-colours';
import type { LiveTimes } from './live-times';
import type { CellTimes, MergedCells } from './merged-cells';
import { mergeRows } from './merged-cells';

/** A part of the drawn colours: vertices (or points) `from` up to, not including, `to`. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

export interface PaintingParts {
  /** null for points */
  readonly mesh: CellMesh | null;
  /** null where every cell is drawn by itself */
  readonly merged: MergedCells | null;
  readonly count: number;
  /** of the drawn cells; null while there is no answer */
  readonly times: CellTimes | null;
  readonly paint: CellPaint;
}

/** The colours that are on the map now; a frame of a drag changes those of its rows in place. */
export class CellPainting {
  readonly #parts: PaintingParts;
  readonly #cells: Uint32Array;
  readonly #drawn: Uint32Array;
  /** times of merged cells while a facility is dragged */
  #live: CellTimes | null = null;
  readonly #stamp: Uint32Array;
  #turn = 0;

  constructor(parts: PaintingParts) {
    this.#parts = parts;
    this.#cells = coloursOfCells(parts.count, parts.times, parts.paint);
    this.#drawn = parts.mesh ? coloursOfVertices(parts.mesh, this.#cells) : this.#cells;
    this.#stamp = new Uint32Array(parts.merged ? parts.count : 0);
  }

  /** RGBA per vertex of the mesh, or per point; the same array for the life of the painting */
  get colours(): Uint8Array {
    return new Uint8Array(this.#drawn.buffer);
  }

  /**
   * Paints the cells of some demand rows again.
   * @returns the stretch that holds every change, null where no colour changed
   */
  repaint(live: LiveTimes, changed: readonly Int32Array[]): Stretch | null {
    const { merged, mesh, paint } = this.#parts;
    const cells = merged ? this.#mergeAgain(merged, live, changed) : changed;
    const times: CellTimes = (merged && this.#live) ?? live;
    let [from, to] = [Infinity, -Infinity];
    for (const list of cells) {
      for (const cell of list) {
        const colour = paint(times.seconds[cell] ?? NaN, times.state[cell] ?? 0, times.facility[cell] ?? -1);
        if (colour === this.#cells[cell]) continue;
        this.#cells[cell] = colour;
        const [first, end] = mesh ? [mesh.start[cell] ?? 0, mesh.start[cell + 1] ?? 0] : [cell, cell + 1];
        this.#drawn.fill(colour, first, end);
        from = Math.min(from, first);
        to = Math.max(to, end);
      }
    }
    return from < to ? { from, to } : null;
  }

  /** Merges the cells of some rows again. @returns the merged cells, each once */
  #mergeAgain(merged: MergedCells, live: LiveTimes, changed: readonly Int32Array[]): readonly number[][] {
    const { times } = this.#parts;
    if (!times) return [];
    this.#live ??= { seconds: times.seconds.slice(), facility: times.facility.slice(), state: times.state.slice() };
    this.#turn++;
    const touched: number[] = [];
    for (const rows of changed) {
      for (const row of rows) {
        const cell = merged.cellOf[row] as number;
        if (this.#stamp[cell] === this.#turn) continue;
        this.#stamp[cell] = this.#turn;
        touched.push(cell);
        mergeRows(merged, live, cell, this.#live);
      }
    }
    return [touched];
  }
}
