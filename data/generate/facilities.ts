import type { CountyFact, TownFact } from './facts';
import { facilityTypeFacts } from './facts';
import { behind, cityFacilities, facilityPlans, fixedGaps, fixedOpenings } from './facility-plans';
import type { FacilityPlan } from './facility-plans';
import { apportion } from './apportion';
import { cellNear, metresPerDegreeLat, metresPerDegreeLon, studyGrid } from './grid';
import type { Position } from './grid';
import { hashed, randomStream } from './random';
import { insideRings } from './rings';
import type { Rings } from './clip';
import type { Village } from './settlements';

export const facilityColumns = [
  'id',
  'name',
  'type',
  'lon',
  'lat',
  'opened',
  'closed',
  'capacity',
  'delay_minutes',
  'unit',
  'standardised',
  'standardised_since',
  'gps',
  'beds',
  'staff',
  'free_entry',
  'free_entry_since',
  'tcm_zone',
  'tcm_zone_since',
  'provincial_demonstration',
  'households',
  'people',
  'laboratory',
  'obstetric_beds',
  'nursing_beds',
  'tap_water',
  'power',
  'bus_stop',
] as const;

export type FacilityRow = Partial<Record<(typeof facilityColumns)[number], string>>;

export interface FacilityWorld {
  readonly counties: readonly CountyFact[];
  readonly towns: readonly TownFact[];
  readonly seats: readonly Position[];
  readonly villages: readonly Village[];
  readonly villagePeople: Int32Array;
  readonly territories: readonly (readonly Rings[])[];
  readonly water: Uint8Array;
  readonly multiHazard: ReadonlySet<number>;
}

export interface Site {
  readonly code: string;
  readonly name: string;
  readonly county: string;
  readonly town: number;
  readonly centre: Position;
  readonly spreadMetres: number;
  readonly people: number;
}

const dear = 2017;
const resettled = { households: 9799 + 6661, people: 36_410 + 24_917 };
const resettlementCounties = new Set(['610327', '610328', '610329', '610330', '610331', '610304']);

/** All facilities, made up but for the number of resettled households and people. */
export function makeFacilities(world: FacilityWorld): FacilityRow[] {
  const random = randomStream(990_017);
  const rows: FacilityRow[] = [];
  const typeName = new Map(facilityTypeFacts().map((type) => [type.id, type.zh]));
  const counts = new Map<string, number>();
  const put = (type: string, name: string, site: Site, opened: number, columns: FacilityRow): void => {
    const number = (counts.get(type) ?? 0) + 1;
    counts.set(type, number);
    const [lon, lat] = dryGround(world, site, random);
    rows.push({
      id: `${type}-${String(number).padStart(4, '0')}`,
      name,
      type,
      lon: lon.toFixed(5),
      lat: lat.toFixed(5),
      opened: String(opened),
      unit: site.code,
      ...columns,
    });
  };
  const hall: Site = {
    code: '610300',
    name: '宝鸡市',
    county: '610302',
    town: 1,
    centre: [107.145, 34.372],
    spreadMetres: 2600,
    people: 0,
  };
  for (const entry of cityFacilities) put(entry.type, entry.name, hall, entry.opened, entry.columns ?? {});
  for (const plan of facilityPlans) {
    for (const site of sitesOf(plan, world)) {
      const weak = behind[site.county]!;
      const had = plan.before[0] + (plan.before[1] - plan.before[0]) * weak;
      const chance = random();
      const closes = random() < plan.closing;
      const closingYear = 2018 + Math.floor(random() * 3);
      const first = 1985 + Math.floor(random() * 33);
      if (fixedGaps.has(`${plan.type},${site.code}`)) continue;
      const setYear = fixedOpenings.get(`${plan.type},${site.code}`);
      if (setYear === undefined && chance > had && !closes) continue;
      const opened = setYear ?? (chance > had ? closingYear : first);
      const many = plan.peopleForEach === undefined ? 1 : Math.max(1, Math.round(site.people / plan.peopleForEach));
      for (let n = 0; n < many; n++) {
        const suffix = plan.suffix ?? typeName.get(plan.type)!;
        put(
          plan.type,
          nameOf(site, plan, suffix, n),
          site,
          n === 0 ? opened : Math.min(dear, first + n),
          attributesOf(plan, site, weak, opened, random),
        );
      }
    }
  }
  resettlementSites(world, random, put);
  return closures(rows, random);
}

const ordinals = [
  '',
  '第二',
  '第三',
  '第四',
  '第五',
  '第六',
  '第七',
  '第八',
  '第九',
  '第十',
  '第十一',
  '第十二',
  '第十三',
  '第十四',
  '第十五',
];

function nameOf(site: Site, plan: FacilityPlan, suffix: string, n: number): string {
  if (plan.type === 'village_clinic' && plan.suffix === undefined) return `${site.name}卫生室`;
  if (plan.type === 'township_health_centre' && hashed(Number(site.code), 4, 93) > 0.34) return `${site.name}卫生院`;
  if (plan.level === 'village') return `${site.name}${suffix.replace(/^(村|社区)/u, '')}`;
  const base = site.name;
  if (n === 0) return `${base}${suffix.replace(/^(乡镇|社区|县级|镇)(?=.)/u, plan.type === 'community_health_centre' ? '社区' : '')}`;
  return `${base}${ordinals[n] ?? `第${n + 1}`}${suffix.replace(/^中心/u, '')}`;
}

/** The units that the plan concerns, with the place to build at. */
function sitesOf(plan: FacilityPlan, world: FacilityWorld): Site[] {
  if (plan.level === 'county')
    return world.counties
      .filter((county) => plan.only !== 'disaster_prone' || county.disasterProne === 'yes')
      .map((county) => {
        const own = world.towns.findIndex(
          (town) => town.county === county.code && (county.seatTown === '' || town.name === county.seatTown),
        );
        return {
          code: county.code,
          name: county.name,
          county: county.code,
          town: own,
          centre: world.seats[own]!,
          spreadMetres: 1500,
          people: county.people2020,
        };
      });
  if (plan.level === 'town')
    return world.towns.flatMap((town, k) => {
      if (plan.only === 'multi_hazard' ? !world.multiHazard.has(k) : plan.only !== undefined && town.kind !== plan.only) return [];
      const people = world.villages.reduce((sum, village, v) => sum + (village.town === k ? world.villagePeople[v]! : 0), 0);
      return [
        {
          code: town.code,
          name: town.name,
          county: town.county,
          town: k,
          centre: world.seats[k]!,
          spreadMetres: 520 + Math.sqrt(people) * 2,
          people,
        },
      ];
    });
  return world.villages.flatMap((village, v) =>
    plan.only !== undefined && village.kind !== plan.only
      ? []
      : [
          {
            code: village.code,
            name: village.name,
            county: world.towns[village.town]!.county,
            town: village.town,
            centre: village.position,
            spreadMetres: 160,
            people: world.villagePeople[v]!,
          },
        ],
  );
}

/** A dry place near the centre, inside the town. */
export function dryGround(world: FacilityWorld, site: Site, random: () => number): Position {
  for (let attempt = 0; attempt < 40; attempt++) {
    const reach = site.spreadMetres / (1 + attempt / 8);
    const x = (random() - 0.5 + random() - 0.5) * reach;
    const y = (random() - 0.5 + random() - 0.5) * reach;
    const position: Position = [
      Math.round((site.centre[0] + x / metresPerDegreeLon) * 1e5) / 1e5,
      Math.round((site.centre[1] + y / metresPerDegreeLat) * 1e5) / 1e5,
    ];
    if (!world.water[cellNear(studyGrid, position)] && world.territories[site.town]!.some((rings) => insideRings(rings, position)))
      return position;
  }
  return site.centre;
}

const emptyShare = 0.012;

function attributesOf(plan: FacilityPlan, site: Site, weak: number, opened: number, random: () => number): FacilityRow {
  const row: FacilityRow = {};
  const size = Math.min(1, site.people / (plan.level === 'county' ? 480_000 : plan.level === 'town' ? 40_000 : 4000));
  const amount = (range: readonly [number, number]): string =>
    random() < emptyShare
      ? ''
      : String(Math.round(range[0] + (range[1] - range[0]) * Math.min(1, (0.25 + 0.75 * random()) * (0.25 + size))));
  if (plan.capacity) row.capacity = amount(plan.capacity);
  if (plan.beds) row.beds = amount(plan.beds);
  if (plan.gps) row.gps = random() < 0.16 * weak ? '0' : amount(plan.gps);
  if (plan.staff) row.staff = amount(plan.staff);
  const flag = (shares: readonly [number, number], name: 'standardised' | 'free_entry' | 'tcm_zone'): void => {
    const chance = random() + 0.14 * (weak - 0.35);
    const since = 2018 + Math.floor(random() * 3);
    const unknown = random() < emptyShare;
    if (unknown) return;
    row[name] = chance <= shares[1] ? 'yes' : 'no';
    if (chance > shares[0] && chance <= shares[1] && since > opened) row[`${name}_since`] = String(since);
  };
  if (plan.standardised) flag(plan.standardised, 'standardised');
  if (plan.freeEntry) flag(plan.freeEntry, 'free_entry');
  if (plan.tcmZone) flag(plan.tcmZone, 'tcm_zone');
  if (plan.demonstration !== undefined) row.provincial_demonstration = random() < plan.demonstration ? 'yes' : 'no';
  if (plan.delayMinutes !== undefined) row.delay_minutes = String(plan.delayMinutes);
  return row;
}

/** Resettlement sites in mountain villages near their town; households and people add up to the plan's figures. */
function resettlementSites(
  world: FacilityWorld,
  random: () => number,
  put: (type: string, name: string, site: Site, opened: number, columns: FacilityRow) => void,
): void {
  const chosen = world.villages.flatMap((village, v) =>
    resettlementCounties.has(world.towns[village.town]!.county) && village.kind === 'village' && random() < 0.16 ? [v] : [],
  );
  const weights = chosen.map(() => 0.4 + random());
  const households = apportion(resettled.households, weights);
  const people = apportion(resettled.people, weights);
  chosen.forEach((v, k) => {
    const village = world.villages[v]!;
    const site: Site = {
      code: village.code,
      name: village.name,
      county: world.towns[village.town]!.county,
      town: village.town,
      centre: village.position,
      spreadMetres: 300,
      people: 0,
    };
    put('resettlement_site', `${village.name}易地搬迁安置点`, site, 2016 + Math.floor(random() * 5), {
      households: String(households[k]),
      people: String(people[k]),
    });
  });
}

/** A few village schools and private kindergartens close between 2018 and 2020. */
function closures(rows: readonly FacilityRow[], random: () => number): FacilityRow[] {
  return rows.map((row) => {
    const chance = random();
    const year = 2018 + Math.floor(random() * 3);
    const may = (row.type === 'primary_school' && row.unit!.length === 12) || row.type === 'kindergarten_inclusive';
    return may && chance < 0.07 && Number(row.opened) < year ? { ...row, closed: String(year) } : row;
  });
}
