import type { CellMesh } from './cell-mesh';
import type { CellTimes } from './merged-cells';
import type { MinuteClass } from './palette';
import { classOfSeconds, pendingColour, rgbOf } from './palette';

/** Which cells stand back: those not served by the facility that is looked at; -1 for none. */
export interface Emphasis {
  readonly facility: number;
  /** 0 to 255 */
  readonly alpha: number;
  readonly alphaOthers: number;
}

/**
 * One RGBA colour per cell.
 * @param times null while there is no answer yet
 */
export function coloursOfCells(count: number, times: CellTimes | null, classes: readonly MinuteClass[], emphasis: Emphasis): Uint8Array {
  const table = classes.map((entry) => rgbOf(entry.colour));
  const pending = rgbOf(pendingColour);
  const colours = new Uint8Array(count * 4);
  for (let cell = 0; cell < count; cell++) {
    const rgb = times ? (table[classOfSeconds(classes, times.seconds[cell] ?? NaN, times.state[cell] ?? 0)] ?? pending) : pending;
    const standsBack = times !== null && emphasis.facility >= 0 && times.facility[cell] !== emphasis.facility;
    colours[cell * 4] = rgb[0];
    colours[cell * 4 + 1] = rgb[1];
    colours[cell * 4 + 2] = rgb[2];
    colours[cell * 4 + 3] = times === null ? 90 : standsBack ? emphasis.alphaOthers : emphasis.alpha;
  }
  return colours;
}

/** The colours of cells spread over their vertices, as deck.gl wants them. */
export function coloursOfVertices(mesh: CellMesh, cells: Uint8Array): Uint8Array {
  const wide = new Uint32Array(cells.buffer, cells.byteOffset, mesh.count);
  const vertices = new Uint32Array(mesh.start[mesh.count] ?? 0);
  for (let cell = 0; cell < mesh.count; cell++) vertices.fill(wide[cell] ?? 0, mesh.start[cell], mesh.start[cell + 1]);
  return new Uint8Array(vertices.buffer);
}
