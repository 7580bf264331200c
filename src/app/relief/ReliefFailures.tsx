import { useMemo, type ReactNode } from 'react';
import type { AllWords } from '../../i18n';
import type { DepotLoss, FailureAnswer, SegmentLoss } from '../../model/relief';
import type { Language } from '../../model/text';
import { reliefLevels } from '../../model/relief';
import { useActions, useApp, useFormats, useScreen, useWords } from '../context';
import { formatMetres } from '../format';
import { boundsAround } from '../places';
import { Choice } from '../parts/Choice';
import type { Column } from '../parts/DataTable';
import { PlainTable } from '../parts/PlainTable';
import { RankingTable } from '../parts/RankingTable';
import { Segmented } from '../parts/Segmented';
import { nameColumn, peopleColumn } from '../parts/table-columns';
import { groundEdits } from '../store/derived';
import { failureTables, reliefGoalOf, reliefStatus } from '../store/relief';
import { boundsOfSegment, closingOf, segmentTitle } from './close-segment';
import { rankedSegments } from './relief-on-map';
import { segmentPlace } from './segment-place';

/** Which level's depots are looked at where roads fail or are closed. */
export function HelpingChoice(): ReactNode {
  const w = useWords();
  const actions = useActions();
  const { store } = useScreen();
  const helping = useApp((state) => state.relief.helping);
  useApp((state) => state.relief.tiers);
  const goal = reliefGoalOf(store.getState());
  return (
    <Choice
      label={w.reliefHelping}
      testId="relief-helping"
      value={helping ?? ''}
      options={[['', w.reliefAnyLevel], ...(goal?.tiers ?? []).map(({ level }) => [level, w.reliefLevels[level]] as const)]}
      onPick={(picked) => actions.setRelief({ helping: reliefLevels.find((level) => level === picked) ?? null })}
    />
  );
}

/** What a failing segment or depot costs, as columns. */
const lossColumns = <Row extends DepotLoss | SegmentLoss>(w: AllWords['app'], language: Language): readonly Column<Row>[] => {
  const c = w.reliefColumns;
  return [
    peopleColumn('lossCut', c.lossCut, 72, language, ({ cutOff }) => cutOff),
    peopleColumn('fallOut', c.fallOut, 78, language, ({ fallOut }) => fallOut),
    peopleColumn('added', c.added, 84, language, ({ addedPeopleMinutes }) => addedPeopleMinutes / 60),
  ];
};

function CloseButton({ segment }: { readonly segment: SegmentLoss }): ReactNode {
  const w = useWords();
  const actions = useActions();
  const closed = useApp((state) => closingOf(segment, groundEdits(state.history)) !== undefined);
  const title = segmentTitle(segment, w);
  return (
    <button
      type="button"
      className="button small relief-close"
      data-testid="relief-close-road"
      data-segment={segment.segment}
      aria-label={closed ? `${w.reliefClosed}: ${title}` : w.reliefCloseOf(title)}
      title={w.reliefCloseOf(title)}
      disabled={closed}
      onClick={() => actions.closeRoad(segment)}
    >
      {closed ? w.reliefClosed : w.reliefClose}
    </button>
  );
}

/** What a segment is, with a way to it on the map. */
function SegmentName({ segment, rank }: { readonly segment: SegmentLoss; readonly rank: number }): ReactNode {
  const w = useWords();
  const actions = useActions();
  const { mapHolder } = useScreen();
  const language = useApp((state) => state.language);
  const title = segmentTitle(segment, w);
  const study = useApp((state) => state.study);
  const more = [
    formatMetres(segment.metres, language),
    segment.bridgeMetres > 0 ? w.reliefOnBridge(String(Math.round(segment.bridgeMetres))) : '',
    segment.tunnelMetres > 0 ? w.reliefOnTunnel(String(Math.round(segment.tunnelMetres))) : '',
    study ? segmentPlace(study, segment, language) : '',
  ];
  return (
    <button
      type="button"
      className="row-button"
      title={w.reliefFly(title)}
      onClick={() => {
        actions.select({ kind: 'segment', segment: segment.segment });
        mapHolder.current?.fit(boundsOfSegment(segment));
      }}
      onFocus={() => actions.hover({ kind: 'segment', segment: segment.segment })}
      onBlur={() => actions.hover(null)}
    >
      <span className="relief-rank">{rank}</span>
      {title}
      <small className="second-line">{more.filter((part) => part !== '').join(' · ')}</small>
    </button>
  );
}

const segmentCell = (segment: SegmentLoss, rank: number): ReactNode => <SegmentName segment={segment} rank={rank} />;
const closeCell = (segment: SegmentLoss): ReactNode => <CloseButton segment={segment} />;

/** The segments whose failure matters most, ranked: under the pointer they light up on the map, and the other way round. */
function Segments({ segments, label }: { readonly segments: readonly SegmentLoss[]; readonly label: string }): ReactNode {
  const w = useWords();
  const actions = useActions();
  const language = useApp((state) => state.language);
  const study = useApp((state) => state.study);
  const hovered = useApp((state) => (state.hovered?.kind === 'segment' ? state.hovered.segment : -1));
  const selected = useApp((state) => (state.selection?.kind === 'segment' ? state.selection.segment : -1));
  const c = w.reliefColumns;
  const columns = useMemo(
    (): readonly Column<SegmentLoss>[] => [
      {
        id: 'road',
        title: c.road,
        numeric: false,
        width: null,
        value: (row) => segmentTitle(row, w),
        cell: (row) => segmentCell(row, segments.indexOf(row) + 1),
      },
      ...lossColumns<SegmentLoss>(w, language),
      { id: 'close', title: w.reliefClose, numeric: true, width: 88, value: () => '', cell: closeCell },
    ],
    [w, c, language, segments],
  );
  const saved = [
    { title: c.rank, value: (row: SegmentLoss) => segments.indexOf(row) + 1 },
    ...columns.filter(({ id }) => id !== 'close'),
    { title: c.unit, value: (row: SegmentLoss) => (study ? segmentPlace(study, row, language) : '') },
    { title: c.carried, value: (row: SegmentLoss) => row.carried },
    { title: c.affected, value: (row: SegmentLoss) => row.affected },
    { title: c.metres, value: (row: SegmentLoss) => row.metres },
    { title: c.bridge, value: (row: SegmentLoss) => row.bridgeMetres },
    { title: c.tunnel, value: (row: SegmentLoss) => row.tunnelMetres },
    { title: c.lon, value: (row: SegmentLoss) => row.path[0] ?? NaN },
    { title: c.lat, value: (row: SegmentLoss) => row.path[1] ?? NaN },
  ];
  return (
    <div
      className="relief-segments"
      data-testid="relief-segments"
      onMouseOver={(event) => {
        const key = event.target instanceof Element ? event.target.closest('tr[data-key]')?.getAttribute('data-key') : null;
        actions.hover(key ? { kind: 'segment', segment: Number(key) } : null);
      }}
      onFocus={() => undefined}
      onMouseLeave={() => actions.hover(null)}
    >
      <PlainTable
        label={label}
        testId="relief-segment-table"
        columns={columns}
        savedColumns={saved}
        rows={segments}
        rowKey={({ segment }) => String(segment)}
        selectedKey={String(hovered >= 0 ? hovered : selected)}
        hints={w.reliefColumnHints}
        fileName={`junda-${study?.id ?? ''}-${w.relief}-${label}`}
      />
    </div>
  );
}

function Depots({ answer }: { readonly answer: FailureAnswer }): ReactNode {
  const w = useWords();
  const actions = useActions();
  const { mapHolder } = useScreen();
  const language = useApp((state) => state.language);
  const studyId = useApp((state) => state.study?.id ?? '');
  const selection = useApp((state) => state.selection);
  const nameOf = useMemo(
    () =>
      ({ depot }: DepotLoss) =>
        answer.depots[depot]?.name ?? '',
    [answer],
  );
  const columns = useMemo(
    (): readonly Column<DepotLoss>[] => [
      nameColumn('depot', w.reliefColumns.depot, nameOf, (row) => {
        const depot = answer.depots[row.depot];
        if (!depot) return;
        actions.select({ kind: 'facility', id: depot.id });
        mapHolder.current?.fit(boundsAround(depot.lon, depot.lat));
      }),
      ...lossColumns<DepotLoss>(w, language),
    ],
    [w, language, nameOf, answer, actions, mapHolder],
  );
  const hover = useMemo(() => (key: string | null) => actions.hover(key === null ? null : { kind: 'facility', id: key }), [actions]);
  return (
    <RankingTable
      label={w.reliefFailureTables.depots}
      testId="relief-depot-losses"
      columns={columns}
      savedColumns={[
        ...columns,
        { title: w.reliefColumns.affected, value: ({ affected }) => affected },
        { title: w.reliefColumns.level, value: ({ depot }) => w.reliefLevels[answer.depots[depot]?.level ?? 'city'] },
      ]}
      rows={answer.depotLosses}
      rowKey={({ depot }) => answer.depots[depot]?.id ?? String(depot)}
      searched={nameOf}
      selectedKey={selection?.kind === 'facility' ? selection.id : null}
      onHover={hover}
      sortedBy="added"
      fileName={`junda-${studyId}-${w.relief}-${w.reliefFailing}-${w.reliefFailureTables.depots}`}
    />
  );
}

function Lead({ answer }: { readonly answer: FailureAnswer }): ReactNode {
  const w = useWords();
  const format = useFormats();
  const language = useApp((state) => state.language);
  const study = useApp((state) => state.study);
  const [worst] = answer.worst;
  const place = study && worst ? segmentPlace(study, worst, language) : '';
  const name = worst ? [segmentTitle(worst, w), place].filter((part) => part !== '').join(language === 'zh' ? '，' : ', ') : '';
  return (
    <div className="relief-lead" data-testid="relief-failures-lead" data-carrying={answer.carrying} data-segments={answer.segments}>
      <h2>{w.reliefFailuresLead(format.count(answer.carrying), format.count(answer.segments), format.count(answer.cutting))}</h2>
      <p>{worst && worst.cutOff >= 0.5 ? w.reliefFailuresWorst(name, format.people(worst.cutOff)) : w.reliefFailuresNone}</p>
    </div>
  );
}

/** Every road segment that carries a relief trip, and every depot, failing in turn: run, stop, and the worst ranked. */
export function ReliefFailures(): ReactNode {
  const w = useWords();
  const actions = useActions();
  const status = useApp((state) => reliefStatus(state, 'failures'));
  const answer = useApp((state) => state.reliefAnswers.failures?.output ?? null);
  const table = useApp((state) => state.relief.failureTable);
  const segments = useApp(rankedSegments);
  if (status === 'empty') return null;
  const runs = status === 'waiting' || status === 'stale';
  return (
    <>
      <div className="analysis-options">
        <HelpingChoice />
        <button
          type="button"
          className={status === 'done' ? 'button' : 'button primary'}
          data-testid="relief-run"
          title={w.reliefRunHint}
          disabled={runs || status === 'done'}
          onClick={actions.runFailures}
        >
          {answer ? w.reliefRunAgain : w.reliefRun}
        </button>
      </div>
      {status === 'ready' && <p className={answer ? 'stale-note' : 'empty-note'}>{answer ? w.reliefReadyOld : w.reliefReady}</p>}
      {!answer && runs && <p className="quiet-text analysis-line">{w.reliefRunHint}</p>}
      {answer && (
        <div className={status === 'done' ? 'relief-answer' : 'relief-answer stale'}>
          <Lead answer={answer} />
          <div className="analysis-options">
            <Segmented
              label={w.reliefFailureBy}
              testId="relief-failing"
              value={table}
              options={failureTables}
              names={w.reliefFailureTables}
              onPick={(failureTable) => actions.setRelief({ failureTable })}
            />
          </div>
          {table === 'depots' ? (
            <Depots answer={answer} />
          ) : (
            <Segments key={table} segments={segments} label={w.reliefFailureTables[table]} />
          )}
        </div>
      )}
    </>
  );
}
