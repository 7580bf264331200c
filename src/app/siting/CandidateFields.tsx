import { useMemo, type ReactNode } from 'react';
import { candidateSources, type CandidateCount } from '../../model/siting';
import type { StudyView } from '../../jobs/task-types';
import { useActions, useApp, useFormats, useScreen, useWords } from '../context';
import { typeName } from '../names';
import { Choice } from '../parts/Choice';
import { NumberField } from '../parts/NumberField';
import { candidatesAsked, type SitingChoices } from '../store/siting';
import { regionOptions } from './GoalSentence';
import { PlaceListField } from './PlaceListField';

/** How many places may be built on, and by which rule others were left out. */
export function LeftOut({ count }: { readonly count: CandidateCount }): ReactNode {
  const w = useWords();
  const format = useFormats();
  const left = count.leftOut.filter(({ places }) => places > 0);
  if (left.length === 0) return null;
  return left.map(({ rule, places }) => w.sitingLeftOutOf(w.sitingLeftOut[rule], format.count(places))).join(w.sitingListComma);
}

function CandidateNote(): ReactNode {
  const w = useWords();
  const format = useFormats();
  const candidates = useApp((state) => state.siteCandidates);
  const key = useApp((state) => candidatesAsked(state)?.key ?? null);
  const failed = useApp((state) => state.failure !== null);
  if (key === null) return null;
  if (candidates?.key !== key) return failed ? null : <p className="quiet-text siting-note">{w.sitingCounting}</p>;
  const { count } = candidates.output;
  return (
    <p className="quiet-text siting-note" data-testid="siting-count" data-examined={count.examined}>
      {w.sitingCount(format.count(count.examined), format.count(count.listed))}
      <br />
      <LeftOut count={count} />
    </p>
  );
}

/** The types of facilities that a study has, with what they are called. */
function TypeList({ study }: { readonly study: StudyView }): ReactNode {
  const w = useWords();
  const actions = useActions();
  const language = useApp((state) => state.language);
  const types = useApp((state) => state.siting.types);
  const present = useMemo(() => [...new Set(study.facilities.map(({ type }) => type))], [study]);
  return (
    <fieldset className="siting-types">
      <legend>{w.sitingTypes}</legend>
      {present.map((type) => (
        <label key={type}>
          <input
            type="checkbox"
            checked={types.includes(type)}
            onChange={(event) =>
              actions.setSiting({ types: event.target.checked ? [...types, type] : types.filter((known) => known !== type) })
            }
          />
          {typeName(study, type, language)}
        </label>
      ))}
    </fieldset>
  );
}

function ListField(): ReactNode {
  const actions = useActions();
  const list = useApp((state) => state.siting.list);
  return <PlaceListField testId="siting-list" places={list} onRead={(places) => actions.setSiting({ list: places })} />;
}

interface LimitProps {
  readonly field: 'roadMetres' | 'slopeDegrees';
  readonly label: string;
  readonly unit: string;
  readonly usual: number;
  readonly most: number;
  readonly step: number;
}

/** A rule with a figure, switched on and off. */
function Limit({ field, label, unit, usual, most, step }: LimitProps): ReactNode {
  const actions = useActions();
  const value = useApp((state) => state.siting[field]);
  const set = (figure: number | null): void => actions.setSiting({ [field]: figure });
  return (
    <div className="siting-rule">
      <label>
        <input
          type="checkbox"
          data-testid={`siting-${field}-on`}
          checked={value !== null}
          onChange={(event) => set(event.target.checked ? usual : null)}
        />
        {label}
      </label>
      <span className="number-unit">
        <NumberField
          label={label}
          testId={`siting-${field}`}
          value={value ?? usual}
          least={step}
          most={most}
          step={step}
          disabled={value === null}
          onCommit={set}
        />
        {unit}
      </span>
    </div>
  );
}

function Switch({ field, label }: { readonly field: 'offBarriers' | 'twoWaysIn'; readonly label: string }): ReactNode {
  const actions = useActions();
  const on = useApp((state) => state.siting[field]);
  return (
    <label className="siting-rule">
      <input
        type="checkbox"
        data-testid={`siting-${field}`}
        checked={on}
        onChange={(event) => actions.setSiting({ [field]: event.target.checked })}
      />
      {label}
    </label>
  );
}

function Hazards({ study }: { readonly study: StudyView }): ReactNode {
  const w = useWords();
  const actions = useActions();
  const avoided = useApp((state) => state.siting.avoidHazards);
  const kinds = [...new Set(study.hazards.map(({ kind }) => kind))];
  return kinds.map((kind) => (
    <label key={kind} className="siting-rule">
      <input
        type="checkbox"
        data-testid={`siting-hazard-${kind}`}
        checked={avoided.includes(kind)}
        onChange={(event) =>
          actions.setSiting({ avoidHazards: event.target.checked ? [...avoided, kind] : avoided.filter((known) => known !== kind) })
        }
      />
      {w.sitingRule.hazard(w.sitingHazards[kind] ?? kind)}
    </label>
  ));
}

/** How many rules hold. */
const rulesOf = ({ roadMetres, slopeDegrees, avoidHazards, offBarriers, twoWaysIn }: SitingChoices): number =>
  [roadMetres !== null, slopeDegrees !== null, offBarriers, twoWaysIn].filter(Boolean).length + avoidHazards.length;

interface CandidateFieldsProps {
  /** does a region stand above in the form, which candidates may share? */
  readonly regionAbove?: boolean;
}

/** Where may be built: which places, in which unit, under which rules, and how many that leaves. */
export function CandidateFields({ regionAbove = true }: CandidateFieldsProps): ReactNode {
  const w = useWords();
  const actions = useActions();
  const { store } = useScreen();
  const language = useApp((state) => state.language);
  const study = useApp((state) => state.study);
  const from = useApp((state) => state.siting.from);
  const within = useApp((state) => state.siting.within);
  const region = useApp((state) => state.siting.region);
  const rules = useApp((state) => rulesOf(state.siting));
  const units = useMemo(() => (study ? regionOptions(study, '', language).slice(1) : []), [study, language]);
  if (!study) return null;
  const has = (level: 'village' | 'town'): boolean => study.units.some((unit) => unit.level === level);
  const offered = candidateSources.filter((source) => (source === 'villages' ? has('village') : source === 'towns' ? has('town') : true));
  return (
    <fieldset className="siting-candidates">
      <legend>{w.sitingCandidates}</legend>
      <Choice
        label={w.sitingCandidates}
        testId="siting-from"
        value={from}
        options={offered.map((source) => [source, w.sitingFrom[source]] as const)}
        onPick={(picked) => actions.setSiting({ from: offered.find((source) => source === picked) ?? store.getState().siting.from })}
      />
      {from === 'facilities' && <TypeList study={study} />}
      {from === 'list' && <ListField />}
      {units.length > 0 && (
        <Choice
          label={w.sitingWithin}
          testId="siting-within"
          value={within ?? (regionAbove ? 'same' : region)}
          options={[...(regionAbove ? [['same', w.sitingWithinSame] as const] : []), ['', w.sitingWithinAnywhere], ...units]}
          onPick={(picked) => actions.setSiting({ within: picked === 'same' ? null : picked })}
        />
      )}
      <details className="siting-details">
        <summary data-testid="siting-rules">{w.sitingRules(rules)}</summary>
        {study.hasRoads && <Limit field="roadMetres" label={w.sitingRule.road} unit={w.sitingMetres} usual={500} most={20_000} step={50} />}
        {study.hasTerrain && <Limit field="slopeDegrees" label={w.sitingRule.slope} unit={w.sitingDegrees} usual={15} most={60} step={1} />}
        <Hazards study={study} />
        <Switch field="offBarriers" label={w.sitingRule.barriers} />
        {study.hasRoads && <Switch field="twoWaysIn" label={w.sitingRule.twoWays} />}
      </details>
      <CandidateNote />
    </fieldset>
  );
}
