import type { StoreApi } from 'zustand/vanilla';
import { analysisOnMap, analysisTypes } from './analysis/on-map';
import { answersOnMap } from './answers-on-map';
import { createSiteMarks, lookedAtSite, sitingOnMap } from './siting/on-map';
import { reliefOnMap, reliefTypes, segmentsOnMap } from './relief/relief-on-map';
import { nearestOnMap, scoreMarks, type NearestOnMap } from './scorecard/score-on-map';
import type { AnswerColours } from './map/answer-colours';
import type { CellClasses } from './map/cell-classes';
import type { MapScene } from './map/contract';
import { currentFacilities, editedIds, groundEdits, openFacilities } from './store/derived';
import { questionOf } from './store/question';
import { shownTrip } from './store/settle';
import type { AppState } from './store/state';
import type { Facility } from '../model/study';

const noOutlines: MapScene['outlines'] = [];
const noFacilities: readonly Facility[] = [];

/** Builds the map's scene from the state; parts that did not change stay the same objects, so that the map can tell. */
export function createSceneMaker(): (state: AppState, dark: boolean) => MapScene | null {
  const siteMarks = createSiteMarks();
  let kept: {
    readonly all: readonly Facility[];
    readonly key: string;
    readonly nearest: NearestOnMap | null;
    readonly open: readonly Facility[];
  } | null = null;
  let answered: {
    readonly of: readonly unknown[];
    readonly answers: AnswerColours | null;
    readonly classes: CellClasses | null;
    readonly types: readonly string[] | null;
    readonly visible: AppState['visible'];
  } | null = null;
  /** The answers of the open standard in place of cells and shares, made anew only when something they rest on changes. */
  const answersOf = (state: AppState): NonNullable<typeof answered> => {
    const { study, history, judged, choices, openStandard, tab, visible: wanted, view, analysis, analyses } = state;
    const { siteAnswer, siteAfter, siting, relief, reliefAnswers } = state;
    const site = view === 'siting' ? lookedAtSite(state) : '';
    const of = [
      study,
      history,
      judged,
      choices,
      openStandard,
      tab,
      wanted,
      view,
      analysis,
      analyses,
      siteAnswer,
      siteAfter,
      site,
      state.answered,
      siting.panel,
      relief,
      reliefAnswers,
    ];
    if (answered?.of.every((part, at) => part === of[at])) return answered;
    const more = analysisOnMap(state);
    const answers = more ? more.answers : view === 'map' || view === 'matrix' ? answersOnMap(state) : null;
    const classes = more?.classes ?? sitingOnMap(state) ?? reliefOnMap(state)?.classes ?? null;
    const level = answers?.level;
    const visible =
      level || classes
        ? { ...wanted, hexagons: classes !== null, outline: false, towns: level === 'town', counties: level === 'county' }
        : wanted;
    // the map tells by the object whether anything is to be shown or hidden
    const kept = answered?.visible;
    answered = {
      of,
      answers,
      classes,
      types: analysisTypes(state) ?? reliefTypes(state),
      visible: kept && JSON.stringify(kept) === JSON.stringify(visible) ? kept : visible,
    };
    return answered;
  };
  return (state, dark) => {
    const { study, choices } = state;
    if (!study) return null;
    const { answers, classes, types, visible } = answersOf(state);
    const question = choices ? questionOf(study, choices) : null;
    const all = currentFacilities(study, state.history);
    const nearest = nearestOnMap(state);
    const shown = nearest?.types ?? types ?? question?.types ?? [];
    const key = question ? `${shown.join(' ')} ${question.year}` : '';
    if (kept?.all !== all || kept.key !== key || kept.nearest !== nearest) {
      const open = question ? openFacilities(all, shown, question.year) : noFacilities;
      kept = { all, key, nearest, open: nearest ? open.filter(({ id }) => nearest.ids.has(id)) : open };
    }
    const marks = siteMarks(state);
    return {
      study,
      base: state.base,
      answer: state.answered?.answer ?? null,
      cutoffSeconds: question?.cutoffSeconds ?? 0,
      colourBy: state.colourBy,
      visible,
      answers,
      classes,
      // both belong to where the facility stood
      trip: state.heldId === null ? shownTrip(state) : null,
      outlines: state.visible.outline && state.heldId === null ? state.outlines : noOutlines,
      facilities: kept.open,
      editedIds: editedIds(state.history),
      selection: state.selection,
      hovered: state.hovered,
      heldId: state.heldId,
      ...marks,
      sites: scoreMarks(state) ?? marks.sites,
      segments: segmentsOnMap(state),
      ground: groundEdits(state.history),
      sketch: state.tool === 'close-road' || state.tool === 'barrier' ? state.sketch : null,
      tool: state.tool,
      language: state.language,
      dark,
    };
  };
}

const prefersDark = '(prefers-color-scheme: dark)';

/** Is the screen dark, by the user's choice or else the system's? */
export function isDark(state: AppState): boolean {
  return state.theme === 'dark' || (state.theme === 'system' && globalThis.matchMedia(prefersDark).matches);
}

/** Calls back with the state now, on each change, and when the system turns dark or light. Returns how to stop. */
export function watchScreen(store: StoreApi<AppState>, onChange: (state: AppState) => void): () => void {
  const media = globalThis.matchMedia(prefersDark);
  const onMedia = (): void => onChange(store.getState());
  media.addEventListener('change', onMedia);
  const stop = store.subscribe(onChange);
  onChange(store.getState());
  return () => {
    media.removeEventListener('change', onMedia);
    stop();
  };
}
