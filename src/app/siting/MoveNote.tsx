import type { ReactNode } from 'react';
import { formatMetres } from '../format';
import { useActions, useApp, useFormats, useWords } from '../context';
import { acceptedSites, rankedPlaces, type SiteAnswer } from '../store/siting';
import { metresBetween } from './figures';

/** What moving sites by hand costs against the layout that was found; a hint while none was moved. */
export function MoveNote({ answer }: { readonly answer: SiteAnswer }): ReactNode {
  const w = useWords();
  const format = useFormats();
  const actions = useActions();
  const language = useApp((state) => state.language);
  const moves = useApp((state) => state.siteMoves);
  const accepted = useApp(acceptedSites);
  const places = rankedPlaces(answer.output);
  const moved = places.flatMap((place, at) => {
    const to = moves.places[place.id];
    return to && !accepted.has(place.id) ? [{ id: place.id, number: at + 1, metres: metresBetween(place, to) }] : [];
  });
  const [only] = moved;
  if (!only) return places.length > accepted.size ? <p className="quiet-text siting-line">{w.siteMoveHint}</p> : null;
  const { scores } = moves;
  const people = scores ? scores.moved.covered - scores.chosen.covered : NaN;
  return (
    <output className="move-note" data-testid="move-note" data-current={moves.current} data-people={people}>
      <strong>
        {moved.length === 1
          ? w.siteMoved(format.count(only.number), formatMetres(only.metres, language))
          : w.siteMovedSum(format.count(moved.length))}
      </strong>
      {scores ? (
        <span className={moves.current ? '' : 'stale'}>
          {w.siteMovedCost(format.signedPeople(people), format.share(scores.chosen.share), format.share(scores.moved.share))}
          <br />
          {w.siteMovedMinutes(format.minutes(scores.chosen.meanMinutes), format.minutes(scores.moved.meanMinutes))}
        </span>
      ) : (
        <span>{w.siteMovedScoring}</span>
      )}
      <span>
        {moved.map(({ id, number }) => (
          <button key={id} type="button" className="button small" onClick={() => void actions.moveSite(id, null)}>
            {moved.length === 1 ? w.sitePutBack : `${w.sitePutBack} ${number}`}
          </button>
        ))}
      </span>
    </output>
  );
}
