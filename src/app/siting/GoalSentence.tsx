import { useMemo, type ReactNode } from 'react';
import type { StudyView } from '../../jobs/task-types';
import type { Language } from '../../model/text';
import { useActions, useApp, useScreen, useWords } from '../context';
import { inSentence } from '../headline';
import { groupName, typeName, unitName } from '../names';
import { boundsOfUnit } from '../places';
import { NumberField } from '../parts/NumberField';
import { minutesRange, serviceOf } from '../store/question';
import { buildTypeOf, sitesRange } from '../store/siting';
import { piecesOf, unbroken } from './sentence';

const slots = ['region', 'type', 'sites', 'share', 'group', 'trip', 'minutes', 'reach'] as const;
type Slot = (typeof slots)[number];

interface PickProps {
  readonly slot: Exclude<Slot, 'reach' | 'sites' | 'share' | 'minutes'>;
  readonly value: string;
  readonly options: readonly (readonly [value: string, text: string])[];
  readonly onPick: (value: string) => void;
}

/** A word of the sentence that can be picked from a list; plain where there is nothing to pick. */
function Pick({ slot, value, options, onPick }: PickProps): ReactNode {
  const w = useWords();
  const [only] = options;
  if (options.length === 1 && only) return <strong data-testid={`siting-${slot}`}>{only[1]}</strong>;
  return (
    <select
      className="in-sentence"
      aria-label={w.sitingFields[slot]}
      title={w.sitingFields[slot]}
      data-testid={`siting-${slot}`}
      value={value}
      onChange={(event) => onPick(event.target.value)}
    >
      {options.map(([option, text]) => (
        <option key={option} value={option}>
          {text}
        </option>
      ))}
    </select>
  );
}

/** What a region may be: everyone, a county, a town, each with its name; towns with that of their county. */
export function regionOptions(study: StudyView, everywhere: string, language: Language): readonly (readonly [string, string])[] {
  const cities = study.units.filter(({ level }) => level === 'city');
  const [city] = cities;
  const all = city && cities.length === 1 ? unitName(city, language) : everywhere;
  const counties = study.units.filter(({ level }) => level === 'county');
  const townsOf = (county: string) => study.units.filter(({ level, parent }) => level === 'town' && parent === county);
  return [
    ['', all],
    ...counties.flatMap((county) => [
      [county.code, unitName(county, language)] as const,
      ...townsOf(county.code).map(({ code, ...town }) => [code, `\u2003${unitName({ code, ...town }, language)}`] as const),
    ]),
  ];
}

function RegionPick(): ReactNode {
  const w = useWords();
  const actions = useActions();
  const language = useApp((state) => state.language);
  const study = useApp((state) => state.study);
  const { mapHolder } = useScreen();
  const region = useApp((state) => state.siting.region);
  const options = useMemo(() => (study ? regionOptions(study, w.sitingEverywhere, language) : []), [study, w, language]);
  const pick = (picked: string): void => {
    actions.setSiting({ region: picked });
    const bounds = study && (picked === '' ? study.bounds : boundsOfUnit(study, picked));
    if (bounds) mapHolder.current?.fit(bounds);
  };
  return <Pick slot="region" value={region} options={options} onPick={pick} />;
}

function TypePick(): ReactNode {
  const actions = useActions();
  const language = useApp((state) => state.language);
  const study = useApp((state) => state.study);
  const service = useApp((state) => (state.study && state.choices ? serviceOf(state.study, state.choices.service) : undefined));
  const type = useApp(buildTypeOf);
  if (!study || !service) return null;
  const options = service.types.map((id) => [id, typeName(study, id, language)] as const);
  return <Pick slot="type" value={type} options={options} onPick={(buildType) => actions.setSiting({ buildType })} />;
}

function GroupPick(): ReactNode {
  const actions = useActions();
  const language = useApp((state) => state.language);
  const groups = useApp((state) => state.study?.demand.groups);
  const group = useApp((state) => state.choices?.group ?? '');
  const options = (groups ?? []).map((id) => [id, groupName(id, language)] as const);
  return <Pick slot="group" value={group} options={options} onPick={(picked) => actions.choose({ group: picked })} />;
}

function TripPick(): ReactNode {
  const actions = useActions();
  const language = useApp((state) => state.language);
  const trips = useApp((state) => state.study?.trips);
  const trip = useApp((state) => state.choices?.trip ?? '');
  const options = (trips ?? []).map(({ id, name }) => [id, inSentence(name[language], language)] as const);
  return <Pick slot="trip" value={trip} options={options} onPick={(picked) => actions.choose({ trip: picked })} />;
}

function ShareField(): ReactNode {
  const w = useWords();
  const actions = useActions();
  const share = useApp((state) => state.siting.share);
  return (
    <span className="unbroken">
      <NumberField
        label={w.sitingFields.share}
        testId="siting-share"
        value={Math.round(share * 1000) / 10}
        least={0.1}
        most={100}
        step={0.1}
        onCommit={(percent) => actions.setSiting({ share: percent / 100 })}
      />{' '}
      %
    </span>
  );
}

function SitesField(): ReactNode {
  const w = useWords();
  const actions = useActions();
  const newSites = useApp((state) => state.siting.newSites);
  return (
    <NumberField
      label={w.sitingFields.sites}
      testId="siting-sites"
      value={newSites}
      {...sitesRange}
      step={1}
      onCommit={(sites) => actions.setSiting({ newSites: Math.round(sites) })}
    />
  );
}

/** The time limit, the same as that of the map. */
export function MinutesInWords(): ReactNode {
  const w = useWords();
  const actions = useActions();
  const minutes = useApp((state) => state.choices?.minutes ?? minutesRange.least);
  return (
    <NumberField
      label={w.sitingFields.minutes}
      testId="siting-minutes"
      value={minutes}
      least={minutesRange.least}
      most={minutesRange.most}
      step={minutesRange.step}
      onCommit={(committed) => actions.setMinutes(committed)}
    />
  );
}

function ReachWord(): ReactNode {
  const w = useWords();
  const direction = useApp((state) =>
    state.study && state.choices ? (serviceOf(state.study, state.choices.service)?.direction ?? 'to') : 'to',
  );
  return w.sitingReach[direction];
}

const fields: Readonly<Record<Slot, () => ReactNode>> = {
  region: () => <RegionPick />,
  type: () => <TypePick />,
  sites: () => <SitesField />,
  share: () => <ShareField />,
  group: () => <GroupPick />,
  trip: () => <TripPick />,
  minutes: () => <MinutesInWords />,
  reach: () => <ReachWord />,
};

/** The goal as one sentence whose words can be changed. */
export function GoalSentence(): ReactNode {
  const w = useWords();
  const model = useApp((state) => state.siting.model);
  return (
    <p className="goal-sentence" data-testid="goal-sentence">
      {unbroken(piecesOf(w.sitingSentences[model], slots)).map(({ slot, opens, words }, at) => (
        <span key={`${slot} ${at}`} className={slot ? 'unbroken' : ''}>
          {opens}
          {slot && fields[slot]()}
          {words}
        </span>
      ))}
    </p>
  );
}
