import { useMemo, type ReactNode } from 'react';
import { Popover } from 'radix-ui';
import { formatCutoff, formatNumber } from '../../i18n/format';
import type { ServedAnswer, ServedUnit } from '../../jobs/task-types';
import type { AllWords } from '../../i18n';
import { useActions, useApp, useFormats, useWords } from '../context';
import type { Formats } from '../format';
import { groupName, placeName } from '../names';
import type { Column } from '../parts/DataTable';
import { NumberField } from '../parts/NumberField';
import { RankingTable } from '../parts/RankingTable';
import { Segmented } from '../parts/Segmented';
import { Swatch } from '../parts/Swatch';
import { noDataColour } from '../map/palette';
import { servedClasses, servedParts, type ServedPart } from './map-classes';
import { useUnitPick } from './unit-pick';

const levels = ['county', 'town'] as const;

const lookOf = (part: ServedPart) =>
  servedClasses.find((entry) => entry.part === part) ?? { colour: noDataColour, pattern: null, hatched: true };

/** Everyone together: the top units and who is outside them. */
function whole(units: readonly ServedUnit[]): Pick<ServedUnit, 'people' | ServedPart> {
  const top = units.find(({ level }) => level !== 'outside')?.level;
  const rows = units.filter(({ level }) => level === top || level === 'outside');
  const sum = (part: 'people' | ServedPart): number => rows.reduce((all, row) => all + row[part], 0);
  return { people: sum('people'), served: sum('served'), full: sum('full'), outOfReach: sum('outOfReach'), unknown: sum('unknown') };
}

/** The classes as one bar, with marks as on the map, and a legend of people and shares. */
function Classes({ answer }: { readonly answer: ServedAnswer }): ReactNode {
  const w = useWords();
  const format = useFormats();
  const all = useMemo(() => whole(answer.units), [answer]);
  const parts = servedParts.filter((part) => part !== 'unknown' || all.unknown >= 0.5);
  return (
    <>
      <div className="served-bar" aria-hidden="true">
        {parts.map((part) => {
          const look = lookOf(part);
          const marks = 'hatched' in look ? 'hatched' : look.pattern ? `mark-${look.pattern}` : '';
          return (
            <span
              key={part}
              className={`served-part ${marks}`}
              style={{ width: `${(100 * all[part]) / Math.max(1, all.people)}%`, backgroundColor: look.colour }}
            />
          );
        })}
      </div>
      <ul className="legend analysis-legend" data-testid="served-legend">
        {parts.map((part) => {
          const look = lookOf(part);
          return (
            <Swatch
              key={part}
              colour={look.colour}
              pattern={look.pattern}
              hatched={'hatched' in look}
              text={
                <span className="legend-figures" title={w.servedHints[part]} data-part={part} data-people={all[part]}>
                  <span>{w.servedParts[part]}</span>
                  <span className="tabular">
                    {format.people(all[part])} {w.peopleUnit}
                  </span>
                  <span className="tabular">{format.share(all[part] / all.people)}</span>
                </span>
              }
            />
          );
        })}
      </ul>
      <p className="quiet-text analysis-line" data-testid="served-total" data-people={all.people}>
        {w.servedTotal(format.people(all.people))} · {w.servedRoom(format.count(answer.facilityIds.length), format.people(answer.room))}
        {answer.blank > 0 && ` · ${w.servedBlank(format.count(answer.blank))}`}
      </p>
    </>
  );
}

function Rule({ answer }: { readonly answer: ServedAnswer }): ReactNode {
  const w = useWords();
  const language = useApp((state) => state.language);
  return (
    <Popover.Root>
      <Popover.Trigger className="button small" data-testid="served-rule">
        {w.servedRule}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="popover rule-popover" sideOffset={4} collisionPadding={8} aria-label={w.servedRule}>
          {w.servedRuleText(formatCutoff(answer.cutoffSeconds), formatNumber(answer.peoplePerUnit, language))}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

const columnsOf = (
  w: AllWords['app'],
  format: Formats,
  nameOf: (code: string) => string,
  pick: (code: string) => void,
): readonly Column<ServedUnit>[] => {
  const people = (part: ServedPart, width: number): Column<ServedUnit> => ({
    id: part,
    title: w.servedParts[part],
    numeric: true,
    width,
    value: (row) => row[part],
    cell: (row) => format.people(row[part]),
  });
  return [
    {
      id: 'unit',
      title: w.equityUnit,
      numeric: false,
      width: null,
      value: (row) => nameOf(row.unit),
      cell: (row) => (
        <button type="button" className="row-button" onClick={() => pick(row.unit)}>
          {nameOf(row.unit)}
        </button>
      ),
    },
    people('served', 82),
    people('full', 112),
    people('outOfReach', 88),
    {
      id: 'share',
      title: w.servedShareColumn,
      numeric: true,
      width: 76,
      value: (row) => row.served / row.people,
      cell: (row) => format.share(row.served / row.people),
    },
  ];
};

/** Served, within reach but full, or out of reach: how many people, and where. */
export function ServedPanel(): ReactNode {
  const w = useWords();
  const format = useFormats();
  const actions = useActions();
  const language = useApp((state) => state.language);
  const study = useApp((state) => state.study);
  const answer = useApp((state) => state.analyses.served?.output ?? null);
  const level = useApp((state) => state.analysis.level);
  const selection = useApp((state) => state.selection);
  const own = useApp((state) => state.analysis.peoplePerUnit !== null);
  const { pick, hover } = useUnitPick();
  const nameOf = useMemo(() => (code: string) => (study ? placeName(study, code, language) : code), [study, language]);
  const columns = useMemo(() => columnsOf(w, format, nameOf, pick), [w, format, nameOf, pick]);
  const rows = useMemo(() => (answer ? answer.units.filter((unit) => unit.level === level) : []), [answer, level]);
  const searched = useMemo(() => (row: ServedUnit) => nameOf(row.unit), [nameOf]);
  if (!study || !answer) return null;
  return (
    <>
      <div className="analysis-options">
        <label className="per-unit">
          {w.servedPerUnit}
          <NumberField
            testId="people-per-unit"
            value={answer.peoplePerUnit}
            least={0.001}
            most={1_000_000}
            step={1}
            onCommit={(peoplePerUnit) => actions.setAnalysis({ peoplePerUnit })}
          />
          {w.servedPerUnitUnit}
        </label>
        {own && (
          <button type="button" className="button small quiet" onClick={() => actions.setAnalysis({ peoplePerUnit: null })}>
            {w.servedUsual}
          </button>
        )}
        <Rule answer={answer} />
      </div>
      <p className="quiet-text analysis-line">
        {groupName(answer.group, language)} · {w.minutesValue(formatCutoff(answer.cutoffSeconds))}
      </p>
      <Classes answer={answer} />
      <p className="quiet-text analysis-line">{w.servedMapNote}</p>
      <div className="analysis-options">
        <Segmented
          label={w.analysisLevel}
          testId="served-level"
          value={level}
          options={levels}
          names={w.analysisLevels}
          onPick={(picked) => actions.setAnalysis({ level: picked })}
        />
      </div>
      <RankingTable
        label={w.analysisPanels.served}
        testId="served-table"
        columns={columns}
        savedColumns={[
          { title: w.codeColumn, value: (row) => row.unit },
          ...columns,
          { title: w.servedParts.unknown, value: (row) => row.unknown },
          { title: w.equityPeople, value: (row) => row.people },
        ]}
        rows={rows}
        rowKey={(row) => row.unit}
        searched={searched}
        selectedKey={selection?.kind === 'unit' ? selection.code : null}
        onHover={hover}
        sortedBy="outOfReach"
        fileName={`junda-${study.id}-${w.analysisPanels.served}-${level}`}
      />
    </>
  );
}
