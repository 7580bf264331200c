import type { Position } from './grid';
import { facilityColumns } from './facilities';
import type { FacilityRow } from './facilities';
import type { HazardZone } from './hazards';
import type { Population } from './people';
import { studyYears } from './people';
import type { RoadLine } from './road-lines';
import type { RiverLine } from './streams';
import type { Rings } from './clip';

interface Feature {
  readonly properties: Readonly<Record<string, string | number>>;
  readonly geometry: unknown;
}

/** A GeoJSON file with one feature a line. */
function collection(features: readonly Feature[]): string {
  const lines = features.map((feature) => JSON.stringify({ type: 'Feature', properties: feature.properties, geometry: feature.geometry }));
  return `{"type":"FeatureCollection","features":[\n${lines.join(',\n')}\n]}\n`;
}

const wound = (ring: readonly Position[], outer: boolean): readonly Position[] => {
  let sum = 0;
  for (let k = 0; k + 1 < ring.length; k++) sum += (ring[k + 1]![0] - ring[k]![0]) * (ring[k + 1]![1] + ring[k]![1]);
  return sum < 0 === outer ? ring : ring.toReversed();
};

/** GeoJSON geometry of polygons, outer rings counterclockwise (RFC 7946). */
export function polygonGeometry(polygons: readonly (readonly (readonly Position[])[])[]): unknown {
  const coordinates = polygons.map((rings) => rings.map((ring, k) => wound(ring, k === 0)));
  return coordinates.length === 1 ? { type: 'Polygon', coordinates: coordinates[0] } : { type: 'MultiPolygon', coordinates };
}

export function unitsFile(
  units: readonly { readonly properties: Readonly<Record<string, string | number>>; readonly polygons: readonly Rings[] }[],
): string {
  return collection(units.map((unit) => ({ properties: unit.properties, geometry: polygonGeometry(unit.polygons) })));
}

export function roadsFile(lines: readonly RoadLine[]): string {
  return collection(lines.map((road) => ({ properties: road.tags, geometry: { type: 'LineString', coordinates: road.line } })));
}

export function riversFile(lines: readonly RiverLine[]): string {
  return collection(
    lines.map((river) => ({
      properties: { kind: 'river', level: river.level, name: river.name, name_en: river.nameEn },
      geometry: { type: 'LineString', coordinates: river.line },
    })),
  );
}

export function hazardsFile(zones: readonly HazardZone[]): string {
  return collection(
    zones.map((zone) => ({
      properties: { kind: zone.kind, level: zone.level, name: zone.name },
      geometry: polygonGeometry([zone.polygon]),
    })),
  );
}

/** The long table of people, a row per hexagon and year. */
export function demandFile(population: Population): string {
  const rows = ['h3,year,people,people_0_14,people_65plus,people_urban,people_rural,people_0_6,people_60plus,people_disabled'];
  studyYears.forEach((year, y) => {
    const counts = population.years[y]!;
    population.places.forEach((place, k) => {
      const groups = [counts.people, counts.young, counts.old, counts.urban, counts.rural, counts.small, counts.elderly, counts.disabled];
      rows.push(`${place.h3},${year},${groups.map((group) => group[k]).join(',')}`);
    });
  });
  return `${rows.join('\n')}\n`;
}

export function facilitiesFile(rows: readonly FacilityRow[]): string {
  return `${[facilityColumns.join(','), ...rows.map((row) => facilityColumns.map((column) => row[column] ?? '').join(','))].join('\n')}\n`;
}
