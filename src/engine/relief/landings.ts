import type { Watch } from '../../model/watch';

/** Stops between which and a place goods are carried on foot: those of place i are `start[i]` to before `start[i + 1]`. */
export interface Landings {
  readonly start: Int32Array;
  readonly stop: Int32Array;
  /** seconds on foot */
  readonly seconds: Float64Array;
  /** per place: 0 usable, 1 on a barrier, 2 off the map */
  readonly state: Uint8Array;
  /** seconds on foot up to which stops of each place were looked for */
  readonly reachSeconds: Float64Array;
}

/** How far goods are carried, seconds; see `CarryRules`. */
export interface CarryBounds {
  /** lorries stand at the stops that are at most so much farther from the depot than the nearest: 0, that one alone */
  readonly loadingSeconds: number;
  readonly detourSeconds: number;
  readonly mostSeconds: number;
}

/** Offers a stop at which one may load and unload, with its seconds on foot. @returns how far it is still worth looking, seconds */
export type OfferStop = (stop: number, seconds: number) => number;

/** Walks between places and the road. */
export interface Carrying {
  /** where a place stands: 0 usable, 1 on a barrier, 2 off the map */
  stateOf(lon: number, lat: number): number;
  /** Offers the stops around a place in the order of their distance, as near as one knows it; `toPlace`: walks lead to the place, else away from it. */
  around(lon: number, lat: number, toPlace: boolean, mostSeconds: number, offer: OfferStop): void;
  /** Walks away from a place, as far as given, to each of some other places that are so near. */
  direct(lon: number, lat: number, reachSeconds: number, found: (row: number, seconds: number) => void): void;
}

/** Stops offered to one place, and the seconds up to which more of them are wanted. */
class Offers {
  readonly stop: number[] = [];
  readonly seconds: number[] = [];
  reachSeconds: number;
  private nearest = -1;
  private second = Infinity;
  private readonly bounds: CarryBounds;
  private readonly segmentOf: Int32Array;

  constructor(bounds: CarryBounds, segmentOf: Int32Array) {
    this.bounds = bounds;
    this.segmentOf = segmentOf;
    this.reachSeconds = bounds.mostSeconds;
  }

  add(stop: number, seconds: number): number {
    const at = this.stop.push(stop) - 1;
    this.seconds.push(seconds);
    if (this.nearest < 0 || seconds < this.seconds[this.nearest]!) {
      const before = this.nearest;
      this.nearest = at;
      if (before >= 0) this.secondOf();
    }
    const segment = this.segmentOf[this.stop[this.nearest]!]!;
    if (segment < 0) this.second = this.seconds[this.nearest]!;
    else if (this.segmentOf[stop] !== segment && seconds < this.second) this.second = seconds;
    this.reachSeconds = Math.min(this.bounds.mostSeconds, this.second + this.bounds.detourSeconds);
    return this.reachSeconds;
  }

  /** The nearest stop off the nearest one's segment, looked for anew. */
  private secondOf(): void {
    const segment = this.segmentOf[this.stop[this.nearest]!]!;
    this.second = Infinity;
    this.stop.forEach((stop, at) => {
      if (this.segmentOf[stop] !== segment) this.second = Math.min(this.second, this.seconds[at]!);
    });
  }
}

/**
 * The stops of each place: all that are at most the detour farther on foot than the nearest stop off the nearest road segment (so that one is left
 * wherever a segment fails), and no farther than the most. They do not depend on what fails: closing a road never adds one.
 * @param segmentOf segment of each stop, -1 where segments meet
 * @param toPlace goods are carried from the stop to the place; else from the place to the stop
 */
export function landingsOf(
  carrying: Carrying,
  segmentOf: Int32Array,
  places: { readonly lon: ArrayLike<number>; readonly lat: ArrayLike<number> },
  toPlace: boolean,
  bounds: CarryBounds,
  watch: Watch,
): Landings {
  const count = places.lon.length;
  const start = new Int32Array(count + 1);
  const stops: number[] = [];
  const times: number[] = [];
  const state = new Uint8Array(count);
  const reachSeconds = new Float64Array(count);
  for (let place = 0; place < count; place++) {
    if (place % 256 === 0) {
      watch.check();
      watch.progress('roads', place / count);
    }
    const [lon, lat] = [places.lon[place]!, places.lat[place]!];
    state[place] = carrying.stateOf(lon, lat);
    if (state[place] === 0) {
      const offers = new Offers(bounds, segmentOf);
      carrying.around(lon, lat, toPlace, bounds.mostSeconds, (stop, seconds) => offers.add(stop, seconds));
      reachSeconds[place] = offers.reachSeconds;
      offers.stop.forEach((stop, at) => {
        if (!(offers.seconds[at]! <= offers.reachSeconds)) return;
        stops.push(stop);
        times.push(offers.seconds[at]!);
      });
    }
    start[place + 1] = stops.length;
  }
  return { start, stop: Int32Array.from(stops), seconds: Float64Array.from(times), state, reachSeconds };
}
