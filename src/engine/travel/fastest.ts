import type { Grid } from '../../model/grid';
import type { Field } from '../../model/result';
import { sameGrid } from './elevation';
import type { Live, Medium, LiveStanding, Traced } from './medium';

/** A trip of which one may choose, and what carries it. */
export interface Choice<Anchors> {
  readonly trip: string;
  readonly medium: Medium<Anchors>;
}

/** Where places stand in each of the choices, with their state there. */
type FastestAnchors<Anchors> = readonly { readonly anchors: Anchors; readonly state: Uint8Array }[];

/** Takes times over where they are earlier, or as early and of a lower facility row. */
function takeEarlier(seconds: Float64Array, facility: Int32Array, other: { seconds: Float64Array; facility: Int32Array }): void {
  for (let row = 0; row < seconds.length; row++) {
    const time = other.seconds[row]!;
    const by = other.facility[row]!;
    if (by < 0 || time > seconds[row]! || (time === seconds[row]! && facility[row]! >= 0 && facility[row]! <= by)) continue;
    seconds[row] = time;
    facility[row] = by;
  }
}

/** Metres of the shortest walk to the network of any choice; NaN where all have none. */
function leastMetres(each: readonly Float64Array[]): Float64Array {
  return each.reduce((all, one) => all.map((metres, row) => (metres <= one[row]! || Number.isNaN(one[row]!) ? metres : one[row]!)));
}

/** The grid that all choices have; null where they have none or differ. */
function commonGrid<Anchors>(choices: readonly Choice<Anchors>[]): Grid | null {
  const first = choices[0]?.medium.grid ?? null;
  return first && choices.every(({ medium }) => medium.grid && sameGrid(medium.grid, first)) ? first : null;
}

/**
 * The fastest of several trips, door to door: each is searched by itself, and a place takes the least seconds, ties to the lowest facility
 * row, then to the first choice. A place can be used where any of them can use it. It has a field where all have one on the same grid.
 */
export function fastestMedium<Anchors>(choices: readonly Choice<Anchors>[]): Medium<FastestAnchors<Anchors>> {
  const grid = commonGrid(choices);
  const collected = (choice: number, anchors: Anchors, state: Uint8Array, cutoffSeconds: number, only?: Int32Array) => {
    const seconds = new Float64Array(state.length).fill(Infinity);
    const facility = new Int32Array(state.length).fill(-1);
    choices[choice]!.medium.collect(anchors, state, seconds, facility, cutoffSeconds, only);
    return { seconds, facility };
  };
  const winner = ({ places, place, seconds }: Traced<FastestAnchors<Anchors>>): number =>
    places.findIndex(({ anchors, state }, choice) => collected(choice, anchors, state, seconds).seconds[place] === seconds);
  return {
    grid,
    findings: choices
      .flatMap(({ medium }) => medium.findings)
      .filter((finding, at, all) => all.findIndex((other) => JSON.stringify(other) === JSON.stringify(finding)) === at),
    anchor(lon, lat) {
      const stands = choices.map(({ medium }) => medium.anchor(lon, lat));
      return {
        anchors: stands.map(({ anchors, state }) => ({ anchors, state })),
        state: Uint8Array.from({ length: lon.length }, (_, row) => Math.min(...stands.map(({ state }) => state[row]!))),
        ...(stands.every(({ metres }) => metres) ? { metres: leastMetres(stands.map(({ metres }) => metres!)) } : {}),
        far: [...new Set(stands.flatMap(({ far }) => far))].sort((a, b) => a - b),
      };
    },
    spread(facilities, rows, delaySeconds, cutoffSeconds, watch) {
      choices.forEach(({ medium }, choice) => {
        const { anchors, state } = facilities[choice]!;
        const usable = Array.from(rows).filter((row) => state[row] === 0);
        medium.spread(anchors, usable, delaySeconds, cutoffSeconds, watch);
      });
    },
    collect(places, _state, seconds, facility, cutoffSeconds, only) {
      places.forEach(({ anchors, state }, choice) =>
        takeEarlier(seconds, facility, collected(choice, anchors, state, cutoffSeconds, only)),
      );
    },
    readRow: null,
    live: fastestLive(choices),
    field(cutoffSeconds) {
      if (!grid) return null;
      const fields = choices.map(({ medium }) => medium.field(cutoffSeconds));
      const found: Field = {
        grid,
        seconds: new Float64Array(grid.width * grid.height).fill(Infinity),
        facility: new Int32Array(grid.width * grid.height).fill(-1),
      };
      for (const field of fields) if (field) takeEarlier(found.seconds, found.facility, field);
      return found;
    },
    ...(choices.every(({ medium }) => medium.cutOff)
      ? {
          cutOff: (facilities, places) =>
            choices
              .map(({ medium }, choice) => medium.cutOff!(facilities[choice]!.anchors, places[choice]!.anchors))
              .reduce((all, one) => all.map((state, row) => Math.min(state, one[row]!))),
        }
      : {}),
    winner: (trip) => choices[winner(trip)]!.trip,
    trace(trip, watch) {
      const choice = winner(trip);
      const facilities = trip.facilities[choice]!.anchors;
      return choices[choice]!.medium.trace({ ...trip, facilities, places: trip.places[choice]!.anchors }, watch);
    },
  };
}

/** Changes to each of the choices; null where one of them has no labels to change. */
function fastestLive<Anchors>(choices: readonly Choice<Anchors>[]): Live<FastestAnchors<Anchors>> | null {
  const lives: Live<Anchors>[] = choices.flatMap(({ medium }) => (medium.live ? [medium.live] : []));
  if (lives.length < choices.length) return null;
  const standingIn = (choice: number, { facilities, rows, ...rest }: LiveStanding<FastestAnchors<Anchors>>): LiveStanding<Anchors> => {
    const { anchors, state } = facilities[choice]!;
    return { ...rest, facilities: anchors, rows: Array.from(rows).filter((row) => state[row] === 0) };
  };
  return {
    add: (added, watch) => lives.forEach((live, choice) => live.add(standingIn(choice, added), watch)),
    remove(others, row, watch) {
      lives.forEach((live, choice) => {
        if (others.facilities[choice]!.state[row] === 0) live.remove(standingIn(choice, others), row, watch);
      });
    },
    close: (closures) => lives.forEach((live) => live.close(closures)),
    mark: () => lives.forEach((live) => live.mark()),
    rollback: () => lives.forEach((live) => live.rollback()),
    keep: () => lives.forEach((live) => live.keep()),
    rowsChanged(places) {
      const visits = lives.map((live, choice) => live.rowsChanged(places[choice]!.anchors));
      return (visit) => visits.forEach((each) => each(visit));
    },
  };
}
