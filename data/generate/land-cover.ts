import { cellNear, metresPerDegreeLat, metresPerDegreeLon, studyGrid } from './grid';
import type { Position } from './grid';
import { fractalNoise, hashed } from './random';
import type { Place, Village } from './settlements';

/** Classes of `land-cover.tif`; 0 is no data and does not occur. */
export const landClass = { cropland: 1, forest: 2, shrubAndGrass: 3, builtUp: 4, bareRock: 5, water: 6, orchard: 7 } as const;

/** Paints a disc of built-up land, ragged at the rim; never over water. */
function build(cover: Uint8Array, centre: Position, radiusMetres: number): void {
  const reach = Math.ceil(radiusMetres / 100) + 1;
  const middle = cellNear(studyGrid, centre);
  for (let y = -reach; y <= reach; y++)
    for (let x = -reach; x <= reach; x++) {
      const cell = middle + y * studyGrid.width + x;
      const dx = (centre[0] - studyGrid.west - ((cell % studyGrid.width) + 0.5) * studyGrid.stepX) * metresPerDegreeLon;
      const dy = (studyGrid.north - (Math.floor(cell / studyGrid.width) + 0.5) * studyGrid.stepY - centre[1]) * metresPerDegreeLat;
      const limit = radiusMetres * (0.7 + 0.6 * hashed(cell, 5, 61));
      if (dx * dx + dy * dy < limit * limit && cover[cell] !== landClass.water) cover[cell] = landClass.builtUp;
    }
}

/** Land cover from terrain, water and people (made up). */
export function makeLandCover(
  height: Float32Array,
  slope: Float32Array,
  water: Uint8Array,
  villages: readonly Village[],
  places: readonly Place[],
  people: Int32Array,
): Uint8Array {
  const cover = new Uint8Array(height.length);
  for (let cell = 0; cell < cover.length; cell++) {
    if (water[cell]) {
      cover[cell] = landClass.water;
      continue;
    }
    const column = cell % studyGrid.width;
    const row = (cell - column) / studyGrid.width;
    const patch = fractalNoise(column / 28, row / 28, 51, 4);
    const metres = height[cell]! + 120 * patch;
    const steep = slope[cell]! * (1 + 0.5 * fractalNoise(column / 9, row / 9, 52, 2));
    const south = row > 700 + 260 * (column / studyGrid.width);
    if (metres > 3350 || steep > 1.05) cover[cell] = landClass.bareRock;
    else if (metres > 2950) cover[cell] = landClass.shrubAndGrass;
    else if (steep < 0.13 && metres < 1500)
      cover[cell] = patch > 0.42 && metres > 560 && metres < 1250 ? landClass.orchard : landClass.cropland;
    else if (steep < 0.24 && metres < 1300 && !south && patch < 0.15) cover[cell] = patch < -0.35 ? landClass.orchard : landClass.cropland;
    else if (metres < 1150 && !south) cover[cell] = patch > 0.2 ? landClass.forest : landClass.shrubAndGrass;
    else cover[cell] = patch > (south ? -0.5 : -0.05) ? landClass.forest : landClass.shrubAndGrass;
  }
  for (const village of villages) build(cover, village.position, 150);
  places.forEach((place, k) => {
    if (people[k]! > 220) build(cover, place.centre, Math.min(230, 90 + people[k]! / 6));
  });
  return cover;
}
