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

/** Marks over a colour, so that classes are told apart in grey print. */
export const markPatterns = ['dots', 'lines', 'cross', 'white-lines'] as const;
export type MarkPattern = (typeof markPatterns)[number];

/** Small marks on nothing, drawn by a test of each pixel. */
function marks(colour: string, alpha: number, isMark: (x: number, y: number) => boolean): PatternImage {
  const data = new Uint8Array(size * size * 4);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) if (isMark(x, y)) data.set([...rgbOf(colour), alpha], (y * size + x) * 4);
  }
  return { width: size, height: size, data };
}

const ink = '#1d2430';
const half = size / 2;
const isDot = (x: number, y: number): boolean => (x % half) ** 2 + (y % half) ** 2 <= 4;
const isRising = (x: number, y: number): boolean => (x + y) % half < 2;
const isFalling = (x: number, y: number): boolean => (x - y + size) % half < 2;

/** The picture of each kind of marks. */
export const markImages: Readonly<Record<MarkPattern, () => PatternImage>> = {
  dots: () => marks(ink, 190, isDot),
  lines: () => marks(ink, 150, isFalling),
  cross: () => marks(ink, 130, (x, y) => isRising(x, y) || isFalling(x, y)),
  'white-lines': () => marks('#ffffff', 190, isRising),
};

/** Units without data: grey hatching, told apart from every class even in grey print. */
export const noDataPattern = (): PatternImage => stripes(noDataColour, 255, 70, 2, true);

/** Hazard zones: thin stripes the other way. */
export const hazardPattern = (theme: Theme): PatternImage => stripes(theme.hazard, 255, 0, 1, false);
