import { useMemo, type ReactNode } from 'react';
import type { Standard } from '../../model/catalogue';
import { useActions, useApp, useFormats, useScreen, useWords } from '../context';
import { chainName, placeName } from '../names';
import { boundsOfUnit } from '../places';
import { figureText } from '../standard-words';
import { changesOf, earlierStandard, type Changes, type ChangedUnit } from '../store/comparing';

/** What the last change did to a standard; null while that is not known, or where nothing was changed. */
export function useChanges(standard: Standard): Changes | null {
  const study = useApp((state) => state.study);
  const history = useApp((state) => state.history);
  const judged = useApp((state) => state.judged);
  const year = useApp((state) => state.choices?.year ?? 0);
  return useMemo(() => (study ? changesOf(study, history, judged, year, standard.id) : null), [study, history, judged, year, standard.id]);
}

/** How many units fall out and come in, in one line. */
export function ChangesLine({ changes }: { readonly changes: Changes | null }): ReactNode {
  const w = useWords();
  const format = useFormats();
  if (!changes) return null;
  const { fallOut, comeIn, others } = changes;
  return (
    <output className="changes-line" data-testid="changes-line">
      <span className={fallOut.length > 0 ? 'answer not-met' : 'quiet-text'}>
        <span aria-hidden="true">▼</span> {w.changesOut(format.count(fallOut.length))}
      </span>
      <span className={comeIn.length > 0 ? 'answer met' : 'quiet-text'}>
        <span aria-hidden="true">▲</span> {w.changesIn(format.count(comeIn.length))}
      </span>
      {others.length > 0 && <span className="answer no-data">{w.changesOther(format.count(others.length))}</span>}
    </output>
  );
}

interface UnitsProps {
  readonly title: string;
  readonly units: readonly ChangedUnit[];
}

function Units({ title, units }: UnitsProps): ReactNode {
  const { mapHolder } = useScreen();
  const actions = useActions();
  const language = useApp((state) => state.language);
  const study = useApp((state) => state.study);
  if (!study || units.length === 0) return null;
  const pick = (code: string): void => {
    actions.select({ kind: 'unit', code });
    const bounds = boundsOfUnit(study, code);
    if (bounds) mapHolder.current?.fit(bounds);
  };
  return (
    <section>
      <h3>{title}</h3>
      <ul className="verdicts">
        {units.map(({ now, before }) => (
          <li key={now.unit}>
            <button type="button" className="link" title={chainName(study, now.unit, language)} onClick={() => pick(now.unit)}>
              {placeName(study, now.unit, language)}
            </button>
            <span className="tabular unbroken">
              {figureText(before.measure, before.value, before.target, language)} →{' '}
              {figureText(now.measure, now.value, now.target, language)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The units whose answers the last change moved: those that fall out first, each to be found on the map. */
export function ChangesList({ standard }: { readonly standard: Standard }): ReactNode {
  const w = useWords();
  const changes = useChanges(standard);
  const study = useApp((state) => state.study);
  const history = useApp((state) => state.history);
  const isChanged = useMemo(() => study !== null && earlierStandard(study, history, standard.id) !== null, [study, history, standard.id]);
  if (!changes) return <p className="empty-note">{isChanged ? w.changesWaiting : w.changesNone}</p>;
  const { fallOut, comeIn, others } = changes;
  if (fallOut.length + comeIn.length + others.length === 0) return <p className="empty-note">{w.changesNone}</p>;
  return (
    <div className="changes-list" data-testid="changes-list">
      <p className="quiet-text">{w.changesSince}</p>
      <Units title={w.changesListOut} units={fallOut} />
      <Units title={w.changesListIn} units={comeIn} />
      <Units title={w.changesListOther} units={others} />
    </div>
  );
}
