import { Failure } from '../model/finding';
import type { Study, Unit } from '../model/study';
import { unitLevels } from '../model/study';
import { guessDatum } from './datum-guess';
import type { FindingList } from './finding-list';
import { checkAreas } from './unit-areas';
import { eachPosition } from './geojson-geometry';

type Checked = Pick<Study, 'units' | 'facilities' | 'demand' | 'indicators' | 'catalogue' | 'years'>;

/** What only shows when the layers lie side by side: repeated codes and ids, unknown parents and facility types. */
export function checkStudy(study: Checked, findings: FindingList): void {
  if (study.demand.count === 0) findings.add('warn', 'study.no-demand');
  if (study.facilities.length === 0) findings.add('warn', 'study.no-facilities');
  const codes = new Set<string>();
  for (const unit of study.units) {
    if (codes.has(unit.code)) throw new Failure('cell.duplicate-id', { layer: 'units' }, { id: unit.code });
    codes.add(unit.code);
  }
  checkParents(study.units, findings);
  checkAreas(study.units, findings);
  checkYears(study, findings);
  checkPlaces(study, findings);
  checkDatum(study, findings);
  const ids = new Set<string>();
  const types = new Set(study.catalogue.facilityTypes.map((type) => type.id));
  const unknownTypes = new Map<string, number>();
  for (const facility of study.facilities) {
    if (ids.has(facility.id)) throw new Failure('cell.duplicate-id', { layer: 'facilities' }, { id: facility.id });
    ids.add(facility.id);
    if (types.size > 0 && !types.has(facility.type)) unknownTypes.set(facility.type, (unknownTypes.get(facility.type) ?? 0) + 1);
  }
  for (const [type, count] of unknownTypes)
    findings.add('warn', 'catalogue.unknown-type', { layer: 'facilities' }, { type, facilities: count });
  const figures = new Set<string>();
  for (const figure of study.indicators) {
    const key = `${figure.unit} ${figure.indicator} ${figure.year}`;
    if (figures.has(key)) throw new Failure('cell.duplicate-id', { layer: 'indicators' }, { id: key });
    figures.add(key);
  }
}

/** Every unit below the topmost level needs a parent on a level above: without one the sums of the levels would not agree. */
function checkParents(units: readonly Unit[], findings: FindingList): void {
  const rankOf = new Map(units.map((unit) => [unit.code, unitLevels.indexOf(unit.level)]));
  const top = Math.min(...rankOf.values());
  const orphans = units.filter((unit) => {
    const rank = unitLevels.indexOf(unit.level);
    return rank > top && !((rankOf.get(unit.parent) ?? Infinity) < rank);
  });
  const refused = orphans.map((unit) => ({ unit: unit.code, name: unit.name, parent: unit.parent }));
  for (const details of refused.slice(1, 20)) findings.add('error', 'study.unit-without-parent', { layer: 'units' }, details);
  if (refused[0]) throw new Failure('study.unit-without-parent', { layer: 'units' }, refused[0]);
}

/** Tells of facilities that would lie in the units they name if they were of another datum. */
function checkDatum(study: Checked, findings: FindingList): void {
  const guess = guessDatum(study);
  if (!guess || guess.datum === 'wgs84') return;
  const percent = (share: number): number => Math.round(share * 1000) / 10;
  const details = { datum: guess.datum, asIs: percent(guess.asIs), inside: percent(guess.inside) };
  findings.add('warn', 'coordinate.other-datum', { layer: 'facilities' }, details);
}

function checkYears(study: Checked, findings: FindingList): void {
  const { years } = study.demand;
  const missing = years.length === 0 ? [] : study.years.filter((year) => !years.includes(year));
  for (const year of missing) findings.add('warn', 'study.unknown-year', { layer: 'demand' }, { year, known: years });
}

/** How far a place may lie outside the box around all polygons, degrees (cells reach over borders). */
const margin = 0.05;

/** Tells of places outside the box around the polygons of the units: wrong signs, wrong datums, other provinces. */
function checkPlaces(study: Checked, findings: FindingList): void {
  const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (const { geometry } of study.units) {
    if (!geometry || geometry.type === 'Point') continue;
    eachPosition(geometry.coordinates, ([lon = 0, lat = 0]) => {
      box.west = Math.min(box.west, lon);
      box.east = Math.max(box.east, lon);
      box.south = Math.min(box.south, lat);
      box.north = Math.max(box.north, lat);
    });
  }
  if (box.west === Infinity) return;
  const isOutside = (lon: number, lat: number): boolean =>
    lon < box.west - margin || lon > box.east + margin || lat < box.south - margin || lat > box.north + margin;
  const facilities = study.facilities.filter((facility) => isOutside(facility.lon, facility.lat));
  if (facilities.length > 0) {
    const ids = facilities.slice(0, 20).map((facility) => facility.id);
    findings.add('warn', 'coordinate.outside-study', { layer: 'facilities' }, { count: facilities.length, ids });
  }
  const rows = study.demand.lon.reduce((count, lon, row) => count + (isOutside(lon, study.demand.lat[row] ?? NaN) ? 1 : 0), 0);
  if (rows > 0) findings.add('warn', 'coordinate.outside-study', { layer: 'demand' }, { count: rows });
}
