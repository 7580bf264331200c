import type { Scorecard, ScoredItem, ScoredService } from '../../model/scorecard';
import type { CandidatePlace } from '../../model/siting';
import type { Watch } from '../../model/watch';
import type { Facts } from '../standards';
import { serviceItems } from './service-items';
import { wantedServices } from './wanted-services';

/** Times are searched at least this far, so that a card says how far off a missing service is, minutes. */
const leastBoundMinutes = 60;

/** Services of the plan, and a card for each place. */
export interface Scorecards {
  readonly services: readonly ScoredService[];
  readonly boundMinutes: number;
  readonly cards: readonly Scorecard[];
}

function cardOf(place: CandidatePlace, items: readonly ScoredItem[], services: readonly ScoredService[], boundMinutes: number): Scorecard {
  const count = (answer: ScoredItem['answer']): number => items.filter((item) => item.answer === answer).length;
  const minutesOver = items.reduce((sum, { answer, minutes }, at) => {
    const wanted = services[at]?.minutes ?? 0;
    return answer === 'not-met' ? sum + Math.min(minutes, boundMinutes) - wanted : sum;
  }, 0);
  const met = count('met');
  return { place, items, met, judged: met + count('not-met'), noData: count('no-data'), minutesOver };
}

/**
 * Every service of the plan seen from some places: one search for each service, from all its facilities at once.
 * @returns cards in the order of the places
 */
export function scorecards(facts: Facts, places: readonly CandidatePlace[], year: number, watch: Watch): Scorecards {
  const wanted = wantedServices(facts.study.catalogue, year);
  const boundMinutes = wanted.reduce((most, { minutes }) => Math.max(most, minutes), leastBoundMinutes);
  const byService = wanted.map((service, at) => {
    watch.check();
    watch.progress('standards', at / wanted.length);
    return places.length === 0 ? [] : serviceItems(facts, service, places, year, boundMinutes * 60);
  });
  watch.progress('standards', 1);
  const services = wanted.map(({ standards, types, trip, minutes, direction, ownUnit }) => ({
    standards,
    types,
    trip,
    minutes,
    direction,
    ownUnit,
  }));
  const cards = places.map((place, row) =>
    cardOf(
      place,
      byService.map((items) => items[row] as ScoredItem),
      services,
      boundMinutes,
    ),
  );
  return { services, boundMinutes, cards };
}

/** The best places: most services within their standard first, then fewest minutes over, then in the order given. */
export function bestCards(cards: readonly Scorecard[], count: number): readonly Scorecard[] {
  return cards.toSorted((a, b) => b.met - a.met || a.minutesOver - b.minutesOver).slice(0, count);
}
