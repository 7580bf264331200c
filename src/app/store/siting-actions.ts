import type { StoreApi } from 'zustand/vanilla';
import type { CandidatePlace } from '../../model/siting';
import { sitingEdits } from '../../model/siting-edits';
import { currentFacilities } from './derived';
import { withEdits } from './history';
import type { Runner } from './runner';
import { acceptedSites, notMoved, placesAsMoved, sitingAsked, sitingAsks, type SiteMoves, type SitingChoices } from './siting';
import { siteFacilityName } from '../siting/site-names';
import type { AppState } from './state';

/** What can be done about where to build. None rejects. */
export interface SitingActions {
  /** changes the form; an answer that was found stays, as one of before */
  setSiting(part: Partial<SitingChoices>): void;
  /** searches for the sites that the form asks for */
  solveSites(): Promise<void>;
  /** the best answer so far of the search that runs will do */
  enoughSites(): void;
  /** stops the search without an answer */
  cancelSites(): void;
  /** must a candidate be built (locked), must it not (forbidden), or may it be? A click on what holds takes it back. */
  holdSite(id: string, how: 'locked' | 'forbidden'): void;
  /** takes so many new sites, as a point of the curve does, and searches again */
  takeSites(count: number): Promise<void>;
  /** which sites of the answer are to be taken over */
  pickSites(ids: readonly string[]): void;
  /** takes the picked sites over into the scenario, as one step of the history */
  acceptSites(): void;
  /** a chosen site stands elsewhere, or again where it was found (null) */
  moveSite(id: string, place: { readonly lon: number; readonly lat: number } | null): Promise<void>;
  /** a chosen site is held over a place; then it is dropped there, or let go and stays where it was */
  dragSite(id: string, lon: number, lat: number): void;
  dropSite(): void;
  releaseSite(): void;
  /** keeps the layout of the answer, as moved by hand, for comparison */
  keepLayout(name: string): void;
  dropLayout(id: string): void;
}

/** @param change sets a part of the state and lets the screen settle */
export function createSitingActions(store: StoreApi<AppState>, runner: Runner, change: (part: Partial<AppState>) => void): SitingActions {
  const { setState: set, getState: get } = store;

  async function solve(): Promise<void> {
    const before = get();
    const asked = sitingAsked(before);
    if (!asked || before.siteSearch) return;
    const { study } = before;
    const { key } = asked;
    set({ siteSearch: { key, objective: NaN, bound: NaN, enough: false }, siteProblem: null });
    const outcome = await runner.run('siting', 'siteStudy', asked.input, {
      onFound: (objective, bound) => {
        const { siteSearch } = get();
        if (siteSearch?.key === key) set({ siteSearch: { ...siteSearch, objective, bound } });
      },
    });
    if (get().study !== study) return;
    if (!outcome.ok) {
      change({ siteSearch: null, siteProblem: { key, finding: outcome.finding }, outcome: outcome.finding ? 'idle' : 'cancelled' });
      return;
    }
    const { output } = outcome;
    change({
      siteSearch: null,
      siteAnswer: { key, edits: asked.input.edits, output, accepted: {}, acceptedKeys: [] },
      sitePicks: output.places.map(({ id }) => id),
      siteMoves: notMoved,
      siteProblem: null,
      outcome: 'done',
    });
  }

  let scoring = false;
  /** Scores where the sites were moved to: one question in flight, always of the newest places. */
  async function scoreMoves(): Promise<void> {
    if (scoring) return;
    scoring = true;
    for (;;) {
      const { siteAnswer, siteMoves: asked } = get();
      const [id, place] = Object.entries(asked.places).at(-1) ?? [];
      if (!siteAnswer || id === undefined || !place || asked.current) break;
      const { output, edits } = siteAnswer;
      const { [id]: _held, ...others } = asked.places;
      const places = placesAsMoved(output, { places: others });
      const outcome = await runner.run('siting-more', 'siteMoved', { edits, goal: output.goal, places, id, ...place });
      const { siteMoves: now, siteAnswer: answer } = get();
      if (answer !== siteAnswer) continue;
      if (!outcome.ok) {
        set({ siteMoves: notMoved, outcome: outcome.finding ? 'failed' : 'cancelled', failure: outcome.finding });
        break;
      }
      // the layout as it was found is that of the first move
      const chosen = Object.keys(others).length === 0 ? outcome.output.chosen : (now.scores?.chosen ?? outcome.output.chosen);
      if (now.places !== notMoved.places) {
        set({ siteMoves: { ...now, scores: { chosen, moved: outcome.output.moved }, current: now.places === asked.places } });
      }
    }
    scoring = false;
  }

  const putSites = (places: SiteMoves['places'], held: SiteMoves['held']): Promise<void> => {
    const none = Object.keys(places).length === 0;
    const siteMoves = none ? notMoved : { ...get().siteMoves, places, held, current: false };
    if (held) set({ siteMoves });
    else change({ siteMoves });
    return scoreMoves();
  };

  return {
    setSiting(part) {
      const { siting } = get();
      // places of another kind have other ids
      const others = part.from !== undefined && part.from !== siting.from ? { locked: [], forbidden: [] } : {};
      change({ siting: { ...siting, ...others, ...part } });
    },
    solveSites: solve,
    enoughSites() {
      const { siteSearch } = get();
      if (!siteSearch) return;
      set({ siteSearch: { ...siteSearch, enough: true } });
      runner.enough('siting');
    },
    cancelSites: () => runner.cancel('siting'),
    holdSite(id, how) {
      const { siting } = get();
      const without = (ids: readonly string[]): readonly string[] => ids.filter((known) => known !== id);
      const taken = siting[how].includes(id);
      const held = { locked: without(siting.locked), forbidden: without(siting.forbidden) };
      change({ siting: { ...siting, ...held, ...(taken ? {} : { [how]: [...held[how], id] }) } });
    },
    takeSites(count) {
      const { siting } = get();
      const model = sitingAsks[siting.model].sites ? siting.model : 'mclp';
      change({ siting: { ...siting, model, newSites: count } });
      return solve();
    },
    pickSites: (sitePicks) => set({ sitePicks }),
    acceptSites() {
      const { study, siteAnswer, sitePicks, siteMoves, siting, history, language } = get();
      if (!study || !siteAnswer) return;
      const { output } = siteAnswer;
      const accepted = acceptedSites(get());
      const places = placesAsMoved(output, siteMoves);
      const wanted = places.flatMap(({ id }) => (sitePicks.includes(id) && !accepted.has(id) ? [id] : []));
      if (wanted.length === 0) return;
      const taken = new Set(currentFacilities(study, history).map(({ id }) => id));
      const nameOf = (place: CandidatePlace): string => siteFacilityName(study, place, output.goal.buildType, language);
      const edits = sitingEdits({ ...output, places }, wanted, taken, nameOf, siting.opens);
      const next = { ...get(), history: withEdits(history, edits) };
      change({
        history: next.history,
        draft: null,
        siteAnswer: {
          ...siteAnswer,
          accepted: { ...siteAnswer.accepted, ...Object.fromEntries(edits.map(({ facility }, at) => [wanted[at], facility])) },
          acceptedKeys: [...siteAnswer.acceptedKeys, sitingAsked(next)?.key ?? ''],
        },
      });
    },
    moveSite(id, place) {
      const { [id]: _before, ...others } = get().siteMoves.places;
      return putSites(place ? { ...others, [id]: place } : others, null);
    },
    dragSite(id, lon, lat) {
      const { places, held } = get().siteMoves;
      const { [id]: _before, ...others } = places;
      void putSites({ ...others, [id]: { lon, lat } }, held ?? { id, before: places });
    },
    dropSite: () => change({ siteMoves: { ...get().siteMoves, held: null } }),
    releaseSite() {
      void putSites(get().siteMoves.held?.before ?? {}, null);
    },
    keepLayout(name) {
      const { siteAnswer, siteMoves, layouts } = get();
      if (!siteAnswer) return;
      const number = Math.max(0, ...layouts.map(({ id }) => Number(id))) + 1;
      const places = placesAsMoved(siteAnswer.output, siteMoves).map(({ id, name: called, lon, lat }) => ({ id, name: called, lon, lat }));
      change({ layouts: [...layouts, { id: String(number), name, places }] });
    },
    dropLayout: (id) => change({ layouts: get().layouts.filter((layout) => layout.id !== id) }),
  };
}
