import type { Need, ReachStandard } from '../../model/catalogue';
import type { Facility } from '../../model/study';
import type { Times } from '../coverage/ledger';
import type { Facts, Selected } from './facts';
import type { Places } from './places';

/** Times of every place and the start delays of the facilities that they count in, to be held against one cutoff. */
export interface ReachTimes {
  readonly times: Times;
  readonly delaySeconds: Float64Array;
}

/** A need and the facilities that may meet it, as rows of the study's list. */
export interface NeedRows {
  readonly need: Need;
  readonly rows: readonly number[];
}

/** The needs with the facilities that count for sure, or with those as well that a missing attribute may rule out. */
export function needRows(needs: readonly Need[], selected: readonly Selected[], hopeful: boolean): readonly NeedRows[] {
  return needs.map((need, at) => {
    const { counted = [], unknown = [] } = selected[at] ?? {};
    return { need, rows: hopeful ? [...counted, ...unknown] : counted };
  });
}

/** Times of the facilities in the place's own unit of the level alone: the least of the pairs within the cutoff that stay inside it. */
function ownUnitTimes(facts: Facts, standard: ReachStandard, year: number, need: NeedRows, places: Places, nearest: Times): Times {
  const { tree, homes, study, context } = facts;
  const atLevel = tree.atLevel[standard.level];
  const unitOf = (smallest: number): number => (smallest < 0 ? -1 : (atLevel[smallest] as number));
  const facilityUnit = need.rows.map((row) => unitOf(homes[row] as number));
  const pairs = context.matrix({
    facilities: need.rows.map((row) => study.facilities[row] as Facility),
    year,
    trip: need.need.trip,
    direction: need.need.direction,
    cutoffSeconds: need.need.minutes * 60 * (1 + context.band),
  });
  const seconds = nearest.seconds.map((known) => (Number.isNaN(known) ? NaN : Infinity));
  const facility = new Int32Array(seconds.length).fill(-1);
  pairs.seconds.forEach((time, pair) => {
    const place = pairs.demand[pair] as number;
    const owner = pairs.facility[pair] as number;
    const unit = unitOf(places.membership[place] as number);
    if (unit < 0 || unit !== facilityUnit[owner] || !(time < (seconds[place] as number))) return;
    seconds[place] = time;
    facility[place] = owner;
  });
  return { seconds, facility, state: nearest.state };
}

function timesOf(facts: Facts, standard: ReachStandard, year: number, wanted: NeedRows, places: Places): ReachTimes {
  const { study, context } = facts;
  const facilities = wanted.rows.map((row) => study.facilities[row] as Facility);
  const nearest = context.times({
    facilities,
    year,
    trip: wanted.need.trip,
    direction: wanted.need.direction,
    cutoffSeconds: wanted.need.minutes * 60,
    band: context.band,
    ...(places.ids ? { places: { lon: places.lon, lat: places.lat } } : {}),
  });
  const times = standard.serving === 'own-unit' ? ownUnitTimes(facts, standard, year, wanted, places, nearest) : nearest;
  return { times, delaySeconds: Float64Array.from(facilities, (facility) => facility.delaySeconds) };
}

/**
 * Several needs as one: the seconds of a place are the cutoff times the slowdown that its hardest need still bears (1 where it is met to the
 * second), so that they are within the cutoff, at any speed of the band, exactly where every need is. A start delay is the same at every speed.
 */
function hardest(parts: readonly { readonly reach: ReachTimes; readonly cutoffSeconds: number }[], cutoffSeconds: number): ReachTimes {
  const [first] = parts as [(typeof parts)[number]];
  const seconds = new Float64Array(first.reach.times.seconds.length);
  const state = new Uint8Array(seconds.length);
  for (const { reach, cutoffSeconds: own } of parts) {
    const { times, delaySeconds } = reach;
    for (let place = 0; place < seconds.length; place++) {
      const delay = delaySeconds[times.facility[place] as number] ?? 0;
      const time = times.seconds[place] as number;
      const share = time === delay && own >= delay ? 0 : own > delay ? (time - delay) / (own - delay) : Infinity;
      if (Number.isNaN(time) || share * cutoffSeconds > (seconds[place] as number)) seconds[place] = share * cutoffSeconds;
      state[place] = Math.max(state[place] as number, times.state[place] as number);
    }
  }
  return { times: { seconds, facility: new Int32Array(seconds.length).fill(-1), state }, delaySeconds: new Float64Array(0) };
}

/** Times of each place to be held against the first need's cutoff: to its nearest facility, or the hardest of several needs. */
export function reachTimes(facts: Facts, standard: ReachStandard, year: number, wanted: readonly NeedRows[], places: Places): ReachTimes {
  const parts = wanted.map((one) => ({ reach: timesOf(facts, standard, year, one, places), cutoffSeconds: one.need.minutes * 60 }));
  const [only, ...more] = parts;
  return only && more.length === 0 ? only.reach : hardest(parts, standard.minutes * 60);
}
