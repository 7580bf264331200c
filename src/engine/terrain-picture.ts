import { Failure } from '../model/finding';
import type { Grid, Raster } from '../model/grid';

/** A picture to be laid on a Web-Mercator map by its four corners. RGBA, rows from north to south; clear where there is no elevation. */
export interface TerrainPicture {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8ClampedArray;
  /** west, south, east, north, degrees */
  readonly bounds: readonly [number, number, number, number];
}

type Colour = readonly [red: number, green: number, blue: number];

/** Quiet colours of a paper map from the valley floor (0) to the summits (1) of the study. */
const tints: readonly (readonly [share: number, colour: Colour])[] = [
  [0, [222, 233, 212]],
  [0.07, [230, 236, 214]],
  [0.16, [241, 237, 216]],
  [0.3, [240, 229, 205]],
  [0.45, [226, 224, 202]],
  [0.62, [210, 217, 201]],
  [0.82, [214, 218, 211]],
  [1, [240, 241, 239]],
];
const water: Colour = [182, 209, 228];
const shadow: Colour = [84, 94, 108];

/** Lights by azimuth (degrees from north, clockwise) and weight: mostly from the north-west, softened by its neighbours. */
const lights = [
  { azimuth: 315, weight: 0.55 },
  { azimuth: 270, weight: 0.2 },
  { azimuth: 0, weight: 0.15 },
  { azimuth: 225, weight: 0.1 },
] as const;
const lightAltitude = Math.PI / 4;

const shadowStrength = 0.5;
const highlightStrength = 0.45;
/** Heights are drawn this much steeper at 100 m a pixel, and more where a pixel is larger and hills are averaged away. */
const exaggeration = 1.15;
const leastHeightSpanMetres = 250;
const metresPerDegree = 111_320;

const mercator = (lat: number): number => Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360));
const latitude = (y: number): number => (Math.atan(Math.exp(y)) * 360) / Math.PI - 90;

function requireLonLat(grid: Grid, layer: string): void {
  if (grid.crs !== 'lonlat') throw new Failure('raster.projected', { layer }, { epsg: grid.epsg });
}

/** Heights as numbers on their grid, NaN where there are none: one kind of array, whatever the file had. */
interface Ground {
  readonly grid: Grid;
  readonly metres: Float32Array;
}

function groundOf({ grid, values, nodata }: Raster): Ground {
  const metres = Float32Array.from(values);
  if (nodata !== null && !Number.isNaN(nodata)) {
    for (let cell = 0; cell < metres.length; cell++) if (values[cell] === nodata) metres[cell] = NaN;
  }
  return { grid, metres };
}

/** Mean of the cells of a window, NaN where none has a value. Columns and rows are half-open. */
function windowMean({ grid, metres }: Ground, column0: number, column1: number, row0: number, row1: number): number {
  let sum = 0;
  let count = 0;
  for (let row = row0; row < row1; row++) {
    for (let column = column0; column < column1; column++) {
      const value = metres[row * grid.width + column] as number;
      if (value === value) {
        sum += value;
        count++;
      }
    }
  }
  return count === 0 ? NaN : sum / count;
}

/** Value between the four nearest cell centres; the cell's own value beside missing ones. `x`, `y` in cells from the west and north edge. */
function between({ grid, metres }: Ground, x: number, y: number): number {
  const { width, height } = grid;
  const column = Math.min(width - 1, Math.max(0, Math.floor(x - 0.5)));
  const row = Math.min(height - 1, Math.max(0, Math.floor(y - 0.5)));
  const right = Math.min(width - 1, column + 1);
  const below = Math.min(height - 1, row + 1);
  const shareX = Math.min(1, Math.max(0, x - 0.5 - column));
  const shareY = Math.min(1, Math.max(0, y - 0.5 - row));
  const upper = (metres[row * width + column] as number) * (1 - shareX) + (metres[row * width + right] as number) * shareX;
  const lower = (metres[below * width + column] as number) * (1 - shareX) + (metres[below * width + right] as number) * shareX;
  const mixed = upper * (1 - shareY) + lower * shareY;
  if (mixed === mixed) return mixed;
  return metres[Math.min(height - 1, Math.floor(y)) * width + Math.min(width - 1, Math.floor(x))] as number;
}

/** Heights at the pixels of the picture: means where a pixel covers several cells, values between cell centres else. */
function heightsOf(ground: Ground, width: number, pixelLatitude: Float64Array): Float32Array {
  const { grid } = ground;
  const height = pixelLatitude.length - 1;
  const cellsPerPixel = grid.width / width;
  const heights = new Float32Array(width * height);
  for (let j = 0; j < height; j++) {
    const y0 = (grid.north - (pixelLatitude[j] as number)) / grid.stepY;
    const y1 = (grid.north - (pixelLatitude[j + 1] as number)) / grid.stepY;
    const row0 = Math.min(grid.height - 1, Math.max(0, Math.floor(y0)));
    const row1 = Math.min(grid.height, Math.max(row0 + 1, Math.floor(y1)));
    for (let i = 0; i < width; i++) {
      const column0 = Math.floor(i * cellsPerPixel);
      heights[j * width + i] =
        cellsPerPixel < 1.5
          ? between(ground, (i + 0.5) * cellsPerPixel, (y0 + y1) / 2)
          : windowMean(ground, column0, Math.min(grid.width, Math.max(column0 + 1, Math.floor((i + 1) * cellsPerPixel))), row0, row1);
    }
  }
  return heights;
}

/** Low and high end of the tints: all but the lowest and highest half per cent of the heights. */
function heightSpan(heights: Float32Array): readonly [number, number] {
  const sample = heights.filter((height, i) => i % 23 === 0 && height === height).sort();
  const low = sample[Math.floor(sample.length * 0.005)] ?? 0;
  const high = sample[Math.floor(sample.length * 0.995)] ?? 0;
  return [low, Math.max(high, low + leastHeightSpanMetres)];
}

/** Tints for shares 0/255 to 255/255, three bytes each. */
function tintTable(): Uint8Array {
  const table = new Uint8Array(256 * 3);
  for (let step = 0; step < 256; step++) {
    const share = step / 255;
    const above = Math.max(
      1,
      tints.findIndex(([at]) => at >= share),
    );
    const [from, low] = tints[above - 1] as (typeof tints)[number];
    const [to, high] = tints[above] as (typeof tints)[number];
    const part = (share - from) / (to - from);
    for (let band = 0; band < 3; band++)
      table[step * 3 + band] = Math.round((low[band] as number) * (1 - part) + (high[band] as number) * part);
  }
  return table;
}

/** Column or row of a raster under each pixel, -1 outside. */
function cellsUnder(positions: Float64Array, origin: number, step: number, count: number): Int32Array {
  return Int32Array.from(positions, (position) => {
    const cell = Math.floor((position - origin) / step);
    return cell >= 0 && cell < count ? cell : -1;
  });
}

/** 1 where the pixel's middle is on water. */
function waterMask(
  landCover: Raster,
  width: number,
  elevationGrid: Grid,
  pixelLatitude: Float64Array,
  classes: readonly number[],
): Uint8Array {
  const height = pixelLatitude.length - 1;
  const { grid } = landCover;
  const lon = Float64Array.from(
    { length: width },
    (_x, i) => elevationGrid.west + ((i + 0.5) / width) * elevationGrid.width * elevationGrid.stepX,
  );
  const southward = Float64Array.from(
    { length: height },
    (_y, j) => -((pixelLatitude[j] as number) + (pixelLatitude[j + 1] as number)) / 2,
  );
  const columns = cellsUnder(lon, grid.west, grid.stepX, grid.width);
  const rows = cellsUnder(southward, -grid.north, grid.stepY, grid.height);
  const wet = new Set(classes);
  const mask = new Uint8Array(width * height);
  for (let j = 0; j < height; j++) {
    const row = rows[j] as number;
    if (row < 0) continue;
    for (let i = 0; i < width; i++) {
      const column = columns[i] as number;
      if (column >= 0 && wet.has(landCover.values[row * grid.width + column] as number)) mask[j * width + i] = 1;
    }
  }
  return mask;
}

/** Height of a neighbour, the pixel's own where the neighbour has none. */
function heightBeside(heights: Float32Array, at: number, offset: number): number {
  const value = heights[at + offset] as number;
  return value === value ? value : (heights[at] as number);
}

/**
 * Paints heights: hypsometric tint, lit mostly from the north-west. Level ground keeps its tint, slopes in shadow go towards `shadow`, lit ones
 * towards white.
 */
function painted(
  heights: Float32Array,
  width: number,
  pixelLatitude: Float64Array,
  degreesPerPixel: number,
  wet: Uint8Array | null,
): Uint8ClampedArray {
  const height = pixelLatitude.length - 1;
  const rgba = new Uint8ClampedArray(width * height * 4);
  const [low, high] = heightSpan(heights);
  const table = tintTable();
  const up = Math.sin(lightAltitude);
  const rays = lights.map(({ azimuth, weight }) => ({
    east: Math.sin((azimuth * Math.PI) / 180) * Math.cos(lightAltitude),
    north: Math.cos((azimuth * Math.PI) / 180) * Math.cos(lightAltitude),
    weight: weight / up,
  }));
  for (let j = 0; j < height; j++) {
    const metres = degreesPerPixel * metresPerDegree * Math.cos(((pixelLatitude[j] as number) * Math.PI) / 180);
    const steep = (exaggeration * Math.max(1, (metres / 100) ** 0.4)) / (2 * metres);
    const above = j > 0 ? -width : 0;
    const below = j < height - 1 ? width : 0;
    for (let i = 0; i < width; i++) {
      const at = j * width + i;
      const here = heights[at] as number;
      if (here !== here) continue;
      const east = (heightBeside(heights, at, i > 0 ? -1 : 0) - heightBeside(heights, at, i < width - 1 ? 1 : 0)) * steep;
      const north = (heightBeside(heights, at, below) - heightBeside(heights, at, above)) * steep;
      const length = Math.sqrt(1 + east * east + north * north);
      let light = 0;
      for (const ray of rays) light += ray.weight * Math.max(0, (ray.east * east + ray.north * north + up) / length);
      const isWet = wet !== null && wet[at] === 1;
      const step = Math.round(255 * Math.min(1, Math.max(0, (here - low) / (high - low)))) * 3;
      const dark = Math.min(1, Math.max(0, 1 - light)) * shadowStrength * (isWet ? 0.3 : 1);
      const bright = Math.min(1, Math.max(0, light - 1)) * highlightStrength;
      for (let band = 0; band < 3; band++) {
        const tint = isWet ? (water[band] as number) : (table[step + band] as number);
        rgba[at * 4 + band] = tint + ((shadow[band] as number) - tint) * dark + (255 - tint) * bright;
      }
      rgba[at * 4 + 3] = 255;
    }
  }
  return rgba;
}

/**
 * Draws the study's own terrain as a light hillshade, for a base map without a network and for the report.
 * @param elevation metres, in degrees; missing cells stay clear
 * @param landCover classes; null where the study has none
 * @param maxWidth pixels; never more than the elevation has columns
 * @param waterClasses land-cover classes drawn as water (the study's speed table knows them: the classes nobody can cross)
 * @throws Failure raster.projected where a raster does not count in degrees
 */
export function hillshadePicture(
  elevation: Raster,
  landCover: Raster | null,
  maxWidth: number,
  waterClasses: readonly number[] = [],
): TerrainPicture {
  const { grid } = elevation;
  requireLonLat(grid, 'elevation');
  if (landCover) requireLonLat(landCover.grid, 'landCover');
  const east = grid.west + grid.width * grid.stepX;
  const south = grid.north - grid.height * grid.stepY;
  const width = Math.max(1, Math.min(maxWidth, grid.width));
  const degreesPerPixel = (east - grid.west) / width;
  const top = mercator(grid.north);
  const tall = top - mercator(south);
  const height = Math.max(1, Math.round(tall / ((degreesPerPixel * Math.PI) / 180)));
  const pixelLatitude = Float64Array.from({ length: height + 1 }, (_edge, j) => latitude(top - (tall * j) / height));
  const heights = heightsOf(groundOf(elevation), width, pixelLatitude);
  const wet = landCover ? waterMask(landCover, width, grid, pixelLatitude, waterClasses) : null;
  return {
    width,
    height,
    rgba: painted(heights, width, pixelLatitude, degreesPerPixel, wet),
    bounds: [grid.west, south, east, grid.north],
  };
}
