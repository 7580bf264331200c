import { apportion } from './apportion';
import type { CountyFact, TownFact } from './facts';
import { metresBetween } from './grid';
import type { Position } from './grid';
import { hashed, randomStream } from './random';
import type { Place, Village } from './settlements';

export const studyYears = [2018, 2019, 2020] as const;

export interface YearCounts {
  readonly people: Int32Array;
  readonly young: Int32Array;
  readonly old: Int32Array;
  readonly urban: Int32Array;
  readonly rural: Int32Array;
  /** of the young: 0 to 6 */
  readonly small: Int32Array;
  /** the old and those of 60 to 64 */
  readonly elderly: Int32Array;
  readonly disabled: Int32Array;
}

export interface Population {
  readonly places: readonly Place[];
  /** index of the village that each place belongs to: the nearest of its town in a straight line */
  readonly village: Int32Array;
  /** by year, in the order of `studyYears` */
  readonly years: readonly YearCounts[];
}

/** Towns of Chencang in the mountains: 89,189 people in 2020, the other towns and streets 389,990 (known sums). */
const chencangMountain = { towns: new Set(['县功镇', '新街镇', '坪头镇', '香泉镇', '赤沙镇', '拓石镇', '凤阁岭镇']), people: 89_189 };

/** most urban people in a hexagon, where the town has ground enough */
const densest = 1900;

/** Beyond this distance from every village only one hexagon in so many has people: scattered farmsteads. */
const farmsteadMetres = 1300;
const loneliness = 0.97;

interface TownTotals {
  readonly urban: Int32Array;
  readonly rural: Int32Array;
}

/** Urban and rural people of each town in 2020. */
function townTotals(
  counties: readonly CountyFact[],
  towns: readonly TownFact[],
  villages: readonly Village[],
  worth: Float64Array,
  ground: Int32Array,
): TownTotals {
  const urban = new Int32Array(towns.length);
  const rural = new Int32Array(towns.length);
  const villageCount = new Int32Array(towns.length);
  for (const village of villages) villageCount[village.town]!++;
  for (const county of counties) {
    const members = towns.flatMap((town, k) => (town.county === county.code ? [k] : []));
    const streets = members.filter((k) => towns[k]!.kind === 'street').length;
    const luck = (k: number): number => 0.75 + 0.5 * hashed(k, 3, 77);
    const urbanWeight = (k: number): number => {
      const town = towns[k]!;
      if (town.name === county.seatTown) return 9 * luck(k);
      if (town.kind === 'street') return (1 + villageCount[k]! / 8) * luck(k) * (streets > 3 ? 2 : 2.5);
      if (town.name === '蔡家坡镇') return 9;
      if (chencangMountain.towns.has(town.name)) return 0.12;
      return (streets > 3 ? 0.5 : 0.42) * luck(k);
    };
    const ruralWeight = (k: number): number =>
      (towns[k]!.kind === 'street' ? 0.25 : 1) * luck(k) * villageCount[k]! * Math.sqrt(0.1 + worth[k]! / Math.max(1, villageCount[k]!));
    const urbanTotal = Math.round(county.people2020 * county.shareUrban);
    apportion(
      urbanTotal,
      members.map(urbanWeight),
      members.map((k) => 3000 + ground[k]! * 1000),
    ).forEach((people, n) => {
      urban[members[n]!] = people;
    });
    const ruralTotal = county.people2020 - urbanTotal;
    const mountain = members.filter((k) => chencangMountain.towns.has(towns[k]!.name));
    const groups = mountain.length === 0 ? [{ members, total: ruralTotal }] : [];
    if (mountain.length > 0) {
      const mountainUrban = mountain.reduce((sum, k) => sum + urban[k]!, 0);
      const plain = members.filter((k) => !mountain.includes(k));
      groups.push(
        { members: mountain, total: chencangMountain.people - mountainUrban },
        { members: plain, total: ruralTotal - (chencangMountain.people - mountainUrban) },
      );
    }
    for (const group of groups)
      apportion(group.total, group.members.map(ruralWeight)).forEach((people, n) => {
        rural[group.members[n]!] = people;
      });
  }
  return { urban, rural };
}

/** Chooses the hexagons where people live and weighs them. */
function weigh(
  places: readonly Place[],
  towns: readonly TownFact[],
  seats: readonly Position[],
  villages: readonly Village[],
  totals: TownTotals,
) {
  const random = randomStream(7_001);
  const count = places.length;
  const urban = new Float64Array(count);
  const rural = new Float64Array(count);
  const village = new Int32Array(count).fill(-1);
  const byTown: number[][] = towns.map(() => []);
  const villagesOf: number[][] = towns.map(() => []);
  places.forEach((place, k) => byTown[place.town]!.push(k));
  villages.forEach((entry, k) => villagesOf[entry.town]!.push(k));
  const size = villages.map((entry) => 0.5 + random() + (entry.kind === 'community' ? 0.6 : 0));
  towns.forEach((_, t) => {
    const radius = Math.max(420, Math.sqrt(totals.urban[t]! / 3.14 / 0.0065));
    const candidates: { place: number; urban: number; rural: number; lonely: boolean }[] = [];
    for (const k of byTown[t]!) {
      const place = places[k]!;
      const luck = random();
      let nearest = Number.POSITIVE_INFINITY;
      let pull = 0;
      for (const v of villagesOf[t]!) {
        const away = metresBetween(place.centre, villages[v]!.position);
        if (away < nearest) {
          nearest = away;
          village[k] = v;
        }
        const near = away / 480;
        pull += size[v]! / (1 + near * near * near * near);
      }
      if (place.habitable <= 0) continue;
      const toSeat = metresBetween(place.centre, seats[t]!) / radius;
      const urbanWeight =
        toSeat < 2.2 ? ((0.6 + 0.4 * luck) * Math.min(1, place.habitable * 2)) / (1 + toSeat * toSeat * toSeat * toSeat) : 0;
      const ruralWeight = (pull + 0.035 * luck) * (0.25 + place.habitable) * (0.5 + luck);
      const lonely = nearest > farmsteadMetres && toSeat >= 2.2 && luck < loneliness;
      candidates.push({ place: k, urban: urbanWeight, rural: ruralWeight, lonely });
    }
    const own = new Set(villagesOf[t]!.map((v) => villages[v]!.h3));
    const most = Math.round(Math.min(candidates.length * 0.8, 40 + own.size * 11 + (totals.rural[t]! + totals.urban[t]!) / 260));
    const ranked = candidates.toSorted((a, b) => b.rural + 4 * b.urban - a.rural - 4 * a.urban || a.place - b.place);
    ranked.forEach((entry, rank) => {
      const isVillage = own.has(places[entry.place]!.h3);
      if ((rank >= most || entry.lonely) && !isVillage) return;
      rural[entry.place] = entry.rural + (isVillage ? 0.9 : 0);
      const isSeat = places[entry.place]!.h3 === villages[villagesOf[t]![0]!]!.h3;
      if (isSeat || (rank < most && entry.urban > 0.05)) urban[entry.place] = Math.max(entry.urban, isSeat ? 0.3 : 0);
    });
  });
  return { urban, rural, village };
}

const total = (values: Int32Array, rows: readonly number[]): number => rows.reduce((sum, row) => sum + values[row]!, 0);

/** People by hexagon and year: the twelve counties to the person, every populated hexagon and village populated in every year. */
export function makePopulation(
  counties: readonly CountyFact[],
  towns: readonly TownFact[],
  seats: readonly Position[],
  places: readonly Place[],
  villages: readonly Village[],
): Population {
  const worth = new Float64Array(towns.length);
  const ground = new Int32Array(towns.length);
  for (const place of places) {
    worth[place.town]! += place.habitable;
    if (place.habitable > 0.05) ground[place.town]!++;
  }
  const totals = townTotals(counties, towns, villages, worth, ground);
  const weights = weigh(places, towns, seats, villages, totals);
  const urban2020 = new Int32Array(places.length);
  const rural2020 = new Int32Array(places.length);
  towns.forEach((_, t) => {
    const rows = places.flatMap((place, k) => (place.town === t && weights.rural[k]! > 0 ? [k] : []));
    const cities = rows.filter((k) => weights.urban[k]! > 0);
    const spread = apportion(
      totals.rural[t]! - rows.length,
      rows.map((k) => weights.rural[k]! * (weights.urban[k]! > 0.4 ? 0.35 : 1)),
    );
    rows.forEach((k, n) => {
      rural2020[k] = spread[n]! + 1;
    });
    const crowded = Math.max(densest, Math.ceil((1.5 * totals.urban[t]!) / cities.length));
    const built = apportion(
      totals.urban[t]!,
      cities.map((k) => weights.urban[k]!),
      cities.map(() => crowded),
    );
    cities.forEach((k, n) => {
      urban2020[k] = built[n]!;
    });
  });
  const chosen = places.flatMap((_, k) => (rural2020[k]! + urban2020[k]! > 0 ? [k] : []));
  const kept = chosen.map((k) => places[k]!);
  const years = studyYears.map((year) =>
    yearCounts(
      year,
      counties,
      towns,
      kept,
      Int32Array.from(chosen, (k) => urban2020[k]!),
      Int32Array.from(chosen, (k) => rural2020[k]!),
    ),
  );
  return { places: kept, village: Int32Array.from(chosen, (k) => weights.village[k]!), years };
}

/** People of a county in a year: straight line between the censuses of 2010 and 2020. */
export function countyPeople(county: CountyFact, year: number): number {
  return Math.round(county.people2010 + ((county.people2020 - county.people2010) * (year - 2010)) / 10);
}

function yearCounts(
  year: number,
  counties: readonly CountyFact[],
  towns: readonly TownFact[],
  places: readonly Place[],
  urban2020: Int32Array,
  rural2020: Int32Array,
): YearCounts {
  const count = places.length;
  const counts: YearCounts = {
    people: new Int32Array(count),
    young: new Int32Array(count),
    old: new Int32Array(count),
    urban: new Int32Array(count),
    rural: new Int32Array(count),
    small: new Int32Array(count),
    elderly: new Int32Array(count),
    disabled: new Int32Array(count),
  };
  for (const county of counties) {
    const rows = places.flatMap((place, k) => (towns[place.town]!.county === county.code ? [k] : []));
    const people = countyPeople(county, year);
    const urbanTotal = Math.round(people * county.shareUrban);
    if (year === 2020) {
      for (const k of rows) {
        counts.urban[k] = urban2020[k]!;
        counts.rural[k] = rural2020[k]!;
      }
    } else {
      const built = apportion(
        urbanTotal,
        rows.map((k) => urban2020[k]!),
      );
      const spread = apportion(
        people - urbanTotal - rows.length,
        rows.map((k) => rural2020[k]! - 0.9),
      );
      rows.forEach((k, n) => {
        counts.urban[k] = built[n]!;
        counts.rural[k] = spread[n]! + 1;
      });
    }
    for (const k of rows) counts.people[k] = counts.urban[k]! + counts.rural[k]!;
    if (total(counts.people, rows) !== people)
      throw new Error(`${county.name} ${year}: ${total(counts.people, rows)} instead of ${people}`);
    const young = apportion(
      Math.round(people * county.share0To14),
      rows.map((k) => (counts.urban[k]! * 1.05 + counts.rural[k]!) * (0.85 + 0.3 * hashed(k, 1, 88))),
      rows.map((k) => counts.people[k]!),
    );
    const old = apportion(
      Math.round(people * county.share65Plus),
      rows.map((k) => (counts.urban[k]! * 0.8 + counts.rural[k]! * 1.15) * (0.8 + 0.4 * hashed(k, 2, 88))),
      rows.map((k, n) => counts.people[k]! - young[n]!),
    );
    rows.forEach((k, n) => {
      counts.young[k] = young[n]!;
      counts.old[k] = old[n]!;
    });
    madeUpGroups(counts, rows);
  }
  return counts;
}

/** Shares of groups that the census is not restated for: 0-6 of those under 15, 60-64 of those of 65 and over, disabled people of all. Made up. */
const madeUpShares = { small: 0.45, sixties: 0.4, disabled: 0.06 };

/** The made-up groups of a county's hexagons, each inside the group it is part of. */
function madeUpGroups(counts: YearCounts, rows: readonly number[]): void {
  const spread = (share: number, of: Int32Array, most: (k: number) => number, seed: number): Int32Array =>
    apportion(
      Math.round(total(of, rows) * share),
      rows.map((k) => of[k]! * (0.8 + 0.4 * hashed(k, 4, seed))),
      rows.map(most),
    );
  const small = spread(madeUpShares.small, counts.young, (k) => counts.young[k]!, 311);
  const sixties = spread(madeUpShares.sixties, counts.old, (k) => counts.people[k]! - counts.young[k]! - counts.old[k]!, 312);
  const disabled = spread(madeUpShares.disabled, counts.people, (k) => counts.people[k]!, 313);
  rows.forEach((k, n) => {
    counts.small[k] = small[n]!;
    counts.elderly[k] = counts.old[k]! + sixties[n]!;
    counts.disabled[k] = disabled[n]!;
  });
}
