import type { StandardResult, UnitResult } from '../model/result';
import type { Names } from './names';

/** Units of the judged level and facilities that a standard lacks, by name with the place in brackets. */
export function missingNames(result: StandardResult, names: Names): readonly string[] {
  const level = names.standard(result.standard)?.level;
  const said = (unit: UnitResult, code: string): string => {
    const name = names.missing(code);
    const place = unit.unit === code ? names.county(code) : names.unit(unit.unit);
    return place !== '' && place !== name ? `${name} (${place})` : name;
  };
  return result.units.filter((unit) => unit.level === level).flatMap((unit) => unit.missing.map((code) => said(unit, code)));
}
