import type { Standard, StandardKind, StandardOfKind } from '../../model/catalogue';
import { unitLevels } from '../../model/study';
import { words } from '../../i18n';
import type { StudyView } from '../../jobs/task-types';

/** What every blank begins with. */
interface Start {
  readonly base: Omit<StandardOfKind['quality'], 'kind' | 'condition' | 'target'>;
  readonly trip: string;
  readonly group: string;
  readonly indicator: string;
  /** id of another standard */
  readonly other: string;
}

const travel = ({ trip, group }: Start) => ({ trip, minutes: 30, direction: 'to', group }) as const;

/** A standard of each kind that can be judged as it stands, to be changed by its form. A new kind is a row here. */
const blanks: { readonly [K in StandardKind]: (start: Start) => StandardOfKind[K] } = {
  reach: (start) => ({ ...start.base, kind: 'reach', ...travel(start), target: 0.9 }),
  provision: ({ base }) => ({ ...base, kind: 'provision', atLeast: 1 }),
  ratio: ({ base, group }) => ({ ...base, kind: 'ratio', group, per: 10_000, target: 1 }),
  quality: ({ base }) => ({ ...base, kind: 'quality', condition: { attribute: 'standardised', is: 'equals', value: true }, target: 1 }),
  total: ({ base }) => ({ ...base, kind: 'total', compare: 'at-least', target: 1 }),
  indicator: ({ base, indicator }) => ({
    ...base,
    kind: 'indicator',
    types: [],
    indicator,
    measure: 'number',
    compare: 'at-least',
    target: 1,
  }),
  capacity: (start) => ({
    ...start.base,
    kind: 'capacity',
    ...travel(start),
    method: '2sfca',
    attribute: 'capacity',
    per: 1000,
    atLeast: 1,
    target: 0.9,
  }),
  balance: ({ base, other }) => ({
    ...base,
    kind: 'balance',
    types: [],
    of: other,
    between: { units: base.level },
    index: 'gap',
    target: 0.2,
  }),
};

/** Smallest free id of the form `own-1`. */
function freeId(standards: readonly Standard[], stem: string): string {
  const taken = new Set(standards.map(({ id }) => id));
  let number = 1;
  while (taken.has(`${stem}-${number}`)) number += 1;
  return `${stem}-${number}`;
}

/**
 * A new standard of a kind.
 * @param standards those of the plan after the edits
 * @returns null where the study has nothing that the kind could judge: no facility types, trips or other standards
 */
export function blankStandard(study: StudyView, standards: readonly Standard[], kind: StandardKind): Standard | null {
  const [type] = study.catalogue.facilityTypes;
  const [trip] = study.trips;
  const level = ['town', 'county', 'city', 'village'].find((name) => study.units.some((unit) => unit.level === name));
  const other = standards.find((standard) => standard.kind === 'reach' || standard.kind === 'quality');
  if (!type || !trip || (kind === 'balance' && !other)) return null;
  const inWords = (of: (w: ReturnType<typeof words>['app']) => string) => ({ zh: of(words('zh').app), en: of(words('en').app) });
  const indicator = standards.find((standard) => standard.kind === 'indicator');
  return blanks[kind]({
    base: {
      id: freeId(standards, 'own'),
      project: 0,
      name: inWords((w) => w.planNewName),
      clause: inWords((w) => w.planNewClause),
      source: { text: inWords((w) => w.planNewClause), check: true },
      types: [type.id],
      where: [],
      level: unitLevels.find((name) => name === level) ?? 'town',
      only: [],
    },
    trip: trip.id,
    group: study.demand.groups[0] ?? '',
    indicator: indicator?.kind === 'indicator' ? indicator.indicator : 'indicator',
    other: other?.id ?? '',
  });
}

/** A copy of a standard under an id and a name of its own. */
export function copyOfStandard(standards: readonly Standard[], standard: Standard): Standard {
  const { zh, en } = standard.name;
  return {
    ...standard,
    id: freeId(standards, standard.id),
    name: { zh: words('zh').app.planCopyName(zh), en: words('en').app.planCopyName(en) },
    source: { ...standard.source, check: true },
  };
}
