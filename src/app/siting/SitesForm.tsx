import { useId, type ReactNode } from 'react';
import { useActions, useApp, useFormats, useWords } from '../context';
import { serviceOf } from '../store/question';
import { offeredModels, sitingLack, sitingStatus } from '../store/siting';
import { CandidateFields } from './CandidateFields';
import { GoalSentence } from './GoalSentence';
import { MoreSettings } from './MoreSettings';

/** How many candidates are locked or forbidden. */
function HeldNote(): ReactNode {
  const w = useWords();
  const format = useFormats();
  const actions = useActions();
  const locked = useApp((state) => state.siting.locked.length);
  const forbidden = useApp((state) => state.siting.forbidden.length);
  if (locked + forbidden === 0) return null;
  return (
    <p className="siting-held quiet-text" data-testid="siting-held">
      {w.siteHeldTitle(format.count(locked), format.count(forbidden))}
      <button type="button" className="button small" onClick={() => actions.setSiting({ locked: [], forbidden: [] })}>
        {w.siteRelease}
      </button>
    </p>
  );
}

/** The question of new sites: a service, a goal in words, candidates, and the button that solves it. */
export function SitesForm(): ReactNode {
  const w = useWords();
  const actions = useActions();
  const language = useApp((state) => state.language);
  const study = useApp((state) => state.study);
  const choices = useApp((state) => state.choices);
  const model = useApp((state) => state.siting.model);
  const status = useApp(sitingStatus);
  const lack = useApp(sitingLack);
  const ids = { service: useId(), goal: useId() };
  if (!study || !choices) return <section className="panel siting-form" aria-label={w.sitingForm} />;
  const service = serviceOf(study, choices.service);
  return (
    <section className="panel siting-form" aria-label={w.sitingForm} data-testid="siting-form">
      <label htmlFor={ids.service}>{w.service}</label>
      <select
        id={ids.service}
        data-testid="siting-service"
        value={choices.service}
        title={service?.name[language]}
        onChange={(event) => actions.chooseService(event.target.value)}
      >
        {study.catalogue.services.map(({ id, name }) => (
          <option key={id} value={id}>
            {name[language]}
          </option>
        ))}
      </select>
      <label htmlFor={ids.goal}>{w.sitingGoal}</label>
      <select
        id={ids.goal}
        data-testid="siting-model"
        value={model}
        title={w.sitingModelHints[model]}
        onChange={(event) => actions.setSiting({ model: offeredModels.find((known) => known === event.target.value) ?? model })}
      >
        {offeredModels.map((known) => (
          <option key={known} value={known}>
            {w.sitingModels[known]}
          </option>
        ))}
      </select>
      <GoalSentence />
      <CandidateFields />
      <MoreSettings />
      <HeldNote />
      <div className="siting-solve">
        {lack !== null && <p className="field-problem">{w.sitingLack[lack]}</p>}
        <button
          type="button"
          className="button primary"
          data-testid="siting-solve"
          disabled={lack !== null || status === 'running'}
          onClick={() => void actions.solveSites()}
        >
          {status === 'running' ? w.sitingSearching : status === 'empty' ? w.sitingSolve : w.sitingSolveAgain}
        </button>
      </div>
    </section>
  );
}
