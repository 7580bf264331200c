import type { CoverageAnswer, DemandView, DragFrame } from '../../jobs/task-types';
import type { Layer } from 'deck.gl';
import type { MapScene } from './contract';
import { lookedAt } from './contract';
import { classPaint, classTimes } from './cell-classes';
import { cellPaint } from './cell-colours';
import type { CellIndex } from './cell-index';
import { cellIndex } from './cell-index';
import { cellLayer, writeColours } from './cell-layer';
import type { CellMesh } from './cell-mesh';
import { cellHeightDegrees, cellMesh } from './cell-mesh';
import { CellPainting } from './cell-painting';
import { LiveTimes } from './live-times';
import type { CellTimes, MergedCells } from './merged-cells';
import { levelOf, mergedCells, mergedTimes, widthPerLevel } from './merged-cells';
import { metresPerPixel } from './mercator';
import { coveredClasses, minuteClasses } from './palette';
import { themeOf } from './theme';

const metresPerDegree = 111_195;

/** The number of a facility in the answer; -1 where it is nobody's nearest, so that nothing stands back for it. */
const servingFacility = (answer: CoverageAnswer | null, id: string): number => {
  const facility = answer?.facilityIds.indexOf(id) ?? -1;
  return facility >= 0 && answer?.facility.includes(facility) ? facility : -1;
};

/** Draws and finds the cells of one demand layer, merged into larger ones at small scales. */
export class Cells {
  readonly demand: DemandView;
  readonly #index: CellIndex;
  readonly #widthMetres: number;
  readonly #middleLat: number;
  readonly #mesh: CellMesh | null;
  readonly #merged = new Map<number, MergedCells>();
  readonly #times = new WeakMap<CoverageAnswer, Map<number, CellTimes>>();
  #level = 0;
  #answer: CoverageAnswer | null = null;
  #live: LiveTimes | null = null;
  #painting: CellPainting | null = null;
  #layer: Layer | null = null;

  constructor(demand: DemandView) {
    this.demand = demand;
    this.#index = cellIndex(demand);
    this.#widthMetres = cellHeightDegrees(demand) * metresPerDegree;
    this.#middleLat = demand.lat[demand.lat.length >> 1] ?? 0;
    this.#mesh = this.#widthMetres > 0 ? cellMesh(demand.outline, demand.outlineStart) : null;
  }

  /** 0 for single cells */
  get level(): number {
    return this.#level;
  }

  /** @returns true where the scale asks for another size of cells than is drawn now */
  setZoom(zoom: number): boolean {
    const wanted = this.#widthMetres > 0 ? levelOf(this.#widthMetres / metresPerPixel(this.#middleLat, zoom)) : 0;
    const changed = wanted !== this.#level;
    this.#level = wanted;
    return changed;
  }

  /** deck.gl's layer for a scene; a drag that goes on over the same answer stays on it. */
  layer(scene: MapScene): Layer {
    const classes = scene.colourBy === 'minutes' ? minuteClasses(scene.cutoffSeconds) : coveredClasses(scene.cutoffSeconds);
    if (!this.#live?.isOf(scene.answer)) this.#live = null;
    const merged = this.#level === 0 ? null : this.#mergedAt(this.#level);
    const mesh = merged ? merged.mesh : this.#mesh;
    const looked = lookedAt(scene);
    const alpha = themeOf(scene.dark).cellAlpha;
    const emphasis = {
      facility: looked === '' ? -1 : servingFacility(scene.answer, looked),
      alpha,
      alphaOthers: 45,
    };
    const byClass = scene.classes ?? null;
    // classes do not follow a facility on its way
    this.#answer = byClass ? null : scene.answer;
    this.#painting = new CellPainting({
      mesh,
      merged,
      count: mesh?.count ?? this.demand.lon.length,
      times: byClass ? classTimes(byClass, merged) : this.#timesOf(scene.answer, merged),
      paint: byClass ? classPaint(byClass, alpha) : cellPaint(classes, emphasis),
    });
    this.#layer = cellLayer({ mesh, demand: this.demand, colours: this.#painting.colours, visible: scene.visible.hexagons });
    return this.#layer;
  }

  /**
   * Recolours the cells of a frame of a drag on the layer that is drawn; null takes the drag back.
   * @returns true where a colour changed, so that the map must be drawn again
   */
  follow(frame: DragFrame | null): boolean {
    if (!this.#answer || !this.#painting || !this.#layer || (!frame && !this.#live)) return false;
    this.#live ??= new LiveTimes(this.#answer);
    const stretch = this.#painting.repaint(this.#live, this.#live.write(frame));
    if (stretch) writeColours(this.#layer, this.#painting.colours, stretch.from, stretch.to);
    return stretch !== null;
  }

  /**
   * The demand row under a position, -1 where none. In a merged hexagon, its row nearest to the position.
   * @param toleranceDegrees for points
   */
  rowAt(lon: number, lat: number, toleranceDegrees: number): number {
    if (this.#level === 0) return this.#index.rowAt(lon, lat, toleranceDegrees);
    const merged = this.#mergedAt(this.#level);
    const hexagon = merged.at(lon, lat);
    return hexagon < 0 ? -1 : this.#index.nearestOf(lon, lat, merged.rows.subarray(merged.rowStart[hexagon], merged.rowStart[hexagon + 1]));
  }

  #mergedAt(level: number): MergedCells {
    let merged = this.#merged.get(level);
    if (!merged) {
      merged = mergedCells(this.demand, this.#widthMetres * widthPerLevel ** level);
      this.#merged.set(level, merged);
    }
    return merged;
  }

  /** Times of the cells to draw: of an answer, or of the drag over it. */
  #timesOf(answer: CoverageAnswer | null, merged: MergedCells | null): CellTimes | null {
    if (!answer) return null;
    const rows = this.#live ?? answer;
    if (!merged) return rows;
    if (this.#live) return mergedTimes(merged, rows);
    const byLevel = this.#times.get(answer) ?? new Map<number, CellTimes>();
    this.#times.set(answer, byLevel);
    const times = byLevel.get(this.#level) ?? mergedTimes(merged, answer);
    byLevel.set(this.#level, times);
    return times;
  }
}
