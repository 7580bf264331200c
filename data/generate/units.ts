import type { CountyFact, TownFact } from './facts';
import type { Rings } from './clip';
import { roadGrid } from './road-grid';
import { fillRings } from './rings';
import type { Village } from './settlements';
import type { Territories } from './territories';

const manyShare = 0.12;

/** Towns of whose ground more than 12 % lies in a hazard zone. */
export function manyHazards(cells: Uint8Array, towns: readonly TownFact[], territories: readonly (readonly Rings[])[]): Set<number> {
  const found = new Set<number>();
  towns.forEach((_, k) => {
    let all = 0;
    let hit = 0;
    fillRings(roadGrid, territories[k]!.flat(), (cell) => {
      all++;
      if (cells[cell] !== 0) hit++;
    });
    if (hit > manyShare * all) found.add(k);
  });
  return found;
}

interface UnitFeature {
  readonly properties: Readonly<Record<string, string | number>>;
  readonly polygons: readonly Rings[];
}

/** City, counties and towns with their attributes. */
export function unitFeatures(
  counties: readonly CountyFact[],
  towns: readonly TownFact[],
  territories: Territories,
  villages: readonly Village[],
  villagePeople: Int32Array,
  multiHazard: ReadonlySet<number>,
): UnitFeature[] {
  const sum = (key: 'people2010' | 'people2020'): number => counties.reduce((total, county) => total + county[key], 0);
  const features: UnitFeature[] = [
    {
      properties: {
        code: '610300',
        name: '宝鸡市',
        name_en: 'Baoji',
        level: 'city',
        parent: '',
        kind: 'city',
        people_2010: sum('people2010'),
        people_2020: sum('people2020'),
      },
      polygons: territories.city,
    },
  ];
  counties.forEach((county, k) => {
    features.push({
      properties: {
        code: county.code,
        name: county.name,
        name_en: county.nameEn,
        level: 'county',
        parent: '610300',
        kind: county.name.endsWith('区') ? 'district' : 'county',
        setting: county.shareUrban > 0.5 ? 'urban' : 'rural',
        disaster_prone: county.disasterProne,
        cremation: cremation.has(county.code) ? 'yes' : 'no',
        people_2010: county.people2010,
        people_2020: county.people2020,
        ...(county.formerCode === '' ? {} : { former_code: county.formerCode }),
      },
      polygons: [[territories.counties[k]!]],
    });
  });
  towns.forEach((town, k) => {
    const county = counties.find((entry) => entry.code === town.county)!;
    features.push({
      properties: {
        code: town.code,
        name: town.name,
        name_en: town.nameEn,
        level: 'town',
        parent: town.county,
        kind: town.kind,
        setting: town.kind === 'street' || town.name === county.seatTown ? 'urban' : 'rural',
        disaster_prone: county.disasterProne,
        multi_hazard: multiHazard.has(k) ? 'yes' : 'no',
        people_2020: villages.reduce((total, village, v) => total + (village.town === k ? villagePeople[v]! : 0), 0),
      },
      polygons: territories.towns[k]!,
    });
  });
  return features;
}

/** Counties where cremation is the rule (made up). */
const cremation: ReadonlySet<string> = new Set(['610302', '610303', '610304', '610305', '610323', '610324', '610326', '610328']);

/** Villages and communities as points. */
export function villagesFile(towns: readonly TownFact[], villages: readonly Village[], people: Int32Array): string {
  const rows = villages.map((village, k) => {
    const town = towns[village.town]!;
    const setting = village.kind === 'community' ? 'urban' : 'rural';
    return `${village.code},${village.name},,village,${town.code},${village.position[0].toFixed(5)},${village.position[1].toFixed(5)},${village.kind},${setting},${people[k]}`;
  });
  return `code,name,name_en,level,parent,lon,lat,kind,setting,people_2020\n${rows.join('\n')}\n`;
}
