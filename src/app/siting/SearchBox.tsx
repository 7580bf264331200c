import type { ReactNode } from 'react';
import { words } from '../../i18n';
import type { SitingUnit } from '../../model/siting';
import { useActions, useApp, useFormats, useWords } from '../context';
import { Facts } from '../parts/Facts';
import { liveGap, type OfferedModel } from '../store/siting';
import { objectiveText } from './figures';

/** What the objective of each model counts, so that it can be told before the receipt is there. */
const units: Readonly<Record<OfferedModel, SitingUnit>> = {
  lscp: 'sites',
  mclp: 'people',
  'p-median': 'people-cost',
  'p-center': 'cost',
  backup: 'people',
};

/** A search that runs: its phase, what it has found so far and how good that is, and the two ways to end it. */
export function SearchBox(): ReactNode {
  const w = useWords();
  const format = useFormats();
  const actions = useActions();
  const language = useApp((state) => state.language);
  const search = useApp((state) => state.siteSearch);
  const model = useApp((state) => state.siting.model);
  const job = useApp((state) => (state.job?.kind === 'siting' ? state.job : null));
  if (!search) return null;
  const proven = search.objective === search.bound;
  const phase = proven ? w.sitingAfterwards : job?.phase ? words(language).jobs.phases[job.phase] : w.sitingSearching;
  const gap = liveGap(search);
  const found = Number.isFinite(search.objective);
  const unit = units[model];
  return (
    <section className="search-box" aria-label={w.sitingSearching} data-testid="siting-search" data-objective={search.objective}>
      <p className="search-phase" aria-live="polite">
        {phase}
      </p>
      <progress aria-label={phase} max={100} value={Math.round((job?.share ?? 0) * 100)} />
      <Facts
        facts={[
          [w.sitingObjectiveNow, found ? objectiveText(unit, search.objective, w, language) : w.sitingNothingYet],
          [w.sitingBound, objectiveText(unit, search.bound, w, language)],
          [w.sitingGap, format.share(gap)],
        ]}
      />
      <div className="form-buttons">
        <button type="button" className="button" data-testid="siting-cancel" title={w.sitingCancelHint} onClick={actions.cancelSites}>
          {w.cancel}
        </button>
        <button
          type="button"
          className="button primary"
          data-testid="siting-enough"
          title={w.sitingEnoughHint}
          disabled={search.enough || !found}
          onClick={actions.enoughSites}
        >
          {search.enough ? w.sitingEnoughAsked : w.sitingEnough}
        </button>
      </div>
    </section>
  );
}
