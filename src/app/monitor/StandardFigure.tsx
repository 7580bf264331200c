import { useMemo, type ReactNode } from 'react';
import { askText } from '../../report/ask-text';
import { askOf } from '../../model/ask';
import { isListed, needsOf, type Standard } from '../../model/catalogue';
import type { Ledger, UnitResult } from '../../model/result';
import { fieldsOfKind } from '../../model/standard-fields';
import type { StudyView } from '../../jobs/task-types';
import type { Language } from '../../model/text';
import { words } from '../../i18n';
import { useActions, useApp, useFormats, useScreen, useWords } from '../context';
import { chainName, facilityName, placeName } from '../names';
import { boundsOfUnit } from '../places';
import { AnswerMark } from '../parts/AnswerMark';
import { Facts, type Fact } from '../parts/Facts';
import { Sparkline } from '../parts/Sparkline';
import { differenceText, fieldText, figureText, gapText } from '../standard-words';
import { currentCatalogue, currentFacilities, unitsByCode } from '../store/derived';
import type { OpenFigure } from '../store/state';
import { yearsOf } from '../store/settle';
import { standardByYear, unitByYear, type YearOf } from './unit-years';

const missingShown = 12;

/** People by what became of them, adding up to all of them. */
function LedgerTable({ ledger }: { readonly ledger: Ledger }): ReactNode {
  const w = useWords();
  const format = useFormats();
  const rows = [
    [w.ledgerCovered, ledger.covered],
    [w.ledgerUncovered, ledger.uncovered],
    [w.ledgerBarrier, ledger.onBarrier],
    [w.ledgerOffGrid, ledger.offGrid],
  ] as const;
  return (
    <table className="ledger" data-testid="figure-ledger">
      <caption>{w.figureLedger}</caption>
      <thead>
        <tr>
          <th scope="rowgroup" colSpan={2}>
            {w.figureLedgerSum(format.people(ledger.people))}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, people]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className="tabular">{format.people(people)}</td>
          </tr>
        ))}
        {ledger.noDataRows > 0 && (
          <tr>
            <th scope="row">{w.ledgerNoData}</th>
            <td className="tabular">{format.count(ledger.noDataRows)}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

/** What changed between two years, in words: the figure, and the answer where it is another one. */
function changeWords(now: UnitResult, before: UnitResult, language: Language): string {
  const w = words(language).app;
  const turned = now.answer === before.answer ? '' : w.figureAnswerChange(w.answers[before.answer], w.answers[now.answer]);
  const difference = now.value - before.value;
  if (!Number.isFinite(difference)) return turned;
  const figure =
    difference === 0
      ? w.figureNoChange(String(before.year))
      : w.figureChange(`${difference > 0 ? '+' : '−'}${differenceText(now.measure, difference, language)}`, String(before.year));
  return turned === '' ? figure : `${figure}${language === 'zh' ? '；' : '; '}${turned}`;
}

/** A unit's figure year by year, with what changed since the year before. */
function Trend({ name, years }: { readonly name: string; readonly years: readonly YearOf<UnitResult>[] }): ReactNode {
  const w = useWords();
  const format = useFormats();
  const language = useApp((state) => state.language);
  const shown = useApp((state) => state.choices?.year ?? 0);
  const known = years.flatMap(({ year, result }) => (result ? [{ year, result }] : []));
  const points = known.map(({ year, result }) => ({ label: String(year), value: result.value, answer: result.answer }));
  const text = (result: UnitResult): string => figureText(result.measure, result.value, result.target, language);
  return (
    <table className="trend" data-testid="figure-trend">
      <caption>
        {w.figureTrend}{' '}
        <Sparkline
          points={points}
          width={96}
          label={w.trendOf(name, known.map(({ year, result }) => `${year} ${text(result)}`).join(language === 'zh' ? '，' : ', '))}
        />
      </caption>
      <tbody>
        {years.map(({ year, result }, at) => {
          const before = years[at - 1]?.result ?? null;
          return (
            <tr key={year} className={year === shown ? 'current' : ''} aria-current={year === shown ? 'date' : undefined}>
              <th scope="row">{year}</th>
              <td>{result ? <AnswerMark answer={result.answer} /> : <span className="quiet-text">{w.matrixWaiting}</span>}</td>
              <td className="tabular">
                {result && text(result)}
                {result && (
                  <small className="second-line">
                    {format.people(result.numerator)} / {format.people(result.denominator)}
                  </small>
                )}
                {result && before && <small className="second-line wrapped">{changeWords(result, before, language)}</small>}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** What is missing, by name: units that lack it, or facilities that fail. */
function Missing({ study, result }: { readonly study: StudyView; readonly result: UnitResult }): ReactNode {
  const w = useWords();
  const format = useFormats();
  const actions = useActions();
  const language = useApp((state) => state.language);
  const history = useApp((state) => state.history);
  const units = unitsByCode(study);
  const facilities = useMemo(() => new Map(currentFacilities(study, history).map((one) => [one.id, one])), [study, history]);
  if (result.missing.length === 0) return null;
  return (
    <section>
      <h4>
        {w.figureMissing} <span className="tabular">{format.count(result.missing.length)}</span>
      </h4>
      <ul className="missing-list" data-testid="figure-missing">
        {result.missing.slice(0, missingShown).map((id) => {
          const facility = units.has(id) ? undefined : facilities.get(id);
          return (
            <li key={id}>
              <button
                type="button"
                className="link"
                onClick={() => actions.select(facility ? { kind: 'facility', id } : { kind: 'unit', code: id })}
              >
                {facility ? facilityName(study, facility, language) : placeName(study, id, language)}
              </button>
            </li>
          );
        })}
        {result.missing.length > missingShown && <li>{w.figureMissingMore(format.count(result.missing.length - missingShown))}</li>}
      </ul>
    </section>
  );
}

/** What a standard asks, field by field, leaving out what is not filled in. */
function askedFacts(study: StudyView, standard: Standard, language: Language): readonly Fact[] {
  const w = words(language).app;
  return fieldsOfKind(standard.kind).flatMap((field): readonly Fact[] => {
    const isTarget = field.key === 'target' || (standard.kind === 'provision' && field.key === 'atLeast');
    const text = fieldText(study, standard, field, language);
    return isTarget || text === w.fieldNone ? [] : [[w.fieldNames[field.key], text]];
  });
}

/** A figure of a standard opened: answer, gap, numerator and denominator, who is missing, the years, the ledger, and where it comes from. */
export function StandardFigure({ figure }: { readonly figure: OpenFigure }): ReactNode {
  const w = useWords();
  const format = useFormats();
  const actions = useActions();
  const { mapHolder, store } = useScreen();
  const language = useApp((state) => state.language);
  const study = useApp((state) => state.study);
  const history = useApp((state) => state.history);
  const judged = useApp((state) => state.judged);
  const year = useApp((state) => state.choices?.year ?? 0);
  const standard = study ? currentCatalogue(study, history).standards.find(({ id }) => id === figure.standard) : undefined;
  const byYear = useMemo(
    () => (study && standard ? unitByYear(standardByYear(study, history, judged, standard, yearsOf(store.getState())), figure.unit) : []),
    [study, standard, history, judged, figure.unit, store],
  );
  if (!study || !standard) return null;
  const result = byYear.find((one) => one.year === year)?.result ?? null;
  const unit = unitsByCode(study).get(figure.unit);
  const needsTravel = needsOf(standard).length > 0;
  const ask = askText(standard, year, study.catalogue.standards, language);
  const facts: readonly Fact[] = result
    ? [
        [w.figureValue, <strong key="value">{figureText(result.measure, result.value, result.target, language)}</strong>],
        ...(isListed(standard) ? [] : [[w.figureTarget, ask] as const]),
        ...(gapText(result, askOf(standard, year).compare, language) === ''
          ? []
          : [[w.figureGap, gapText(result, askOf(standard, year).compare, language)] as const]),
        [w.figureNumerator[standard.kind], format.people(result.numerator)],
        [w.figureDenominator[standard.kind], format.people(result.denominator)],
        [w.detailBand, (needsTravel && format.band(result.slow, result.fast)) || w.figureBandNone],
      ]
    : [];
  return (
    <article className="standard-figure" data-testid="standard-figure">
      <h3>{standard.name[language]}</h3>
      <p className="figure-where">
        {placeName(study, figure.unit, language)}{' '}
        <small>
          {unit ? w.levelNames[unit.level] : ''} {unit && unit.parent !== '' ? chainName(study, unit.parent, language) : ''}
          {year === 0 ? '' : ` · ${year}`}
        </small>{' '}
        {result && <AnswerMark answer={result.answer} />}
        {!result && <span className="quiet-text">{w.matrixWaiting}</span>}
      </p>
      <Facts facts={facts} />
      {result?.ledger && <LedgerTable ledger={result.ledger} />}
      {result && <Missing study={study} result={result} />}
      {byYear.length > 1 && <Trend name={placeName(study, figure.unit, language)} years={byYear} />}
      <dl className="details compact">
        {askedFacts(study, standard, language).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div>
          <dt>{w.clause}</dt>
          <dd>{standard.clause[language]}</dd>
        </div>
        <div>
          <dt>{w.source}</dt>
          <dd>
            {standard.source.text[language]}{' '}
            {standard.source.check && (
              <span className="check-mark" title={w.pleaseCheckHint}>
                {w.pleaseCheck}
              </span>
            )}
          </dd>
        </div>
        <div>
          <dt>{w.figureCatalogue}</dt>
          <dd>{study.catalogue.title[language]}</dd>
        </div>
        {study.note[language] !== '' && (
          <div>
            <dt>{w.detailData}</dt>
            <dd>{study.note[language]}</dd>
          </div>
        )}
      </dl>
      <p className="button-row">
        <button
          type="button"
          className="button small"
          onClick={() => {
            actions.setView('map');
            actions.openStandard(standard.id);
          }}
        >
          {w.figureOpen}
        </button>
        <button
          type="button"
          className="button small"
          onClick={() => {
            actions.setView('map');
            actions.openStandard(standard.id);
            actions.select({ kind: 'unit', code: figure.unit });
            const bounds = boundsOfUnit(study, figure.unit);
            if (bounds) mapHolder.current?.fit(bounds);
          }}
        >
          {w.figureShow}
        </button>
      </p>
    </article>
  );
}
