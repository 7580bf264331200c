import { useCallback, useId, useMemo, useState, type ReactNode } from 'react';
import { ToggleGroup } from 'radix-ui';
import { tableCsv } from '../../report/csv';
import { namesOf } from '../../report/names';
import { provisionMatrix, resultsByUnit, type MatrixResults, type MatrixShows } from '../../report/provision-matrix';
import { activeStandards, type StandardKind } from '../../model/catalogue';
import type { Unit } from '../../model/study';
import { words } from '../../i18n';
import { useApp, useFormats, useScreen, useWords } from '../context';
import { saveBlob } from '../files';
import { unitName } from '../names';
import { Icon } from '../parts/Icon';
import { currentCatalogue } from '../store/derived';
import { standardEntries } from '../store/judging';
import { yearsOf } from '../store/settle';
import { MatrixGrid } from './MatrixGrid';
import { matrixShown, noFilter, type MatrixFilter } from './matrix-rows';
import { FigurePanel } from './FigurePanel';
import { YearBar } from './YearBar';

const noUnits: readonly Unit[] = [];
const showable: readonly MatrixShows[] = ['answer', 'value'];

interface PickProps {
  readonly label: string;
  readonly testId: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, text: string])[];
  readonly onPick: (value: string) => void;
}

function Pick({ label, testId, value, options, onPick }: PickProps): ReactNode {
  const w = useWords();
  const id = useId();
  return (
    <span className="matrix-pick">
      <label htmlFor={id}>{label}</label>
      <select id={id} data-testid={testId} value={value} onChange={(event) => onPick(event.target.value)}>
        <option value="">{w.matrixAll}</option>
        {options.map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </select>
    </span>
  );
}

/** Results of every standard for a year of the screen, and ids of those that belong to the question before. */
function useResults(year: number): { readonly results: MatrixResults; readonly stale: ReadonlySet<string> } {
  const study = useApp((state) => state.study);
  const history = useApp((state) => state.history);
  const judged = useApp((state) => state.judged);
  return useMemo(() => {
    const entries = (study ? standardEntries(study, history, judged, year) : []).filter(({ result }) => result?.year === year);
    return {
      results: new Map(entries.flatMap(({ standard, result }) => (result ? [[standard.id, resultsByUnit(result)] as const] : []))),
      stale: new Set(entries.flatMap(({ standard, fresh }) => (fresh ? [] : [standard.id]))),
    };
  }, [study, history, judged, year]);
}

/** Every service and standard for every county, town and village: met, not met or no data at one glance, by year. */
export function MatrixView(): ReactNode {
  const w = useWords();
  const format = useFormats();
  const { store } = useScreen();
  const language = useApp((state) => state.language);
  const study = useApp((state) => state.study);
  const history = useApp((state) => state.history);
  const year = useApp((state) => state.choices?.year ?? 0);
  const figure = useApp((state) => state.openFigure);
  const [filter, setFilter] = useState<MatrixFilter>(noFilter);
  const [shows, setShows] = useState<MatrixShows>('answer');
  const [folds, setFolds] = useState<ReadonlySet<string>>(new Set());
  const { results, stale } = useResults(year);
  const yearBefore = yearsOf(store.getState()).findLast((other) => other < year) ?? NaN;
  const { results: before } = useResults(yearBefore);
  const catalogue = study ? currentCatalogue(study, history) : null;
  const standards = useMemo(() => (catalogue ? activeStandards(catalogue) : []), [catalogue]);
  const units = study?.units ?? noUnits;
  const shown = useMemo(
    () => (catalogue ? matrixShown(catalogue, standards, units, results, filter, folds) : null),
    [catalogue, standards, units, results, filter, folds],
  );
  const withVillages = useMemo(() => new Set(units.flatMap(({ level, parent }) => (level === 'village' ? [parent] : []))), [units]);
  const fold = useCallback((code: string): void => {
    setFolds((kept) => {
      const next = new Set(kept);
      if (!next.delete(code)) next.add(code);
      return next;
    });
  }, []);
  const needs = useMemo(() => ({ results, before, shows, language, w, stale }), [results, before, shows, language, w, stale]);
  if (!study || !catalogue || !shown) return null;
  const all = matrixShown(catalogue, standards, units, results, noFilter);
  const kinds = [...new Set(standards.map(({ kind }) => kind))];
  const kindNames = words(language).report.kinds;
  const change = (part: Partial<MatrixFilter>): void => setFilter({ ...filter, ...part });
  const save = (): void => {
    const judged = store.getState().judged;
    const run = {
      years: [year],
      results: standardEntries(study, history, judged, year).flatMap(({ result }) => (result?.year === year ? [result] : [])),
    };
    const names = namesOf({ ...study, catalogue }, language);
    const table = provisionMatrix(run, catalogue, units, names, { year, shows, standards: shown.standards, units: shown.units });
    const blob = new Blob([new Uint8Array(tableCsv(table, language))], { type: 'text/csv' });
    saveBlob(`junda-${study.id}-matrix${year === 0 ? '' : `-${year}`}.csv`, blob);
  };
  return (
    <main className={figure ? 'matrix-view with-figure' : 'matrix-view'} id="matrix-stage" aria-label={w.matrix} data-testid="matrix-view">
      <div className="matrix-tools">
        <Pick
          label={w.matrixDomain}
          testId="matrix-domain"
          value={filter.domain}
          options={all.domains.map(({ id, name }) => [id, name[language]])}
          onPick={(domain) => change({ domain })}
        />
        <Pick
          label={w.matrixKind}
          testId="matrix-kind"
          value={filter.kind}
          options={kinds.map((kind) => [kind, kindNames[kind]])}
          onPick={(kind) => change({ kind: kinds.find((known): known is StandardKind => known === kind) ?? '' })}
        />
        <Pick
          label={w.matrixCounty}
          testId="matrix-county"
          value={filter.county}
          options={units.flatMap((unit) => (unit.level === 'county' ? [[unit.code, unitName(unit, language)] as const] : []))}
          onPick={(county) => change({ county })}
        />
        <label className="form-check">
          <input
            type="checkbox"
            data-testid="matrix-not-met"
            checked={filter.onlyNotMet}
            onChange={(event) => change({ onlyNotMet: event.target.checked })}
          />
          {w.matrixOnlyNotMet}
        </label>
        <ToggleGroup.Root
          type="single"
          className="segmented"
          aria-label={w.matrixShows}
          value={shows}
          onValueChange={(value) => setShows(showable.find((known) => known === value) ?? shows)}
        >
          {showable.map((known) => (
            <ToggleGroup.Item key={known} value={known} data-testid={`matrix-shows-${known}`}>
              {w.matrixShow[known]}
            </ToggleGroup.Item>
          ))}
        </ToggleGroup.Root>
        <span className="quiet-text tabular" data-testid="matrix-counts">
          {w.matrixCounts(format.count(shown.units.length), format.count(shown.standards.length))}
        </span>
        <button type="button" className="button" data-testid="matrix-save" onClick={save}>
          <Icon name="export" /> {w.matrixSave}
        </button>
      </div>
      <YearBar />
      <div className="matrix-body">
        {units.length === 0 && <p className="empty-note">{w.matrixNoUnits}</p>}
        {units.length > 0 && shown.units.length * shown.standards.length === 0 && <p className="empty-note">{w.matrixEmpty}</p>}
        {shown.units.length * shown.standards.length > 0 && (
          <MatrixGrid
            shown={shown}
            needs={needs}
            label={year === 0 ? w.matrixLabelNoYear : w.matrixLabel(String(year))}
            withVillages={withVillages}
            folds={folds}
            onFold={fold}
          />
        )}
        {figure && (
          <aside className="matrix-figure" aria-label={w.figureTitle} data-testid="figure-panel">
            <FigurePanel figure={figure} />
          </aside>
        )}
      </div>
      <ul className="matrix-legend" aria-label={w.matrixLegend}>
        <li>
          <span className="matrix-key met">✓</span> {w.answers.met}
        </li>
        <li>
          <span className="matrix-key not-met">✕</span> {w.answers['not-met']}
        </li>
        <li>
          <span className="matrix-key no-data">?</span> {w.answers['no-data']}
        </li>
        <li>
          <span className="matrix-key none" /> {w.matrixNotJudged}
        </li>
        <li>
          <span className="turn better">▲</span> {w.matrixBetter}
        </li>
        <li>
          <span className="turn worse">▼</span> {w.matrixWorse}
        </li>
      </ul>
    </main>
  );
}
