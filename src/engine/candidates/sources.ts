import { innerPoint } from '../../model/inner-point';
import type { CandidatePlace, CandidateRules, CandidateSource } from '../../model/siting';
import { isOpen, type Unit, type UnitLevel } from '../../model/study';
import { unitMembership, villageMembership } from '../coverage';
import type { CandidateGround } from './contract';

type Listed = Pick<CandidatePlace, 'id' | 'name' | 'nameEn' | 'lon' | 'lat'> & { readonly unit: string | null };

/** The place of a unit: its point, or one inside its polygon. */
function unitPlaces(units: readonly Unit[], level: UnitLevel): readonly Listed[] {
  return units.flatMap((unit) => {
    if (unit.level !== level || !unit.geometry) return [];
    const [lon = NaN, lat = NaN] = unit.geometry.type === 'Point' ? unit.geometry.coordinates : innerPoint(unit.geometry);
    return [{ id: unit.code, name: unit.name, nameEn: unit.nameEn, lon, lat, unit: unit.code }];
  });
}

/** Where candidates come from: a new source is a line here and its word. A null unit is found by the place. */
const sources: { readonly [K in CandidateSource]: (ground: CandidateGround, rules: CandidateRules) => readonly Listed[] } = {
  villages: ({ study }) => unitPlaces(study.units, 'village'),
  towns: ({ study }) => unitPlaces(study.units, 'town'),
  facilities: ({ study, year }, { types }) =>
    study.facilities.flatMap((one) =>
      types.includes(one.type) && isOpen(one, year)
        ? [{ id: one.id, name: one.name, nameEn: '', lon: one.lon, lat: one.lat, unit: one.unit === '' ? null : one.unit }]
        : [],
    ),
  cells: ({ study: { demand } }) =>
    demand.id.map((id, row) => ({ id, name: '', nameEn: '', lon: demand.lon[row] as number, lat: demand.lat[row] as number, unit: null })),
  list: (_, { list }) => list.map(({ id, name, lon, lat }) => ({ id, name, nameEn: '', lon, lat, unit: null })),
};

/**
 * All places of the source, before any rule. A place without a unit of its own is in the smallest polygon that holds it; one without a name is
 * called after the nearest village of its town, else after its unit.
 */
export function listedPlaces(ground: CandidateGround, rules: CandidateRules): readonly CandidatePlace[] {
  const listed = sources[rules.from](ground, rules);
  const { units } = ground.study;
  const lon = Float64Array.from(listed, (place) => place.lon);
  const lat = Float64Array.from(listed, (place) => place.lat);
  const holders = listed.some(({ unit, name }) => unit === null || name === '') ? unitMembership(units, lon, lat) : null;
  const villages = holders && listed.some(({ name }) => name === '') ? villageMembership(units, holders, lon, lat) : null;
  return listed.map((place, at) => {
    const holder = units[holders?.[at] ?? -1];
    const namesake = place.name === '' ? (units[villages?.[at] ?? -1] ?? holder) : null;
    return {
      ...place,
      unit: place.unit ?? holder?.code ?? '',
      ...(namesake ? { name: namesake.name, nameEn: namesake.nameEn } : {}),
    };
  });
}
