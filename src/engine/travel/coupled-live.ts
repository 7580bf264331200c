import type { Zone } from '../../model/study';
import type { Watch } from '../../model/watch';
import type { Doors } from './doors';
import type { Live } from './medium';
import { rowsByNode } from './rows-by-node';
import type { RowsOf } from './rows-by-node';
import { PlainSearch } from './search';
import type { Search } from './search';
import { seedCells } from './surface';
import type { CellAnchors } from './surface';

/** The three searches of a coupled trip: walks from the facilities, rides from the doors reached, walks from the doors ridden to. */
export interface Layers {
  readonly first: Search;
  readonly rides: PlainSearch;
  readonly last: Search;
}

/** What a closure does to the ground of a coupled trip. */
export interface ClosableGround {
  /** @returns owners that lost labels of the first walk, and stops whose edges or doors changed */
  close(closures: readonly Zone[]): { readonly first: ReadonlySet<number>; readonly nodes: readonly number[] };
}

/** Changes leg by leg: what changed in one leg is offered to the next through its doors. */
export function coupledLive(
  layers: Layers,
  sizes: { readonly cells: number; readonly stops: number },
  doorsNow: () => Doors,
  ground: ClosableGround,
): Live<CellAnchors> {
  const { first, rides, last } = layers;
  /** doors by cell and by stop, for the doors that they were made of */
  let index: { readonly doors: Doors; readonly ofCell: RowsOf; readonly ofNode: RowsOf } | null = null;
  const indexed = () => {
    const doors = doorsNow();
    if (index?.doors !== doors) {
      index = { doors, ofCell: rowsByNode(doors.cell, sizes.cells), ofNode: rowsByNode(doors.node, sizes.stops) };
    }
    return index;
  };
  /** owners whose labels of a leg are not to be trusted beyond what changed in it, until the next legs have been told */
  let goneFirst: ReadonlySet<number> = new Set();
  let goneRides: ReadonlySet<number> = new Set();

  /** A leg's labels with what it knows of doors. */
  interface Side {
    readonly search: Search;
    /** node per door on this side */
    readonly at: Int32Array;
    readonly doorsOf: RowsOf;
  }

  /** Takes back, beyond the doors of what changed in one leg, what the owners that are gone had; then offers the labels that there are. */
  const pass = (from: Side, to: Side, seconds: Float64Array, gone: ReadonlySet<number>, cutoffSeconds: number, watch: Watch): void => {
    const offered = new Set<number>();
    from.search.changed((node) =>
      from.doorsOf(node, (door) => {
        if (offered.has(door)) return;
        offered.add(door);
        const owner = to.search.ownerAt(to.at[door]!);
        if (gone.has(owner)) to.search.release(to.at[door]!, owner);
      }),
    );
    // what was taken back may have another way in
    to.search.changed((node) => to.doorsOf(node, (door) => void offered.add(door)));
    for (const door of offered) {
      const time = from.search.secondsAt(from.at[door]!) + seconds[door]!;
      if (time <= cutoffSeconds && time < Infinity) to.search.improve(to.at[door]!, time, from.search.ownerAt(from.at[door]!));
    }
    to.search.run(cutoffSeconds, watch);
  };

  const onward = (cutoffSeconds: number, watch: Watch): void => {
    const { doors, ofCell, ofNode } = indexed();
    const sides = {
      first: { search: first, at: doors.cell, doorsOf: ofCell },
      rides: { search: rides, at: doors.node, doorsOf: ofNode },
      last: { search: last, at: doors.cell, doorsOf: ofCell },
    };
    pass(sides.first, sides.rides, doors.seconds, goneFirst, cutoffSeconds, watch);
    pass(sides.rides, sides.last, doors.seconds, new Set([...goneFirst, ...goneRides]), cutoffSeconds, watch);
    goneFirst = new Set();
    goneRides = new Set();
  };

  const all = [first, rides, last] as const;
  return {
    add(added, watch) {
      seedCells(first, added.facilities, added.rows, added.delay, added.cutoffSeconds);
      first.run(added.cutoffSeconds, watch);
      onward(added.cutoffSeconds, watch);
    },
    remove(others, row, watch) {
      first.release(others.facilities[row]!, row);
      goneFirst = new Set([row]);
      seedCells(first, others.facilities, others.rows, others.delay, others.cutoffSeconds);
      first.run(others.cutoffSeconds, watch);
      onward(others.cutoffSeconds, watch);
    },
    close(closures) {
      const { first: lost, nodes } = ground.close(closures);
      const owners = new Set<number>();
      for (const node of nodes) {
        const owner = rides.ownerAt(node);
        if (owner >= 0) owners.add(owner);
        rides.release(node, owner);
        rides.again(node);
      }
      goneFirst = lost;
      goneRides = owners;
    },
    mark: () => all.forEach((search) => search.mark()),
    rollback: () => all.forEach((search) => search.rollback()),
    keep: () => all.forEach((search) => search.keep()),
    rowsChanged: (places) => {
      const byCell = rowsByNode(places, sizes.cells);
      return (visit) => {
        for (const search of [first, last]) search.changed((cell) => byCell(cell, visit));
      };
    },
  };
}
