import type { DrawnSite } from '../map/site-features';
import type { Scorecard } from '../../model/scorecard';
import { looksAtScores, openCard, shownCards } from '../store/scorecard';
import type { AppState } from '../store/state';

const kept = new WeakMap<readonly Scorecard[], readonly DrawnSite[]>();

/** Scored places as numbered marks by their rank, which stay where they are; null where scorecards are not looked at. The same list for the same cards. */
export function scoreMarks(state: AppState): readonly DrawnSite[] | null {
  if (!looksAtScores(state)) return null;
  const cards = shownCards(state);
  const made =
    kept.get(cards) ??
    cards.map(({ place: { id, lon, lat } }, at) => ({ id, number: at + 1, lon, lat, locked: false, accepted: false, fixed: true }));
  kept.set(cards, made);
  return made;
}

/** What the open card names: types of facilities, and those that are nearest. */
export interface NearestOnMap {
  readonly types: readonly string[];
  readonly ids: ReadonlySet<string>;
}

const nearestOf = new WeakMap<Scorecard, NearestOnMap>();

/** The facilities that the open card names; null where none is open. The same object for the same card. */
export function nearestOnMap(state: AppState): NearestOnMap | null {
  const card = looksAtScores(state) ? openCard(state) : null;
  const services = state.scores[state.scoring.shown]?.output.services;
  if (!card || !services) return null;
  const made = nearestOf.get(card) ?? {
    types: [...new Set(services.flatMap(({ types }) => types))],
    ids: new Set(card.items.flatMap(({ facility }) => (facility === '' ? [] : [facility]))),
  };
  nearestOf.set(card, made);
  return made;
}
