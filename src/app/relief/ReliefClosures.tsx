import { useMemo, type ReactNode } from 'react';
import type { ClosureAnswer, ReliefLedger } from '../../model/relief';
import { useUnitPick } from '../analysis/unit-pick';
import { useActions, useApp, useFormats, useWords } from '../context';
import { formatNumber } from '../../i18n/format';
import { placeName } from '../names';
import type { Column } from '../parts/DataTable';
import { PlainTable } from '../parts/PlainTable';
import { RankingTable } from '../parts/RankingTable';
import { Segmented } from '../parts/Segmented';
import { nameColumn, peopleColumn, wordColumn } from '../parts/table-columns';
import { groundEdits } from '../store/derived';
import { hazardKinds } from '../store/relief';
import { HelpingChoice } from './ReliefFailures';
import { hoursText } from './relief-figures';

const unitLevels = ['county', 'town'] as const;
type ClosedUnit = ClosureAnswer['units'][number];

/** Which roads fail together. */
function Closing(): ReactNode {
  const w = useWords();
  const format = useFormats();
  const actions = useActions();
  const study = useApp((state) => state.study);
  const drawn = useApp((state) => state.relief.drawn);
  const kinds = useApp((state) => state.relief.hazardKinds);
  const closures = useApp((state) => groundEdits(state.history).filter(({ kind }) => kind === 'close-roads').length);
  if (!study) return null;
  return (
    <fieldset className="relief-closing">
      <legend>{w.reliefClosing}</legend>
      <label>
        <input
          type="checkbox"
          data-testid="relief-drawn"
          checked={drawn && closures > 0}
          disabled={closures === 0}
          onChange={(event) => actions.setRelief({ drawn: event.target.checked })}
        />
        {closures === 0 ? <span className="quiet-text">{w.reliefDrawnNone}</span> : w.reliefDrawn(format.count(closures))}
      </label>
      {hazardKinds(study).map(({ kind, zones }) => (
        <label key={kind}>
          <input
            type="checkbox"
            data-testid={`relief-hazard-${kind}`}
            checked={kinds.includes(kind)}
            onChange={(event) =>
              actions.setRelief({ hazardKinds: event.target.checked ? [...kinds, kind] : kinds.filter((known) => known !== kind) })
            }
          />
          {w.reliefByHazard(w.reliefHazards[kind] ?? kind, format.count(zones))}
        </label>
      ))}
    </fieldset>
  );
}

interface SideRow {
  readonly id: string;
  readonly name: string;
  readonly before: number;
  readonly after: number;
  readonly unit: 'people' | 'hours';
}

/** Before and after, side by side. */
function Sides({ answer }: { readonly answer: ClosureAnswer }): ReactNode {
  const w = useWords();
  const format = useFormats();
  const language = useApp((state) => state.language);
  const studyId = useApp((state) => state.study?.id ?? '');
  const rows = useMemo((): readonly SideRow[] => {
    const row = (id: string, name: string, unit: SideRow['unit'], of: (ledger: ReliefLedger) => number): SideRow => ({
      id,
      name,
      unit,
      before: of(answer.before),
      after: of(answer.after),
    });
    return [
      row('within', w.reliefWithin, 'people', ({ within }) => within),
      row('beyond', w.reliefBeyondRow, 'people', ({ beyond }) => beyond),
      row('cutOff', w.reliefCutRow, 'people', ({ cutOff }) => cutOff),
      row('unplaced', w.reliefUnplacedRow, 'people', ({ unplaced }) => unplaced),
      row('p50', w.reliefColumns.p50, 'hours', ({ p50Hours }) => p50Hours),
      row('p90', w.reliefColumns.p90, 'hours', ({ p90Hours }) => p90Hours),
      row('most', w.reliefColumns.most, 'hours', ({ maxHours }) => maxHours),
    ];
  }, [answer, w]);
  const text = (value: number, { unit }: SideRow): string =>
    unit === 'people' ? w.reliefPeople(format.people(value)) : w.reliefHours(hoursText(value, language));
  const signed = (row: SideRow): string => {
    const change = row.after - row.before;
    if (row.unit === 'people') return format.signedPeople(change);
    const size = formatNumber(Math.abs(change), language);
    return size === '0' || !Number.isFinite(change) ? size : `${change > 0 ? '+' : '−'}${size}`;
  };
  const side = (id: 'before' | 'after', title: string): Column<SideRow> => ({
    id,
    title,
    numeric: true,
    width: 112,
    value: (row) => row[id],
    cell: (row) => text(row[id], row),
  });
  return (
    <PlainTable
      label={`${w.reliefBefore} / ${w.reliefAfter}`}
      testId="relief-sides"
      columns={[
        wordColumn<SideRow>('name', w.reliefColumns.people, null, ({ name }) => name),
        side('before', w.reliefBefore),
        side('after', w.reliefAfter),
        { id: 'change', title: w.reliefDifference, numeric: true, width: 100, value: ({ before, after }) => after - before, cell: signed },
      ]}
      rows={rows}
      rowKey={({ id }) => id}
      fileName={`junda-${studyId}-${w.relief}-${w.reliefSections.closures}`}
    />
  );
}

function Units({ answer }: { readonly answer: ClosureAnswer }): ReactNode {
  const w = useWords();
  const actions = useActions();
  const language = useApp((state) => state.language);
  const study = useApp((state) => state.study);
  const level = useApp((state) => state.relief.unitLevel);
  const selection = useApp((state) => state.selection);
  const { pick, hover } = useUnitPick();
  const nameOf = useMemo(
    () =>
      ({ unit }: ClosedUnit) =>
        study ? placeName(study, unit, language) : unit,
    [study, language],
  );
  const rows = useMemo(
    () => answer.units.filter(({ unitLevel, loss }) => unitLevel === level && (loss.affected >= 0.5 || loss.cutOff >= 0.5)),
    [answer, level],
  );
  const columns = useMemo((): readonly Column<ClosedUnit>[] => {
    const c = w.reliefColumns;
    return [
      nameColumn('unit', c.unit, nameOf, ({ unit }) => pick(unit)),
      peopleColumn('lossCut', c.lossCut, 76, language, ({ loss }) => loss.cutOff),
      peopleColumn('fallOut', c.fallOut, 84, language, ({ loss }) => loss.fallOut),
      peopleColumn('added', c.added, 84, language, ({ loss }) => loss.addedPeopleMinutes / 60),
      peopleColumn('affected', c.affected, 76, language, ({ loss }) => loss.affected),
    ];
  }, [w, language, nameOf, pick]);
  if (!study) return null;
  return (
    <>
      <div className="analysis-options">
        <h3>{w.reliefTownsCut}</h3>
        <Segmented
          label={w.analysisLevel}
          testId="relief-closed-level"
          value={level}
          options={unitLevels}
          names={w.analysisLevels}
          onPick={(unitLevel) => actions.setRelief({ unitLevel })}
        />
      </div>
      {rows.length === 0 ? (
        <p className="empty-note">{w.reliefNoTownsCut}</p>
      ) : (
        <RankingTable
          label={w.reliefTownsCut}
          testId="relief-closed-units"
          columns={columns}
          savedColumns={[{ title: w.reliefColumns.code, value: (row) => row.unit }, ...columns]}
          rows={rows}
          rowKey={({ unit }) => unit}
          searched={nameOf}
          selectedKey={selection?.kind === 'unit' ? selection.code : null}
          onHover={hover}
          sortedBy="lossCut"
          fileName={`junda-${study.id}-${w.relief}-${w.reliefTownsCut}`}
        />
      )}
    </>
  );
}

/** Roads that fail together: who is helped before and after, and where nobody gets any more. */
export function ReliefClosures(): ReactNode {
  const w = useWords();
  const format = useFormats();
  const language = useApp((state) => state.language);
  const answer = useApp((state) => state.reliefAnswers.closures?.output ?? null);
  const asks = useApp(
    (state) =>
      state.relief.hazardKinds.length > 0 || (state.relief.drawn && groundEdits(state.history).some(({ kind }) => kind === 'close-roads')),
  );
  return (
    <>
      <Closing />
      <div className="analysis-options">
        <HelpingChoice />
      </div>
      {answer && asks && (
        <>
          <div
            className="relief-lead"
            data-testid="relief-closures-lead"
            data-cut-off={answer.loss.cutOff}
            data-fall-out={answer.loss.fallOut}
            aria-live="polite"
          >
            <h2>
              {answer.loss.affected >= 0.5 || answer.loss.cutOff >= 0.5
                ? w.reliefClosuresLead(
                    formatNumber(answer.closedKilometres, language),
                    format.people(answer.loss.cutOff),
                    format.people(answer.loss.fallOut),
                  )
                : w.reliefClosuresNone(formatNumber(answer.closedKilometres, language))}
            </h2>
          </div>
          <Sides answer={answer} />
          <Units answer={answer} />
        </>
      )}
    </>
  );
}
