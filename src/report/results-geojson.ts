import type { Geometry } from 'geojson';
import type { Language } from '../model/text';
import type { Unit } from '../model/study';
import type { ReportRun, ReportStudy } from './input';
import { peopleOutside } from './ledgers';
import { written } from './precision';
import type { ColumnKind } from './table';

type Properties = Record<string, string | number | boolean | null>;

const known = (value: number, kind: ColumnKind = 'count'): number | null => (Number.isFinite(value) ? written(value, kind) : null);

/** Every coverage figure and answer by unit code, flat: `<service>_<trip>_<minutes>min_<year>_share`, `<standard>_<year>`. */
function propertiesByUnit(run: ReportRun): ReadonlyMap<string, Properties> {
  const byUnit = new Map<string, Properties>();
  const of = (code: string): Properties => {
    const found = byUnit.get(code) ?? {};
    byUnit.set(code, found);
    return found;
  };
  for (const { service, question, ledgers } of run.coverage) {
    const prefix = `${service}_${question.trip}_${Math.round(question.cutoffSeconds / 60)}min_${question.year}`;
    for (const ledger of ledgers) {
      const properties = of(ledger.code);
      properties[`${prefix}_people`] = known(ledger.people);
      properties[`${prefix}_covered`] = known(ledger.covered);
      properties[`${prefix}_outside`] = known(peopleOutside(ledger));
      properties[`${prefix}_share`] = known(ledger.share, 'share');
    }
  }
  for (const result of run.results) {
    for (const unit of result.units) {
      const properties = of(unit.unit);
      properties[`${unit.standard}_${unit.year}`] = unit.answer;
      properties[`${unit.standard}_${unit.year}_value`] = known(unit.value, 'number');
      properties[`${unit.standard}_${unit.year}_numerator`] = known(unit.numerator);
      properties[`${unit.standard}_${unit.year}_denominator`] = known(unit.denominator);
    }
  }
  return byUnit;
}

const feature = (unit: Unit, properties: Properties | undefined, language: Language): object => ({
  type: 'Feature',
  id: unit.code,
  properties: {
    code: unit.code,
    name: language === 'en' && unit.nameEn !== '' ? unit.nameEn : unit.name,
    level: unit.level,
    parent: unit.parent,
    ...properties,
  },
  geometry: unit.geometry as Geometry | null,
});

/** The units as GeoJSON (WGS 84) with every result as a property; one feature a line. */
export function resultsGeojson(run: ReportRun, study: Pick<ReportStudy, 'units'>, language: Language): Uint8Array {
  const byUnit = propertiesByUnit(run);
  const lines = study.units.map((unit) => JSON.stringify(feature(unit, byUnit.get(unit.code), language)));
  return new TextEncoder().encode(`{"type":"FeatureCollection","features":[\n${lines.join(',\n')}\n]}\n`);
}
