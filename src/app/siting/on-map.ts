import { within } from '../../model/within';
import type { CellClass, CellClasses } from '../map/cell-classes';
import { noClass } from '../map/cell-classes';
import type { DrawnCandidate, DrawnSite } from '../map/site-features';
import { questionKey } from '../store/question';
import { acceptedSites, candidatesAsked, placesAsMoved, rankedPlaces, type SiteAfter } from '../store/siting';
import type { AppState } from '../store/state';

/** What becomes of people once the sites are built, in the order of the legend; `this` is the site that is looked at. */
export const reachParts = ['before', 'gained', 'this', 'out'] as const;
export type ReachPart = (typeof reachParts)[number];

/** Told apart by hue, by lightness and by marks. */
export const reachClasses: readonly (CellClass & { readonly part: ReachPart })[] = [
  { part: 'before', colour: '#cfdbe6', pattern: null },
  { part: 'gained', colour: '#2a7ab8', pattern: null },
  { part: 'this', colour: '#6a1fb0', pattern: 'dots' },
  { part: 'out', colour: '#e3a866', pattern: 'lines' },
];
const place = Object.fromEntries(reachParts.map((part, at) => [part, at])) as Readonly<Record<ReachPart, number>>;

/** The site under the pointer, or else the one that is picked; '' where neither is one. */
export function lookedAtSite({ hovered, selection }: Pick<AppState, 'hovered' | 'selection'>): string {
  if (hovered?.kind === 'site') return hovered.id;
  return selection?.kind === 'site' ? selection.id : '';
}

/** The class of each demand row before and after; `seconds` before, NaN where nobody knows. */
export function reachRows(before: Float64Array, after: SiteAfter, cutoffSeconds: number, lookedAt: string): Uint8Array {
  const { seconds, facility, facilityIds } = after.coverage;
  const site = facilityIds.map((id) => after.siteOf.get(id));
  return Uint8Array.from(seconds, (time, row) => {
    if (Number.isNaN(time)) return noClass;
    if (within(before[row] ?? NaN, cutoffSeconds)) return place.before;
    if (!within(time, cutoffSeconds)) return place.out;
    return lookedAt !== '' && site[facility[row] ?? -1] === lookedAt ? place.this : place.gained;
  });
}

let kept: { readonly of: readonly unknown[]; readonly classes: CellClasses } | null = null;

/** Cells by what the new sites bring; null unless the answer on screen is the one that they were found against. */
export function sitingOnMap(state: AppState): CellClasses | null {
  const { answered, siteAfter, siteAnswer, view, visible } = state;
  if (
    view !== 'siting' ||
    state.siting.panel !== 'sites' ||
    !visible.answers ||
    !answered ||
    !siteAfter ||
    siteAnswer?.output !== siteAfter.of
  )
    return null;
  const { question } = siteAfter.of.goal;
  const { answer } = answered;
  if (questionKey(answer.question) !== questionKey(question) || acceptedSites(state).size > 0) return null;
  const chosen = siteAfter.of.places.map(({ id }) => id);
  const looked = lookedAtSite(state);
  const lookedAt = chosen.includes(looked) ? looked : '';
  const of = [answer, siteAfter, lookedAt];
  if (kept?.of.every((part, at) => part === of[at])) return kept.classes;
  const classes = {
    of: reachRows(answer.seconds, siteAfter, question.cutoffSeconds, lookedAt),
    people: answer.people,
    entries: reachClasses,
  };
  kept = { of, classes };
  return classes;
}

/** Does the map tell what new sites bring, now or once it is there? */
export const hasSitesToDraw = ({ study, view, siting, siteAnswer }: AppState): boolean =>
  study !== null && view === 'siting' && siting.panel === 'sites' && siteAnswer !== null;

const noSites: readonly DrawnSite[] = [];
const noCandidates: readonly DrawnCandidate[] = [];

/** Makes the marks of chosen sites and candidates; the same lists while nothing about them changes. */
export function createSiteMarks(): (state: AppState) => {
  readonly sites: readonly DrawnSite[];
  readonly candidates: readonly DrawnCandidate[];
} {
  let sites: { readonly of: readonly unknown[]; readonly made: readonly DrawnSite[] } = { of: [], made: noSites };
  let candidates: { readonly of: readonly unknown[]; readonly made: readonly DrawnCandidate[] } = { of: [], made: noCandidates };
  const same = (a: readonly unknown[], b: readonly unknown[]): boolean => a.length === b.length && a.every((part, at) => part === b[at]);
  return (state) => {
    const { view, siteAnswer, siteMoves, siteCandidates, siting } = state;
    const plans = siting.panel === 'sites';
    const picks = plans || (siting.panel === 'scorecard' && state.scoring.shown === 'best');
    if (view !== 'siting' || !picks) return { sites: noSites, candidates: noCandidates };
    // the mark of a site that is dragged goes with the pointer
    const accepted = acceptedSites(state);
    const about = [plans && siteAnswer, siteMoves.held ? sites.of[1] : siteMoves.places, siting.locked, accepted];
    if (!same(sites.of, about)) {
      const made =
        siteAnswer && plans
          ? rankedPlaces({ places: placesAsMoved(siteAnswer.output, siteMoves) }).map(({ id, lon, lat }, at) => ({
              id,
              number: at + 1,
              lon,
              lat,
              locked: siting.locked.includes(id),
              accepted: accepted.has(id),
            }))
          : noSites;
      sites = { of: about, made };
    }
    const current = siteCandidates !== null && candidatesAsked(state)?.key === siteCandidates.key ? siteCandidates.output : null;
    const parts = [current, siting.locked, siting.forbidden];
    if (!same(candidates.of, parts)) {
      const markOf = (id: string): DrawnCandidate['mark'] =>
        siting.locked.includes(id) ? 'locked' : siting.forbidden.includes(id) ? 'forbidden' : 'free';
      const made = current?.places.map(({ id, lon, lat }) => ({ id, lon, lat, mark: markOf(id) })) ?? noCandidates;
      candidates = { of: parts, made };
    }
    return { sites: sites.made, candidates: candidates.made };
  };
}
