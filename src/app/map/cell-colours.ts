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

/** opacity of cells before there is an answer */
const pendingAlpha = 90;

/** The colour of a cell as four bytes R, G, B, A in one number, as they lie in memory. */
export type CellPaint = (seconds: number, state: number, facility: number) => number;

/** Packs colours as they lie in memory, whichever way the machine orders bytes. */
const packed = (colours: readonly string[], alpha: number): Uint32Array =>
  new Uint32Array(Uint8Array.from(colours.flatMap((colour) => [...rgbOf(colour), alpha])).buffer);

/** How cells are painted by their class, those that stand back more faintly. */
export function cellPaint(classes: readonly MinuteClass[], emphasis: Emphasis): CellPaint {
  const colours = classes.map((entry) => entry.colour);
  const usual = packed(colours, emphasis.alpha);
  const faint = packed(colours, emphasis.alphaOthers);
  return (seconds, state, facility) => {
    const standsBack = emphasis.facility >= 0 && facility !== emphasis.facility;
    return (standsBack ? faint : usual)[classOfSeconds(classes, seconds, state)] ?? 0;
  };
}

/**
 * One colour per cell.
 * @param times null while there is no answer yet
 */
export function coloursOfCells(count: number, times: CellTimes | null, paint: CellPaint): Uint32Array {
  if (!times) return new Uint32Array(count).fill(packed([pendingColour], pendingAlpha)[0] ?? 0);
  const colours = new Uint32Array(count);
  for (let cell = 0; cell < count; cell++) {
    colours[cell] = paint(times.seconds[cell] ?? NaN, times.state[cell] ?? 0, times.facility[cell] ?? -1);
  }
  return colours;
}

/** The colours of cells spread over their vertices, as deck.gl wants them. */
export function coloursOfVertices(mesh: CellMesh, cells: Uint32Array): Uint32Array {
  const vertices = new Uint32Array(mesh.start[mesh.count] ?? 0);
  for (let cell = 0; cell < mesh.count; cell++) vertices.fill(cells[cell] ?? 0, mesh.start[cell], mesh.start[cell + 1]);
  return vertices;
}
