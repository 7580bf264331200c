import type { Theme } from './theme';
import { noDataColour, rgbOf } from './palette';

/** A square picture for MapLibre's `addImage`. */
export interface PatternImage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

const size = 16;

/** Diagonal stripes that tile: `lineAlpha` on the stripes, `groundAlpha` between them. `rising`: from the lower left to the upper right. */
function stripes(colour: string, lineAlpha: number, groundAlpha: number, lineWidth: number, rising: boolean): PatternImage {
  const rgb = rgbOf(colour);
  const data = new Uint8Array(size * size * 4);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const along = (rising ? x + y : x - y + size) % (size / 2);
      data.set([...rgb, along < lineWidth ? lineAlpha : groundAlpha], (y * size + x) * 4);
    }
  }
  return { width: size, height: size, data };
}

/** Units without data: grey hatching, told apart from every class even in grey print. */
export const noDataPattern = (): PatternImage => stripes(noDataColour, 255, 70, 2, true);

/** Hazard zones: thin stripes the other way. */
export const hazardPattern = (theme: Theme): PatternImage => stripes(theme.hazard, 255, 0, 1, false);
