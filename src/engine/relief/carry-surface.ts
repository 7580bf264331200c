import { cellAt } from '../../model/grid';
import { roadFlag } from '../../model/roads';
import type { Roads } from '../../model/roads';
import type { Leg } from '../../model/travel';
import type { TravelInputs, TravelOptions } from '../travel/contract';
import { doorsOf } from '../travel/doors';
import { toGrid } from '../travel/fill-cells';
import { paceAt } from '../travel/ground';
import type { RoadGraph } from '../travel/road-graph';
import { rowsByNode } from '../travel/rows-by-node';
import { stepSecondsOf } from '../travel/step-seconds';
import type { StepSeconds } from '../travel/step-seconds';
import { withMargin } from '../travel/steps';
import { surfaceCells } from '../travel/surface-cells';
import type { Carrying } from './landings';
import { rowsByKey } from './rows-by-key';
import { TimeHeap } from './time-heap';

/** Roads on which nobody goes over a bridge on foot: what is carried stays on its side of the river. */
function withoutBridgesOnFoot(roads: Roads): Roads {
  return { ...roads, wayFlags: roads.wayFlags.map((flags) => (flags & roadFlag.bridge ? flags | roadFlag.noFoot : flags)) };
}

/**
 * Goods carried over the ground as a walker of the study goes (land cover, slope, barriers), but over no bridge.
 * @param usable 1 per stop at which one may load and unload
 * @param others places that `direct` finds
 */
export function carrySurface(
  inputs: TravelInputs,
  options: TravelOptions,
  leg: Leg,
  graph: RoadGraph,
  toCell: (x: number, y: number) => readonly [number, number],
  usable: Uint8Array,
  others: { readonly lon: ArrayLike<number>; readonly lat: ArrayLike<number> },
): Carrying {
  const ground = inputs.roads ? { ...inputs, roads: withoutBridgesOnFoot(inputs.roads) } : inputs;
  const cells = surfaceCells(ground, { ...options, plainSearch: true, direction: 'from' }, leg, 1, false);
  const { grid, room, steps, needs } = cells;
  const doors = doorsOf({ cells, searches: [], stepSeconds: () => Infinity, legMode: leg.mode }, graph, toCell);
  const size = room.codes.length;
  const doorsAt = rowsByKey(
    doors.cell.map((cell, door) => (usable[doors.node[door]!] ? cell : -1)),
    size,
  );
  const place = toGrid(inputs, grid);
  const away = stepSecondsOf(room, steps, needs.slopeRule, 1);
  const towards = stepSecondsOf(room, steps, needs.slopeRule, -1);
  const seconds = new Float64Array(size).fill(Infinity);
  const heap = new TimeHeap();
  const touched: number[] = [];

  const cellOf = (lon: number, lat: number): number => {
    const cell = cellAt(grid, ...place(lon, lat));
    return cell < 0 ? -1 : withMargin(grid, cell);
  };
  const isOpen = (cell: number): boolean => {
    const pace = paceAt(room, cell);
    return pace > 0 && pace < Infinity;
  };

  /** Cells around a cell in the order of their seconds, until one is beyond what `visit` gives back. */
  const search = (home: number, stepSeconds: StepSeconds, reachSeconds: number, visit: (cell: number, at: number) => number): void => {
    let reach = reachSeconds;
    heap.clear();
    seconds[home] = 0;
    touched.push(home);
    heap.push(home, 0);
    for (let cell = heap.pop(); cell >= 0; cell = heap.pop()) {
      const at = heap.poppedSeconds;
      if (at > seconds[cell]!) continue;
      if (at > reach) break;
      reach = Math.min(reach, visit(cell, at));
      for (let step = 0; step < steps.neighbours; step++) {
        const near = cell + steps.offset[step]!;
        if (seconds[near]! <= at) continue;
        const later = at + stepSeconds(cell, step);
        if (!(later < seconds[near]!) || later > reach || !isOpen(near)) continue;
        if (seconds[near] === Infinity) touched.push(near);
        seconds[near] = later;
        heap.push(near, later);
      }
    }
    for (const cell of touched) seconds[cell] = Infinity;
    touched.length = 0;
  };

  const othersAt = rowsByNode(
    Int32Array.from(others.lon, (lon, row) => cellOf(lon, others.lat[row]!)),
    size,
  );
  return {
    stateOf(lon, lat) {
      const cell = cellOf(lon, lat);
      if (cell < 0) return 2;
      return isOpen(cell) ? 0 : 1;
    },
    around(lon, lat, toPlace, mostSeconds, offer) {
      search(cellOf(lon, lat), toPlace ? towards : away, mostSeconds, (cell, at) => {
        let reach = mostSeconds;
        for (let i = doorsAt.start[cell]!; i < doorsAt.start[cell + 1]!; i++) {
          const door = doorsAt.row[i]!;
          reach = offer(doors.node[door]!, at + doors.seconds[door]!);
        }
        return reach;
      });
    },
    direct(lon, lat, reachSeconds, found) {
      search(cellOf(lon, lat), away, reachSeconds, (cell, at) => {
        othersAt(cell, (row) => found(row, at));
        return reachSeconds;
      });
    },
  };
}
