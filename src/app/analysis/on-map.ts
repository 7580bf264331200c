import type { AnswerColours } from '../map/answer-colours';
import type { CellClasses } from '../map/cell-classes';
import type { ServedAnswer } from '../../jobs/task-types';
import type { TierPlaces } from '../../model/result';
import { needsOf } from '../../model/catalogue';
import { ladderOf, subjectOf, type AnalysisPanel } from '../store/analysis';
import { questionOf } from '../store/question';
import type { AppState } from '../store/state';
import { changeColours, equityOnMap } from './figures';
import { aroundOne, classAround, servedClasses, servedRows, tierClasses, tierClassOf, type AroundClass } from './map-classes';

/** What an analysis puts on the map: colours of units, or classes of cells. */
export interface AnalysisOnMap {
  readonly answers: AnswerColours | null;
  readonly classes: CellClasses | null;
}

const coloursOf = (
  level: AnswerColours['level'],
  classes: readonly AroundClass[],
  units: readonly { readonly unit: string; readonly value: number }[],
): AnswerColours => {
  const found = units.map(({ unit, value }) => ({ unit, of: classAround(classes, value) }));
  return {
    level,
    colours: new Map(found.flatMap(({ unit, of }) => (of ? [[unit, of.colour]] : []))),
    noData: found.flatMap(({ unit, of }) => (of ? [] : [unit])),
    marked: found.flatMap(({ unit, of }) => (of?.marked ? [unit] : [])),
  };
};

const servedKept = new WeakMap<ServedAnswer, CellClasses>();
function servedOnMap(answer: ServedAnswer): CellClasses {
  const made = servedKept.get(answer) ?? { of: servedRows(answer), people: answer.people, entries: servedClasses };
  servedKept.set(answer, made);
  return made;
}

const tiersKept = new WeakMap<TierPlaces, CellClasses>();
function tiersOnMap(places: TierPlaces, steps: number): CellClasses {
  const made = tiersKept.get(places) ?? {
    of: Uint8Array.from(places.lacking, (lacking) => tierClassOf(lacking, steps)),
    people: places.people,
    entries: tierClasses(steps),
  };
  tiersKept.set(places, made);
  return made;
}

const onMap: Readonly<Record<AnalysisPanel, (state: AppState) => AnalysisOnMap | null>> = {
  equity: ({ analyses, analysis }) => {
    const answer = analyses.equity?.output;
    return answer ? { answers: coloursOf(answer.level, aroundOne, equityOnMap(answer, analysis.colour)), classes: null } : null;
  },
  served: ({ analyses }) => (analyses.served ? { answers: null, classes: servedOnMap(analyses.served.output) } : null),
  tiers: (state) => {
    const ladder = ladderOf(state);
    const places = state.analyses.tiers?.output.find((one) => one.ladder === ladder?.id);
    return ladder && places ? { answers: null, classes: tiersOnMap(places, ladder.steps.length) } : null;
  },
  change: ({ analyses, analysis }) => {
    const change = analyses.change?.output.changes[0];
    const colours = change && changeColours(change, analysis.level);
    return colours ? { answers: coloursOf(analysis.level, colours.classes, colours.units), classes: null } : null;
  },
};

/** Is an analysis open that the map tells, now or once it is there? */
export const hasAnalysisToDraw = ({ study, view }: AppState): boolean => study !== null && view === 'analysis';

/** What the open analysis puts on the map; null where none is open, it is switched off, or its answer is still to come. */
export function analysisOnMap(state: AppState): AnalysisOnMap | null {
  return hasAnalysisToDraw(state) && state.visible.answers ? onMap[state.analysis.panel](state) : null;
}

/** The facility types that the open analysis looks at; null for those of the question. */
export function analysisTypes(state: AppState): readonly string[] | null {
  const { study, choices, view, analysis } = state;
  if (!study || !choices || view !== 'analysis') return null;
  if (analysis.panel === 'tiers') {
    // the many institutions of the first step would hide the cells; they are looked at where each has its row
    const steps = ladderOf(state)?.steps ?? [];
    return (analysis.tierTable === 'referrals' || steps.length < 2 ? steps : steps.slice(1)).flatMap(({ types }) => types);
  }
  const subject = subjectOf(state);
  if (subject === null) return null;
  if (subject === 'question') return questionOf(study, choices)?.types ?? null;
  return [...new Set([...subject.types, ...needsOf(subject).flatMap(({ types }) => types)])];
}
