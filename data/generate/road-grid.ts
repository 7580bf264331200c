import { cellNear, centreOf, coarser, studyGrid } from './grid';
import type { Position } from './grid';
import { CostHeap } from './heap';

/** Grid on which roads are laid out, about 200 m. */
export const roadGrid = coarser(studyGrid, 2);

/** Road classes from the highest to the lowest; 0 is no road. */
export const roadClasses = ['', 'trunk', 'primary', 'secondary', 'tertiary', 'unclassified', 'residential', 'track'] as const;

/** Neighbours east, south-east, south, south-west: an edge is stored at its northern or western cell. */
const steps = [1, roadGrid.width + 1, roadGrid.width, roadGrid.width - 1] as const;
const allSteps = [...steps, -1, -roadGrid.width - 1, -roadGrid.width, -roadGrid.width + 1] as const;
const metresOfStep = allSteps.map((_, k) => (k % 2 === 0 ? 200 : 283));

/** The roads as edges between neighbouring cells of the road grid. */
export class RoadGrid {
  /** class of the edge from a cell in each of the four directions */
  readonly edge: readonly Uint8Array[];
  /** index into `names` of each edge */
  readonly named: readonly Uint8Array[];
  readonly names: string[] = [''];
  private readonly height: Float32Array;
  private readonly wet: Uint8Array;
  private readonly cost: Float64Array;
  private readonly from: Int32Array;
  private readonly stamp: Int32Array;
  private readonly closed: Int32Array;
  private search = 0;
  private readonly heap = new CostHeap();

  constructor(height: Float32Array, water: Uint8Array) {
    const count = roadGrid.width * roadGrid.height;
    this.edge = steps.map(() => new Uint8Array(count));
    this.named = steps.map(() => new Uint8Array(count));
    this.height = new Float32Array(count);
    this.wet = new Uint8Array(count);
    this.cost = new Float64Array(count);
    this.from = new Int32Array(count);
    this.stamp = new Int32Array(count);
    this.closed = new Int32Array(count);
    for (let cell = 0; cell < count; cell++) {
      const column = cell % roadGrid.width;
      const at = ((cell - column) / roadGrid.width) * 2 * studyGrid.width + column * 2;
      const four = [at, at + 1, at + studyGrid.width, at + studyGrid.width + 1];
      this.height[cell] = four.reduce((sum, k) => sum + height[k]!, 0) / 4;
      this.wet[cell] = four.some((k) => water[k] === 1) ? 1 : 0;
    }
  }

  /** Class of the edge between two neighbouring cells, 0 for none. */
  classBetween(a: number, b: number): number {
    const k = steps.indexOf(Math.max(a, b) - Math.min(a, b));
    return this.edge[k]![Math.min(a, b)]!;
  }

  /** Cells joined to a cell by a road. */
  neighbours(cell: number): number[] {
    const found: number[] = [];
    steps.forEach((step, k) => {
      if (this.edge[k]![cell]) found.push(cell + step);
      if (cell - step >= 0 && this.edge[k]![cell - step]) found.push(cell - step);
    });
    return found;
  }

  onRoad(cell: number): boolean {
    return steps.some((step, k) => this.edge[k]![cell] !== 0 || (cell - step >= 0 && this.edge[k]![cell - step] !== 0));
  }

  isWet(cell: number): boolean {
    return this.wet[cell] === 1;
  }

  heightAt(cell: number): number {
    return this.height[cell]!;
  }

  /** Adds an edge, or raises its class. A road that would cross another diagonally goes through the other's cell. */
  add(a: number, b: number, roadClass: number, name: number): void {
    const low = Math.min(a, b);
    const k = steps.indexOf(Math.max(a, b) - low);
    if (k === 1 && this.edge[3]![low + 1]) {
      this.add(low, low + 1, roadClass, name);
      this.add(low + 1, low + steps[1], roadClass, name);
      return;
    }
    if (k === 3 && this.edge[1]![low - 1]) {
      this.add(low, low - 1, roadClass, name);
      this.add(low - 1, low + steps[3], roadClass, name);
      return;
    }
    const known = this.edge[k]![low]!;
    if (known !== 0 && known <= roadClass) return;
    this.edge[k]![low] = roadClass;
    this.named[k]![low] = name;
  }

  nameBetween(a: number, b: number): string {
    const k = steps.indexOf(Math.max(a, b) - Math.min(a, b));
    return this.names[this.named[k]![Math.min(a, b)]!]!;
  }

  /**
   * Cheapest way over the terrain from a cell to a goal (or to any road where the goal is -1): steep is dear, water very dear,
   * existing roads cheap. @returns the cells from start to goal, empty when there is none
   * @param maxGrade grade at which the cost has doubled
   * @param reuse cost of a metre of existing road
   * @param ends where the goal is -1: is this cell an end? Any road where left out
   * @param dearest most that a metre can cost: low for roads that would be cut or tunnelled through
   */
  path(
    start: number,
    goal: number,
    maxGrade: number,
    reuse: number,
    dearest = 30,
    ends: (cell: number) => boolean = (cell) => this.onRoad(cell),
  ): number[] {
    this.search++;
    this.heap.clear();
    const goalPosition = goal < 0 ? null : centreOf(roadGrid, goal);
    const ahead = (cell: number): number => {
      if (!goalPosition) return 0;
      const dx = Math.abs((cell % roadGrid.width) - (goal % roadGrid.width));
      const dy = Math.abs(Math.floor(cell / roadGrid.width) - Math.floor(goal / roadGrid.width));
      return reuse * (200 * Math.max(dx, dy) + 83 * Math.min(dx, dy));
    };
    this.cost[start] = 0;
    this.stamp[start] = this.search;
    this.from[start] = -1;
    this.heap.push(start, ahead(start));
    for (let cell = this.heap.pop(); cell >= 0; cell = this.heap.pop()) {
      if (this.closed[cell] === this.search) continue;
      this.closed[cell] = this.search;
      if (cell === goal || (goal < 0 && cell !== start && ends(cell))) return this.trace(cell);
      const column = cell % roadGrid.width;
      const row = Math.floor(cell / roadGrid.width);
      if (column < 2 || row < 2 || column > roadGrid.width - 3 || row > roadGrid.height - 3) continue;
      for (let k = 0; k < 8; k++) {
        const other = cell + allSteps[k]!;
        if (this.closed[other] === this.search) continue;
        const metres = metresOfStep[k]!;
        const known = this.classBetween(cell, other);
        const grade = Math.abs(this.height[other]! - this.height[cell]!) / metres / maxGrade;
        const ground = known !== 0 && known < 6 ? reuse : Math.min(dearest, 1 + grade * grade);
        const next = this.cost[cell]! + metres * ground + (known === 0 && (this.wet[other] || this.wet[cell]) ? 1400 : 0);
        if (this.stamp[other] !== this.search || next < this.cost[other]!) {
          this.stamp[other] = this.search;
          this.cost[other] = next;
          this.from[other] = cell;
          this.heap.push(other, next + ahead(other));
        }
      }
    }
    return [];
  }

  private trace(goal: number): number[] {
    const cells: number[] = [];
    for (let cell = goal; cell >= 0; cell = this.from[cell]!) cells.push(cell);
    return cells.toReversed();
  }

  /** Lays a road along the cheapest way between two positions. */
  lay(from: Position, to: Position, roadClass: number, name: string, maxGrade: number, reuse: number, dearest = 30): void {
    const cells = this.path(cellNear(roadGrid, from), cellNear(roadGrid, to), maxGrade, reuse, dearest);
    this.layCells(cells, roadClass, name);
  }

  layCells(cells: readonly number[], roadClass: number, name: string): void {
    let index = this.names.indexOf(name);
    if (index < 0) index = this.names.push(name) - 1;
    for (let k = 0; k + 1 < cells.length; k++) this.add(cells[k]!, cells[k + 1]!, roadClass, index);
  }
}
