import { useId, useState, type ReactNode } from 'react';
import { formatCutoff, formatNumber, noNumber } from '../../i18n/format';
import type { LayoutScore } from '../../model/siting';
import { useActions, useApp, useFormats, useWords } from '../context';
import { inSentence } from '../headline';
import { placeName } from '../names';
import { Icon } from '../parts/Icon';
import { layoutsAsked } from '../store/siting';

/** Keeps the layout on screen under a name. */
function KeepForm(): ReactNode {
  const w = useWords();
  const format = useFormats();
  const actions = useActions();
  const count = useApp((state) => state.layouts.length);
  const has = useApp((state) => (state.siteAnswer?.output.places.length ?? 0) > 0);
  const [typed, setTyped] = useState<string | null>(null);
  const id = useId();
  const name = typed ?? w.layoutNameUsual(format.count(count + 1));
  return (
    <form
      className="keep-form"
      onSubmit={(event) => {
        event.preventDefault();
        actions.keepLayout(name.trim() === '' ? w.layoutNameUsual(format.count(count + 1)) : name.trim());
        setTyped(null);
      }}
    >
      <label htmlFor={id} className="visually-hidden">
        {w.layoutName}
      </label>
      <input
        id={id}
        type="text"
        data-testid="layout-name"
        value={name}
        disabled={!has}
        onChange={(event) => setTyped(event.target.value)}
      />
      <button type="submit" className="button" data-testid="layout-keep" disabled={!has}>
        {w.layoutKeep}
      </button>
    </form>
  );
}

/** Kept layouts side by side, each under the question as it is now. */
export function Layouts(): ReactNode {
  const w = useWords();
  const format = useFormats();
  const actions = useActions();
  const language = useApp((state) => state.language);
  const study = useApp((state) => state.study);
  const choices = useApp((state) => state.choices);
  const layouts = useApp((state) => state.layouts);
  const scores = useApp((state) => state.layoutScores);
  const key = useApp((state) => layoutsAsked(state)?.key ?? null);
  if (!study || !choices) return null;
  const trip = study.trips.find(({ id }) => id === choices.trip)?.name[language] ?? choices.trip;
  const scoreOf = (id: string): LayoutScore | undefined => scores?.output.find((score) => score.id === id);
  const rows: readonly (readonly [keyof typeof w.layoutRows, (score: LayoutScore) => string])[] = [
    ['sites', ({ sites }) => format.count(sites)],
    ['covered', ({ covered }) => format.people(covered)],
    ['share', ({ share }) => format.share(share)],
    ['worst', ({ worst }) => (worst ? w.layoutWorst(placeName(study, worst.unit, language), format.share(worst.share)) : noNumber)],
    ['mean', ({ meanMinutes }) => format.minutes(meanMinutes)],
    ['farthest', ({ farthestMinutes }) => format.minutes(farthestMinutes)],
    ['cost', ({ cost }) => (cost === null ? noNumber : formatNumber(cost, language))],
  ];
  return (
    <details className="siting-section" open>
      <summary>{w.layouts}</summary>
      <KeepForm />
      {layouts.length === 0 ? (
        <p className="quiet-text">{w.layoutsEmpty}</p>
      ) : (
        <>
          <p className="quiet-text">{w.layoutUnder(inSentence(trip, language), formatCutoff(choices.minutes * 60))}</p>
          <div className="layout-scroll">
            <table className={scores?.key === key ? 'layout-table' : 'layout-table stale'} data-testid="layout-table">
              <thead>
                <tr>
                  <th scope="col">
                    <span className="visually-hidden">{w.layouts}</span>
                  </th>
                  {layouts.map(({ id, name }) => (
                    <th key={id} scope="col">
                      <span className="layout-name">{name}</span>
                      <button
                        type="button"
                        className="button icon-only quiet"
                        aria-label={w.layoutDrop(name)}
                        title={w.layoutDrop(name)}
                        onClick={() => actions.dropLayout(id)}
                      >
                        <Icon name="close" />
                      </button>
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map(([row, textOf]) => (
                  <tr key={row} data-row={row}>
                    <th scope="row">{w.layoutRows[row]}</th>
                    {layouts.map(({ id }) => {
                      const score = scoreOf(id);
                      return (
                        <td key={id} className="tabular">
                          {score ? textOf(score) : '…'}
                        </td>
                      );
                    })}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </details>
  );
}
