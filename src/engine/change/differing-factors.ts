import { askOf } from '../../model/ask';
import { standardIn, type Condition, type Standard, type StandardKind } from '../../model/catalogue';
import { changeFactors, type ChangeFactor } from '../../model/change';
import { roadsIn } from '../../model/roads';
import { peopleOf, type Demand, type Facility, type Study } from '../../model/study';
import { attributeIn } from '../standards/conditions';
import { facilitiesOfYear } from './mixed-study';

type Differs = (study: Study, standard: Standard, from: number, to: number) => boolean;

/** Types that a standard may look at; null for any. Further needs of a standard name types of their own. */
function typesOf(standard: Standard): ReadonlySet<string> | null {
  if (standard.types.length === 0 || 'also' in standard || 'from' in standard) return null;
  return new Set(standard.types);
}

const sameFacility = (a: Facility, b: Facility): boolean =>
  a.closed === b.closed &&
  Object.keys({ ...a.attributes, ...b.attributes }).every((name) => Object.is(a.attributes[name], b.attributes[name]));

type Layer = Exclude<ChangeFactor, 'rules'>;

/** The layers that each kind of standard is judged from. */
const layersOf: Readonly<Record<StandardKind, readonly Layer[]>> = {
  reach: ['facilities', 'people', 'roads'],
  provision: ['facilities'],
  ratio: ['facilities', 'people'],
  quality: ['facilities'],
  total: ['facilities'],
  indicator: ['people', 'figures'],
  capacity: ['facilities', 'people', 'roads'],
  // of another standard, whatever its kind
  balance: ['facilities', 'people', 'roads', 'figures'],
};

const facilitiesDiffer: Differs = ({ facilities }, standard, from, to) => {
  const types = typesOf(standard);
  const then = facilitiesOfYear(facilities, to);
  return facilitiesOfYear(facilities, from).some(
    (facility, row) => (types === null || types.has(facility.type)) && !sameFacility(facility, then[row] as Facility),
  );
};

function sameCounts(demand: Demand, group: string, from: number, to: number): boolean {
  const [before, then] = [peopleOf(demand, from, group), peopleOf(demand, to, group)];
  if (before === then) return true;
  return before !== null && then !== null && before.every((count, row) => Object.is(count, then[row]));
}

const peopleDiffer: Differs = ({ demand }, standard, from, to) => {
  const groups = 'group' in standard ? [standard.group] : demand.groups;
  return groups.some((group) => !sameCounts(demand, group, from, to));
};

const roadsDiffer: Differs = ({ roads }, _standard, from, to) => roads !== null && roadsIn(roads, from) !== roadsIn(roads, to);

const rulesDiffer: Differs = ({ units }, standard, from, to) => {
  if (standard.kind === 'balance') return true;
  const definedIn = (year: number): string => JSON.stringify([standardIn(standard, year), askOf(standard, year)]);
  if (definedIn(from) !== definedIn(to)) return true;
  const turned = ({ attribute }: Condition): boolean =>
    units.some(({ attributes }) => attributeIn(attributes, attribute, from) !== attributeIn(attributes, attribute, to));
  return standard.only.some(turned);
};

const figuresDiffer: Differs = ({ indicators }, _standard, from, to) => {
  const of = (year: number): string =>
    indicators
      .flatMap((figure) => (figure.year === year ? [JSON.stringify([figure.unit, figure.indicator, figure.value])] : []))
      .toSorted()
      .join();
  return of(from) !== of(to);
};

const differs: Readonly<Record<ChangeFactor, Differs>> = {
  facilities: facilitiesDiffer,
  people: peopleDiffer,
  roads: roadsDiffer,
  rules: rulesDiffer,
  figures: figuresDiffer,
};

/**
 * The factors that are not the same in the two years, as far as a standard looks at them. Those left out contribute nothing; one that is named may still
 * turn out to.
 */
export function differingFactors(study: Study, standard: Standard, from: number, to: number): readonly ChangeFactor[] {
  const layers = layersOf[standard.kind];
  return changeFactors.filter((factor) => (factor === 'rules' || layers.includes(factor)) && differs[factor](study, standard, from, to));
}
