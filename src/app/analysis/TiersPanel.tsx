import { useCallback, useMemo, type ReactNode } from 'react';
import { formatCutoff } from '../../i18n/format';
import type { AllWords } from '../../i18n';
import type { TierLadder } from '../../model/catalogue';
import type { Referral, TierPlaces, TierUnit, TierVillage } from '../../model/result';
import type { Language } from '../../model/text';
import type { StudyView } from '../../jobs/task-types';
import { useActions, useApp, useFormats, useScreen, useWords } from '../context';
import type { Formats } from '../format';
import { facilityName, placeName } from '../names';
import { boundsAround } from '../places';
import type { Column } from '../parts/DataTable';
import { RankingTable } from '../parts/RankingTable';
import { Segmented } from '../parts/Segmented';
import { Swatch } from '../parts/Swatch';
import { noDataColour } from '../map/palette';
import { noClass } from '../map/cell-classes';
import { ladderOf, tierTables } from '../store/analysis';
import { currentFacilities } from '../store/derived';
import { tierClasses, tierClassOf } from './map-classes';
import { lackingText, tierClassName } from './tier-words';
import { useUnitPick } from './unit-pick';

/** People of each class, and those whose class is not known last. */
function peopleByClass({ people, lacking }: TierPlaces, steps: number): readonly number[] {
  const sums = new Array<number>(tierClasses(steps).length + 1).fill(0);
  people.forEach((count, row) => {
    const place = tierClassOf(lacking[row] ?? -1, steps);
    if (count > 0) sums[place === noClass ? sums.length - 1 : place]! += count;
  });
  return sums;
}

function Classes({ ladder, places }: { readonly ladder: TierLadder; readonly places: TierPlaces }): ReactNode {
  const w = useWords();
  const format = useFormats();
  const language = useApp((state) => state.language);
  const study = useApp((state) => state.study);
  const sums = useMemo(() => peopleByClass(places, ladder.steps.length), [places, ladder]);
  const all = sums.reduce((sum, people) => sum + people, 0);
  const unknown = sums.at(-1) ?? 0;
  const figures = (name: string, people: number): ReactNode => (
    <span className="legend-figures" data-people={people}>
      <span>{name}</span>
      <span className="tabular">
        {format.people(people)} {w.peopleUnit}
      </span>
      <span className="tabular">{format.share(people / all)}</span>
    </span>
  );
  return (
    <>
      <p className="quiet-text analysis-line">
        {ladder.steps
          .map(({ name, trip, minutes }) =>
            w.tierStep(name[language], study?.trips.find(({ id }) => id === trip)?.name[language] ?? trip, formatCutoff(minutes * 60)),
          )
          .join(language === 'zh' ? '；' : '; ')}
      </p>
      <ul className="legend analysis-legend" data-testid="tier-legend" data-people={all}>
        {tierClasses(ladder.steps.length).map((entry, place) => (
          <Swatch
            key={String(entry.lacks)}
            colour={entry.colour}
            pattern={entry.pattern}
            text={figures(tierClassName(w, ladder, entry.lacks, language), sums[place] ?? 0)}
          />
        ))}
        {unknown > 0 && <Swatch colour={noDataColour} hatched text={figures(w.tierUnknown, unknown)} />}
      </ul>
    </>
  );
}

interface Needs {
  readonly w: AllWords['app'];
  readonly format: Formats;
  readonly language: Language;
  readonly study: StudyView;
  readonly ladder: TierLadder;
}

/** A step by its trip and minutes, short enough for the head of a column. */
const stepHead = ({ w, study, language }: Needs, { trip, minutes }: TierLadder['steps'][number]): string =>
  w.tierHead(study.trips.find(({ id }) => id === trip)?.name[language] ?? trip, formatCutoff(minutes * 60));

const nameColumn = <Row,>(title: string, nameOf: (row: Row) => string, pick: (row: Row) => void): Column<Row> => ({
  id: 'name',
  title,
  numeric: false,
  width: null,
  value: nameOf,
  cell: (row) => (
    <button type="button" className="row-button" title={nameOf(row)} onClick={() => pick(row)}>
      {nameOf(row)}
    </button>
  ),
});

const townColumns = (needs: Needs, pick: (row: TierUnit) => void): readonly Column<TierUnit>[] => {
  const { w, format, language, study, ladder } = needs;
  return [
    nameColumn(w.equityUnit, (row) => placeName(study, row.unit, language), pick),
    ...ladder.steps.map((step, at): Column<TierUnit> => ({
      id: step.id,
      title: stepHead(needs, step),
      numeric: true,
      width: 92,
      value: (row) => row.people - (row.within[at] ?? NaN),
      cell: (row) => format.people(row.people - (row.within[at] ?? NaN)),
    })),
    {
      id: 'all',
      title: w.tierAll,
      numeric: true,
      width: 74,
      value: (row) => row.all / row.people,
      cell: (row) => format.share(row.all / row.people),
    },
  ];
};

const villageColumns = (needs: Needs, pick: (row: TierVillage) => void): readonly Column<TierVillage>[] => {
  const { w, format, language, study, ladder } = needs;
  return [
    {
      ...nameColumn<TierVillage>(w.equityUnit, (row) => placeName(study, row.unit, language), pick),
      cell: (row) => (
        <button type="button" className="row-button" onClick={() => pick(row)}>
          {placeName(study, row.unit, language)}
          <small className="second-line missing">
            {w.tierFails}: {lackingText(ladder, row.lacking, w, language)}
          </small>
        </button>
      ),
    },
    ...ladder.steps.map((step, at): Column<TierVillage> => ({
      id: step.id,
      title: stepHead(needs, step),
      numeric: true,
      width: 92,
      value: (row) => row.seconds[at] ?? NaN,
      cell: (row) => {
        const seconds = row.seconds[at] ?? NaN;
        const lacks = row.lacking >= 0 && (row.lacking & (1 << at)) !== 0;
        const text = seconds === Infinity ? w.tierBeyond(formatCutoff(step.minutes * 60 * 1.2)) : format.minutes(seconds / 60);
        return lacks ? <strong className="lacks">✕ {text}</strong> : text;
      },
    })),
  ];
};

const referralColumns = (
  { w, format, language, ladder }: Needs,
  nameOf: (id: string) => string,
  pick: (row: Referral) => void,
): readonly Column<Referral>[] => {
  const stepName = (id: string): string => ladder.steps.find((step) => step.id === id)?.name[language] ?? id;
  const nextMinutes = (id: string): number => ladder.steps[ladder.steps.findIndex((step) => step.id === id) + 1]?.minutes ?? NaN;
  return [
    {
      ...nameColumn<Referral>(w.tierFrom, (row) => nameOf(row.facility), pick),
      cell: (row) => (
        <button type="button" className="row-button" onClick={() => pick(row)}>
          {nameOf(row.facility)}
          <small className="second-line">{stepName(row.step)}</small>
        </button>
      ),
    },
    {
      id: 'to',
      title: w.tierTo,
      numeric: false,
      width: 180,
      value: (row) => nameOf(row.to),
      cell: (row) => <span title={nameOf(row.to)}>{row.to === '' ? w.tierFailsNone : nameOf(row.to)}</span>,
    },
    {
      id: 'seconds',
      title: w.tierReferral,
      numeric: true,
      width: 64,
      value: (row) => row.seconds,
      cell: (row) =>
        row.seconds === Infinity ? w.tierBeyond(formatCutoff(nextMinutes(row.step) * 60 * 1.2)) : format.minutes(row.seconds / 60),
    },
  ];
};

/** Which of the village, town and county circles fails where, and how far each institution is from the next level up. */
export function TiersPanel(): ReactNode {
  const w = useWords();
  const format = useFormats();
  const actions = useActions();
  const { mapHolder } = useScreen();
  const language = useApp((state) => state.language);
  const study = useApp((state) => state.study);
  const history = useApp((state) => state.history);
  const answer = useApp((state) => state.analyses.tiers?.output ?? null);
  const ladder = useApp(ladderOf);
  const selection = useApp((state) => state.selection);
  const table = useApp((state) => state.analysis.tierTable);
  const { pick, hover } = useUnitPick();
  const facilities = useMemo(
    () => new Map((study ? currentFacilities(study, history) : []).map((facility) => [facility.id, facility])),
    [study, history],
  );
  const facilityText = useCallback(
    (id: string): string => {
      const facility = facilities.get(id);
      return study && facility ? facilityName(study, facility, language) : id;
    },
    [study, facilities, language],
  );
  const places = answer?.find((one) => one.ladder === ladder?.id) ?? null;
  const columns = useMemo(() => {
    if (!study || !ladder) return null;
    const needs: Needs = { w, format, language, study, ladder };
    return {
      towns: townColumns(needs, ({ unit }) => pick(unit)),
      villages: villageColumns(needs, ({ unit }) => pick(unit)),
      referrals: referralColumns(needs, facilityText, ({ facility: id }) => {
        const facility = facilities.get(id);
        actions.select({ kind: 'facility', id });
        if (facility) mapHolder.current?.fit(boundsAround(facility.lon, facility.lat));
      }),
    };
  }, [study, ladder, w, format, language, pick, facilities, facilityText, actions, mapHolder]);
  const searchedUnit = useMemo(
    () =>
      ({ unit }: { readonly unit: string }) =>
        study ? placeName(study, unit, language) : unit,
    [study, language],
  );
  const searchedReferral = useCallback((row: Referral) => `${facilityText(row.facility)} ${facilityText(row.to)}`, [facilityText]);
  const hoverFacility = useCallback((id: string | null) => actions.hover(id === null ? null : { kind: 'facility', id }), [actions]);
  const towns = useMemo(() => places?.units.filter(({ level }) => level === 'town') ?? [], [places]);
  if (!study || !ladder || !places || !columns) return null;
  const selectedUnit = selection?.kind === 'unit' ? selection.code : null;
  const fileName = `junda-${study.id}-${ladder.id}-${table}`;
  return (
    <>
      <Classes ladder={ladder} places={places} />
      <div className="analysis-options">
        <Segmented
          label={w.tierLadder}
          testId="tier-table"
          value={table}
          options={tierTables}
          names={w.tierTables}
          onPick={(tierTable) => actions.setAnalysis({ tierTable })}
        />
        <span className="quiet-text">{table === 'towns' ? w.tierLackingPeople : table === 'villages' ? w.tierVillageNote : ''}</span>
      </div>
      {table === 'towns' && (
        <RankingTable
          key="towns"
          label={w.tierTables.towns}
          testId="tier-towns"
          columns={columns.towns}
          savedColumns={[
            { title: w.codeColumn, value: (row) => row.unit },
            ...columns.towns,
            { title: w.tierLacks.all, value: (row) => row.none },
            { title: w.equityPeople, value: (row) => row.people },
          ]}
          rows={towns}
          rowKey={(row) => row.unit}
          searched={searchedUnit}
          selectedKey={selectedUnit}
          onHover={hover}
          sortedBy={ladder.steps[0]?.id ?? 'all'}
          fileName={fileName}
        />
      )}
      {table === 'villages' && (
        <RankingTable
          key="villages"
          label={w.tierTables.villages}
          testId="tier-villages"
          columns={columns.villages}
          savedColumns={[
            { title: w.codeColumn, value: (row) => row.unit },
            ...columns.villages.map((column) => ({
              title: column.numeric ? `${column.title} (${w.tierMinutes})` : column.title,
              value: (row: TierVillage) => (column.numeric ? Number(column.value(row)) / 60 : column.value(row)),
            })),
            { title: w.tierFails, value: (row) => lackingText(ladder, row.lacking, w, language) },
          ]}
          rows={places.villages}
          rowKey={(row) => row.unit}
          searched={searchedUnit}
          selectedKey={selectedUnit}
          onHover={hover}
          rowHeight={44}
          sortedBy={ladder.steps[0]?.id ?? 'name'}
          fileName={fileName}
        />
      )}
      {table === 'referrals' && (
        <RankingTable
          key="referrals"
          label={w.tierTables.referrals}
          testId="tier-referrals"
          columns={columns.referrals}
          savedColumns={[
            { title: w.codeColumn, value: (row) => row.facility },
            ...columns.referrals.map((column) => ({
              title: column.title,
              value: (row: Referral) => (column.numeric ? row.seconds / 60 : column.value(row)),
            })),
          ]}
          rows={places.referrals}
          rowKey={(row) => row.facility}
          searched={searchedReferral}
          selectedKey={selection?.kind === 'facility' ? selection.id : null}
          onHover={hoverFacility}
          rowHeight={44}
          sortedBy="seconds"
          fileName={fileName}
        />
      )}
    </>
  );
}
