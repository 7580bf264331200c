import { useMemo, type ReactNode } from 'react';
import { useUnitPick } from '../analysis/unit-pick';
import { useActions, useApp, useFormats, useScreen, useWords } from '../context';
import { boundsAround } from '../places';
import type { AllWords } from '../../i18n';
import { formatShare } from '../../i18n/format';
import type { ReliefAnswer, StockDepot, StockPlace, StockStep } from '../../model/relief';
import type { Language } from '../../model/text';
import { placeName } from '../names';
import type { Column } from '../parts/DataTable';
import { PlainTable } from '../parts/PlainTable';
import { RankingTable } from '../parts/RankingTable';
import { Segmented } from '../parts/Segmented';
import { figureColumn, nameColumn, peopleColumn, wordColumn } from '../parts/table-columns';
import { stockTables } from '../store/relief';
import { boundsOfZone } from './zone-bounds';
import { durationText, hoursCell, hoursText } from './relief-figures';
import { PleaseCheck } from './ReliefForm';

/** colours of the levels in the bar, from the lowest; what is short has marks */
const levelColours = ['#1f2f86', '#2b93c0', '#a3d9a8', '#dcea94'] as const;

function Lead({ answer }: { readonly answer: ReliefAnswer }): ReactNode {
  const w = useWords();
  const format = useFormats();
  const language = useApp((state) => state.language);
  const { stock, depots, goal } = answer;
  const short = stock.steps.at(-1)?.short ?? stock.demand;
  const first = stock.depots.find(({ depot }) => depot === stock.firstDry);
  const name = depots[stock.firstDry]?.name ?? '';
  return (
    <div className="relief-lead" data-testid="relief-stock-lead" data-demand={stock.demand} data-short={short}>
      <h2>
        {w.reliefStockLead(format.people(stock.peopleInZones), format.people(stock.demand), format.people(stock.stockPeople))}{' '}
        <PleaseCheck hint={w.reliefAssumed} />
      </h2>
      <p>
        {short >= 0.5 ? (
          <strong className="lacks">{w.reliefStockShort(format.people(short), formatShare(short / stock.demand, language))}</strong>
        ) : (
          <strong>{w.reliefStockEnough}</strong>
        )}
      </p>
      <p>
        {first
          ? w.reliefFirstDry(name, durationText(first.dryHours, w, language))
          : w.reliefNoneDry(hoursText(goal.stock.daysOfStock, language))}
      </p>
      {stock.unknownStock > 0 && <p className="quiet-text">{w.reliefUnknownStock(format.count(stock.unknownStock))}</p>}
    </div>
  );
}

/** Who is supplied by which level, and who by none, as one bar. */
function FillingBar({ answer }: { readonly answer: ReliefAnswer }): ReactNode {
  const w = useWords();
  const format = useFormats();
  const { stock } = answer;
  const short = stock.steps.at(-1)?.short ?? 0;
  const width = (people: number): string => `${(100 * people) / Math.max(1, stock.demand)}%`;
  return (
    <>
      <div className="served-bar" aria-hidden="true">
        {stock.steps.map(({ level, supplied }, at) => (
          <span key={level} className="served-part" style={{ width: width(supplied), backgroundColor: levelColours[at] }} />
        ))}
        <span className="served-part mark-white-lines" style={{ width: width(short), backgroundColor: '#8f1f14' }} />
      </div>
      <ul className="legend relief-legend">
        {stock.steps.map(({ level, supplied }, at) => (
          <li key={level} className="legend-class">
            <span className="swatch" style={{ backgroundColor: levelColours[at] }} aria-hidden="true" />
            {w.reliefFill(w.reliefLevels[level], format.people(supplied))}
          </li>
        ))}
        {short >= 0.5 && (
          <li className="legend-class">
            <span className="swatch mark-white-lines" style={{ backgroundColor: '#8f1f14' }} aria-hidden="true" />
            {w.reliefStillShort(format.people(short))}
          </li>
        )}
      </ul>
    </>
  );
}

function Steps({ answer }: { readonly answer: ReliefAnswer }): ReactNode {
  const w = useWords();
  const language = useApp((state) => state.language);
  const studyId = useApp((state) => state.study?.id ?? '');
  const c = w.reliefColumns;
  const columns = useMemo((): readonly Column<StockStep>[] => {
    return [
      wordColumn('level', c.level, null, ({ level }) => w.reliefLevels[level]),
      peopleColumn('demand', c.demand, 86, language, ({ demand }) => demand),
      peopleColumn('supplied', c.supplied, 86, language, ({ supplied }) => supplied),
      peopleColumn('short', c.short, 86, language, ({ short }) => short),
      figureColumn('p50', c.p50, 62, ({ p50Hours }) => p50Hours, hoursCell),
      figureColumn('most', c.most, 62, ({ maxHours }) => maxHours, hoursCell),
    ];
  }, [w, c, language]);
  return (
    <PlainTable
      label={w.reliefFilling}
      testId="relief-steps"
      columns={columns}
      rows={answer.stock.steps}
      rowKey={({ level }) => level}
      hints={w.reliefColumnHints}
      fileName={`junda-${studyId}-${w.relief}-${w.reliefSections.stock}`}
    />
  );
}

interface Naming {
  readonly w: AllWords['app'];
  readonly language: Language;
  readonly answer: ReliefAnswer;
}

function depotColumns({ w, language, answer }: Naming, pick: (depot: number) => void): readonly Column<StockDepot>[] {
  const c = w.reliefColumns;
  const nameOf = ({ depot }: StockDepot): string => answer.depots[depot]?.name ?? '';
  const dry = (hours: number): string => (hours === Infinity ? w.reliefEndless : hoursCell(hours));
  return [
    nameColumn('depot', c.depot, nameOf, (row) => pick(row.depot)),
    peopleColumn('asked', c.asked, 86, language, ({ asked }) => asked),
    peopleColumn('stock', c.stock, 72, language, ({ stockPeople }) => stockPeople),
    peopleColumn('supplied', c.supplied, 72, language, ({ supplied }) => supplied),
    // those that never run dry come last, whichever way
    figureColumn('dry', c.dry, 76, ({ dryHours }) => dryHours, dry),
  ];
}

function placeColumns(
  { w, language }: Pick<Naming, 'w' | 'language'>,
  nameOf: (row: StockPlace) => string,
  pick: (row: StockPlace) => void,
): readonly Column<StockPlace>[] {
  const c = w.reliefColumns;
  return [
    nameColumn('place', c.place, nameOf, pick),
    peopleColumn('demand', c.demand, 80, language, ({ demand }) => demand),
    peopleColumn('supplied', c.supplied, 80, language, ({ supplied }) => supplied.reduce((sum, people) => sum + people, 0)),
    peopleColumn('short', c.short, 74, language, ({ short }) => short),
    figureColumn('last', c.last, 84, ({ lastHours }) => lastHours, hoursCell),
  ];
}

const placeKey = ({ zone, unit }: StockPlace): string => (zone >= 0 ? `zone ${zone}` : unit);

function Depots({ answer }: { readonly answer: ReliefAnswer }): ReactNode {
  const w = useWords();
  const actions = useActions();
  const { mapHolder } = useScreen();
  const language = useApp((state) => state.language);
  const studyId = useApp((state) => state.study?.id ?? '');
  const selection = useApp((state) => state.selection);
  const columns = useMemo(
    () =>
      depotColumns({ w, language, answer }, (row) => {
        const depot = answer.depots[row];
        if (!depot) return;
        actions.select({ kind: 'facility', id: depot.id });
        mapHolder.current?.fit(boundsAround(depot.lon, depot.lat));
      }),
    [w, language, answer, actions, mapHolder],
  );
  const searched = useMemo(() => (row: StockDepot) => answer.depots[row.depot]?.name ?? '', [answer]);
  const hover = useMemo(() => (key: string | null) => actions.hover(key === null ? null : { kind: 'facility', id: key }), [actions]);
  return (
    <RankingTable
      label={w.reliefStockTables.depots}
      testId="relief-depots"
      columns={columns}
      savedColumns={[
        ...columns,
        { title: w.reliefColumns.level, value: ({ depot }) => w.reliefLevels[answer.depots[depot]?.level ?? 'city'] },
        { title: w.reliefColumns.lon, value: ({ depot }) => answer.depots[depot]?.lon ?? NaN },
        { title: w.reliefColumns.lat, value: ({ depot }) => answer.depots[depot]?.lat ?? NaN },
      ]}
      rows={answer.stock.depots}
      rowKey={({ depot }) => answer.depots[depot]?.id ?? String(depot)}
      searched={searched}
      selectedKey={selection?.kind === 'facility' ? selection.id : null}
      onHover={hover}
      sortedBy="asked"
      fileName={`junda-${studyId}-${w.relief}-${w.reliefStockTables.depots}`}
    />
  );
}

function Places({ answer, table }: { readonly answer: ReliefAnswer; readonly table: 'zones' | 'towns' }): ReactNode {
  const w = useWords();
  const { mapHolder } = useScreen();
  const language = useApp((state) => state.language);
  const study = useApp((state) => state.study);
  const selection = useApp((state) => state.selection);
  const { pick, hover } = useUnitPick();
  const nameOf = useMemo(
    () =>
      (row: StockPlace): string => {
        if (row.zone < 0) return study ? placeName(study, row.unit, language) : row.unit;
        return row.name === '' ? w.reliefZoneUnnamed : row.name;
      },
    [study, language, w],
  );
  const columns = useMemo(
    () =>
      placeColumns({ w, language }, nameOf, (row) => {
        if (row.zone < 0) return pick(row.unit);
        const zone = study?.hazards[row.zone];
        if (zone) mapHolder.current?.fit(boundsOfZone(zone));
      }),
    [w, language, nameOf, pick, study, mapHolder],
  );
  const hoverUnit = useMemo(() => (key: string | null) => hover(key === null || table === 'zones' ? null : key), [hover, table]);
  if (!study) return null;
  const rows = table === 'zones' ? answer.stock.zones : answer.stock.units;
  return (
    <RankingTable
      label={w.reliefStockTables[table]}
      testId={`relief-${table}`}
      columns={columns}
      savedColumns={[
        ...(table === 'zones' ? [] : [{ title: w.reliefColumns.code, value: (row: StockPlace) => row.unit }]),
        ...columns,
        { title: w.reliefColumns.kind, value: (row) => w.reliefHazards[row.kind] ?? row.kind },
        { title: w.reliefColumns.people, value: (row) => row.people },
        ...answer.stock.steps.map(({ level }, at) => ({
          title: `${w.reliefColumns.supplied} ${w.reliefLevels[level]}`,
          value: (row: StockPlace) => row.supplied[at] ?? NaN,
        })),
      ]}
      rows={rows}
      rowKey={placeKey}
      searched={nameOf}
      selectedKey={selection?.kind === 'unit' ? selection.code : null}
      onHover={hoverUnit}
      sortedBy="short"
      fileName={`junda-${study.id}-${w.relief}-${w.reliefStockTables[table]}`}
    />
  );
}

/** Is there stock for those who must be resettled: level by level, depot by depot, zone by zone. */
export function ReliefStock(): ReactNode {
  const w = useWords();
  const actions = useActions();
  const answer = useApp((state) => state.reliefAnswers.times?.output ?? null);
  const table = useApp((state) => state.relief.stockTable);
  if (!answer) return null;
  if (answer.stock.demand === 0 && answer.stock.zones.length === 0) return <p className="empty-note">{w.reliefNoNeed}</p>;
  return (
    <>
      <Lead answer={answer} />
      <FillingBar answer={answer} />
      <Steps answer={answer} />
      <div className="analysis-options">
        <Segmented
          label={w.reliefStockBy}
          testId="relief-stock"
          value={table}
          options={stockTables}
          names={w.reliefStockTables}
          onPick={(stockTable) => actions.setRelief({ stockTable })}
        />
      </div>
      {table === 'depots' ? <Depots answer={answer} /> : <Places key={table} answer={answer} table={table} />}
    </>
  );
}
