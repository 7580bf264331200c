import type { Mix } from '../../model/change';
import { roadsIn } from '../../model/roads';
import { isOpen, type Attributes, type Demand, type Facility, type IndicatorValue, type Study } from '../../model/study';
import { attributeIn } from '../standards/conditions';

const sinceEnding = '_since';

/** Attributes as they stood in a year, without the columns that say since when. */
function attributesIn(attributes: Attributes, year: number): Attributes {
  const names = Object.keys(attributes);
  const dated = names.filter((name) => name.endsWith(sinceEnding) && name.slice(0, -sinceEnding.length) in attributes);
  if (dated.length === 0) return attributes;
  return Object.fromEntries(names.filter((name) => !dated.includes(name)).map((name) => [name, attributeIn(attributes, name, year)]));
}

/** One answer for a list and a year, made once: what is derived from the list can then be kept with it. */
function byYear<L extends object, M>(make: (list: L, year: number) => M): (list: L, year: number) => M {
  const kept = new WeakMap<L, Map<number, M>>();
  return (list, year) => {
    const years = kept.get(list) ?? new Map<number, M>();
    kept.set(list, years);
    const known = years.get(year);
    if (known !== undefined) return known;
    const made = make(list, year);
    years.set(year, made);
    return made;
  };
}

/** The facilities of a year for every year; those not in service keep their rows, and are never open. */
export const facilitiesOfYear = byYear((facilities: readonly Facility[], year): readonly Facility[] =>
  facilities.map((facility) => ({
    ...facility,
    opened: null,
    closed: isOpen(facility, year) ? null : 0,
    attributes: attributesIn(facility.attributes, year),
  })),
);

/** The people of a year for every year; none where they were not counted in it. */
const peopleOfYear = byYear((demand: Demand, year): Demand => {
  if (demand.years.length === 0) return demand;
  const counts = demand.values[demand.years.indexOf(year)];
  return { ...demand, years: [], values: counts ? [counts] : [] };
});

/** Figures of one year as those of another. */
function figuresOfYear(indicators: readonly IndicatorValue[], from: number, as: number): readonly IndicatorValue[] {
  return indicators.flatMap((figure) => (figure.year === from ? [{ ...figure, year: as }] : []));
}

/**
 * A study whose layers come from different years. It is to be judged in the year of the rules, `mix.rules`: facilities, people and roads are then those of
 * their own years, whatever year is asked about, and the indicators of their year stand in that of the rules. A mix of one year gives the figures of that year.
 */
export function mixedStudy(study: Study, mix: Mix): Study {
  return {
    ...study,
    facilities: facilitiesOfYear(study.facilities, mix.facilities),
    demand: peopleOfYear(study.demand, mix.people),
    roads: study.roads && roadsIn(study.roads, mix.roads),
    indicators: figuresOfYear(study.indicators, mix.figures, mix.rules),
  };
}
