import type { Feature, FeatureCollection, Geometry, MultiPolygon, Position } from 'geojson';
import type { BaseMap, ExplainedTrip } from '../../jobs/task-types';
import type { Unit, UnitLevel, Zone } from '../../model/study';
import { roadRanks } from './road-style';
import { polygonsOf } from './unit-index';

/** Study data as GeoJSON for MapLibre's sources. */

const feature = (geometry: Geometry, properties: Readonly<Record<string, unknown>> = {}): Feature => ({
  type: 'Feature',
  geometry,
  properties: { ...properties },
});

export const collection = (features: Feature[]): FeatureCollection => ({ type: 'FeatureCollection', features });

/** Polygons of the units of a level. */
export function unitFeatures(units: readonly Unit[], level: UnitLevel): FeatureCollection {
  return collection(
    units.flatMap((unit) =>
      unit.level === level && unit.geometry && unit.geometry.type !== 'Point'
        ? [feature(unit.geometry, { code: unit.code, name: unit.name, nameEn: unit.nameEn || unit.name })]
        : [],
    ),
  );
}

/** The highest units that are polygons: the city, else the counties, else the towns. */
function landUnits(units: readonly Unit[]): readonly Unit[] {
  const levels: readonly UnitLevel[] = ['city', 'county', 'town'];
  const level = levels.find((name) => units.some((unit) => unit.level === name && polygonsOf(unit).length > 0));
  return units.filter((unit) => unit.level === level && polygonsOf(unit).length > 0);
}

/** The study area, for its ground and its border; empty where the study has no unit polygons. */
export const landFeatures = (units: readonly Unit[]): FeatureCollection =>
  collection(landUnits(units).map((unit) => feature({ type: 'MultiPolygon', coordinates: polygonsOf(unit).map((rings) => [...rings]) })));

/** Everything but the study area: a large rectangle with holes; empty where the study has no unit polygons. */
export function outsideFeatures(units: readonly Unit[], bounds: readonly [number, number, number, number]): FeatureCollection {
  const holes = landUnits(units).flatMap((unit) => polygonsOf(unit).flatMap((rings) => rings.slice(0, 1)));
  if (holes.length === 0) return collection([]);
  const [west, south, east, north] = [bounds[0] - 15, Math.max(bounds[1] - 12, -84), bounds[2] + 15, Math.min(bounds[3] + 12, 84)];
  const frame: Position[] = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return collection([feature({ type: 'Polygon', coordinates: [frame, ...holes] })]);
}

const englishKeys = ['name_en', 'nameEn'] as const;

/** Width of a river against others, by its level; main rivers also keep their names first. */
const weights: Readonly<Record<string, number>> = { main: 2.2, '1': 2.2, '2': 1.4, tributary: 0.8, '3': 0.8 };

/** Rivers with a weight for their width; lines and areas alike are drawn as lines. */
export function riverFeatures(rivers: readonly Zone[]): FeatureCollection {
  return collection(
    rivers.map((river) => {
      const english = englishKeys.map((key) => river.attributes[key]).find((value) => typeof value === 'string' && value !== '');
      return feature(river.geometry, { name: river.name, nameEn: english ?? river.name, weight: weights[river.level] ?? 1.2 });
    }),
  );
}

export const hazardFeatures = (hazards: readonly Zone[]): FeatureCollection =>
  collection(hazards.map((zone) => feature(zone.geometry, { kind: zone.kind, level: zone.level })));

/** Roads, one feature for each class and tunnel or not. Classes that `roadRanks` does not know count as minor roads. */
export function roadFeatures(roads: BaseMap['roads']): FeatureCollection {
  return collection(
    roads.map((set) => {
      const rank = roadRanks.find((entry) => entry.classes.includes(set.class))?.id ?? 'minor';
      const coordinates = Array.from({ length: Math.max(0, set.start.length - 1) }, (_, line): Position[] => {
        const from = set.start[line] ?? 0;
        return Array.from({ length: (set.start[line + 1] ?? from) - from }, (_, vertex) => [
          set.path[(from + vertex) * 2] ?? 0,
          set.path[(from + vertex) * 2 + 1] ?? 0,
        ]);
      });
      return feature({ type: 'MultiLineString', coordinates }, { rank, tunnel: set.tunnel });
    }),
  );
}

/** Rings of the isochrones as lines, with their span in degrees (small ones wait for large scales); the last outline is the outermost. */
export const outlineFeatures = (outlines: readonly MultiPolygon[]): FeatureCollection =>
  collection(
    outlines.flatMap((outline, index) =>
      outline.coordinates
        .flat()
        .map((ring) =>
          feature({ type: 'LineString', coordinates: ring }, { outermost: index === outlines.length - 1, span: spanOf(ring) }),
        ),
    ),
  );

/** The legs of a trip as lines; what is walked is told apart. */
export const tripFeatures = (trip: ExplainedTrip | null): FeatureCollection =>
  collection(
    (trip?.legs ?? []).map(({ path, mode }) =>
      feature(
        {
          type: 'LineString',
          coordinates: Array.from({ length: path.length / 2 }, (_, i) => [path[2 * i] ?? 0, path[2 * i + 1] ?? 0]),
        },
        { walked: mode === 'walking' },
      ),
    ),
  );

function spanOf(ring: readonly Position[]): number {
  const [lons, lats] = [ring.map((position) => position[0] ?? 0), ring.map((position) => position[1] ?? 0)];
  const width = (values: readonly number[]): number =>
    values.reduce((most, value) => Math.max(most, value), -Infinity) - values.reduce((least, value) => Math.min(least, value), Infinity);
  return Math.max(width(lons), width(lats));
}
