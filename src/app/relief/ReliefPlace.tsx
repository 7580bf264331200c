import type { ReactNode } from 'react';
import { useActions, useApp, useFormats, useWords } from '../context';
import { placeName } from '../names';
import { Icon } from '../parts/Icon';
import { levelsOf } from '../store/relief';
import { durationText, tierName, timesOf } from './relief-figures';

/** The place that is picked on the map: from which depot of each level help comes, and how long after the onset. */
export function ReliefPlace(): ReactNode {
  const w = useWords();
  const format = useFormats();
  const actions = useActions();
  const language = useApp((state) => state.language);
  const study = useApp((state) => state.study);
  const answer = useApp((state) => state.reliefAnswers.times?.output ?? null);
  const row = useApp((state) => (state.selection?.kind === 'cell' ? state.selection.row : -1));
  if (!study || !answer || row < 0 || row >= answer.people.length) return null;
  const unit = study.units[study.demand.unit[row] ?? -1];
  const name = unit ? placeName(study, unit.code, language) : w.reliefPlace;
  const lines = levelsOf(answer.goal).flatMap((tier) => {
    const times = timesOf(answer, tier);
    if (times?.tier !== tier) return [];
    const seconds = times.seconds[row] ?? NaN;
    const depot = answer.depots[times.depot[row] ?? -1];
    const time = Number.isNaN(seconds) ? w.noData : seconds === Infinity ? w.reliefCutOff : durationText(seconds / 3600, w, language);
    return [{ tier, time, depot }];
  });
  return (
    <section className="relief-place" aria-label={w.reliefPlace} data-testid="relief-place" data-row={row}>
      <header>
        <strong>{name}</strong>
        <span className="quiet-text tabular">
          {format.people(answer.people[row] ?? NaN)} {w.peopleUnit}
        </span>
        <button type="button" className="button icon-only quiet" aria-label={w.clearSelection} onClick={() => actions.select(null)}>
          <Icon name="close" />
        </button>
      </header>
      <dl>
        {lines.map(({ tier, time, depot }) => (
          <div key={tier}>
            <dt>{tierName(tier, w)}</dt>
            <dd>
              <span className="tabular">{time}</span>
              {depot && <span className="quiet-text">{depot.name}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
