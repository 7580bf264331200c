import type { StoreApi } from 'zustand/vanilla';
import { words } from '../../i18n';
import type { Standard } from '../../model/catalogue';
import type { Edit, GroundEdit } from '../../model/edit';
import { isScenarioFile } from '../scenario-file';
import type { Language } from '../../model/text';
import type { Finding } from '../../model/finding';
import type { TaskClient } from '../../jobs/client';
import type { NamedBytes } from '../../jobs/task-types';
import type { LayerId, Selection } from '../map/contract';
import type { AnalysisChoices } from './analysis';
import { currentFacilities } from './derived';
import { activeEdits, atPosition, withLastStep, withStep, type EditHistory } from './history';
import { clampMinutes, firstChoices, withService, type Choices } from './question';
import { rememberLanguage, rememberTheme } from './preferences';
import { roadCut } from './road-cut';
import { createReliefActions, type ReliefActions } from './relief-actions';
import { picksScored } from './scorecard';
import { createScorecardActions, type ScorecardActions } from './scorecard-actions';
import { createRunner } from './runner';
import { createSettler, yearsOf } from './settle';
import { sitingFor } from './siting';
import { createSitingActions, type SitingActions } from './siting-actions';
import { barrierOf, closureOf, withPoint, type Sketch, type SketchPoint } from './sketch';
import { tabFor } from './tabs';
import { initialState, viewsOf, type AppState, type Dialog, type OpenFigure, type Tab, type Theme, type Tool, type View } from './state';

/** Everything the screen can do. Each call returns at once or when its work is done; none rejects. */
export interface Actions extends SitingActions, ReliefActions, ScorecardActions {
  /** Opens files as a study; a scenario file alone adds its edits to the open study. On a refusal the open study stays and the findings are shown. */
  openFiles(files: readonly NamedBytes[], name: string, origin: 'bundled' | 'user'): Promise<void>;
  chooseService(id: string): void;
  choose(change: Partial<Pick<Choices, 'trip' | 'year' | 'group' | 'band'>>): void;
  setMinutes(minutes: number): void;
  edit(edit: Edit): void;
  /**
   * Puts a standard into the plan. Changes of one field that follow each other are one step of the history.
   * @param field what was changed; null for a change that is a step of its own
   */
  putStandard(standard: Standard, field: string | null): void;
  /** takes an edit of the ground away again, whatever came after it */
  takeAway(edit: GroundEdit): void;
  undo(): void;
  redo(): void;
  goTo(position: number): void;
  cancel(): void;
  retry(): void;
  select(selection: Selection | null): void;
  hover(selection: Selection | null): void;
  /** a facility is taken up to be moved; null when it is put down */
  setHeld(id: string | null): void;
  setTool(tool: Tool): void;
  setDraft(draft: AppState['draft']): void;
  /** A point with the tool in hand. @param pixelMetres size of a pixel of the map there */
  pointAt(lon: number, lat: number, pixelMetres: number): void;
  setSketchShape(shape: Sketch['shape']): void;
  /** takes the last point of the sketch back */
  dropPoint(): void;
  /** makes the sketch an edit, where it has enough points */
  finishSketch(): void;
  setTab(tab: Tab): void;
  setView(view: View): void;
  /** changes what the analysis beside the map is about */
  setAnalysis(part: Partial<AnalysisChoices>): void;
  openStandard(id: string | null): void;
  /** opens a figure of a standard: where it comes from */
  openFigure(figure: OpenFigure | null): void;
  toggleLayer(id: LayerId): void;
  setColourBy(colourBy: AppState['colourBy']): void;
  /** the map tells whether it draws neighbouring cells as one */
  setCellsMerged(merged: boolean): void;
  setLanguage(language: Language): void;
  setTheme(theme: Theme): void;
  setDialog(dialog: Dialog | null): void;
  /** The files of a run of the whole study; empty where it failed or was cancelled. */
  exportRun(): Promise<readonly NamedBytes[]>;
  /** Shows a failure that did not come from a task. */
  fail(finding: Finding): void;
}

/** how near to a road a click must be to close it */
const roadTolerancePixels = 6;

const shareLayers: readonly LayerId[] = ['towns', 'counties'];

/** The actions of a screen over its state and the one client that talks to the engine. */
export function createActions(store: StoreApi<AppState>, client: TaskClient): Actions {
  const runner = createRunner(store, client);
  const settler = createSettler(store, runner);
  const { setState: set, getState: get } = store;
  /** the history after the last `putStandard`, to tell whether another one goes on with it */
  let lastPut: { readonly history: EditHistory; readonly id: string; readonly field: string | null } | null = null;
  let exported: { readonly key: string; readonly files: readonly NamedBytes[] } | null = null;

  const change = (part: Partial<AppState>): void => {
    set(part);
    // the form that the tool belongs to is not there any more
    if (get().tool === 'score-place' && !picksScored(get())) set({ tool: 'select' });
    void settler.settle();
  };
  /** Another place in the history: a facility that is not there any more is not looked at any more. */
  const changeHistory = (history: EditHistory): void => {
    const { study, selection } = get();
    const gone =
      study !== null &&
      selection?.kind === 'facility' &&
      !currentFacilities(study, history).some((facility) => facility.id === selection.id);
    change({ history, draft: null, ...(gone ? { selection: null } : {}) });
  };
  const changeChoices = (choices: Choices | null): void => {
    if (choices) change({ choices });
  };

  const scoring = createScorecardActions(store, change);

  /** The next free number of an edit of the ground. */
  const groundNumber = (kind: GroundEdit['kind']): string => String(get().history.steps.filter((step) => step.kind === kind).length + 1);
  /** An edit of the ground was drawn: the tool is done with. */
  const draw = (edit: GroundEdit): void => {
    const { history, sketch, visible } = get();
    change({
      history: withStep(history, edit),
      tool: 'select',
      sketch: { ...sketch, points: [] },
      visible: visible.ground ? visible : { ...visible, ground: true },
    });
  };
  /** What a point on the map means to each tool. */
  const pointers: Readonly<Record<Tool, (point: SketchPoint, pixelMetres: number) => void>> = {
    select: () => undefined,
    'add-facility': ([lon, lat]) => set({ draft: { lon, lat } }),
    'close-road'(point, pixelMetres) {
      const { sketch, base, language } = get();
      const { closureName, tripRoad } = words(language).app;
      const [from] = sketch.points;
      const number = groundNumber('close-roads');
      if (from) {
        if (from[0] !== point[0] || from[1] !== point[1]) draw(closureOf(from, point, closureName(number, '')));
        return;
      }
      const cut = roadCut(base?.roads ?? [], point[0], point[1], roadTolerancePixels * pixelMetres);
      if (cut) draw(closureOf(cut.from, cut.to, closureName(number, tripRoad(cut.roadClass))));
      else set({ sketch: withPoint(sketch, point) });
    },
    barrier: (point) => set({ sketch: withPoint(get().sketch, point) }),
    'score-place': ([lon, lat]) => scoring.scorePlace(lon, lat),
  };

  /** Everything a check says of refused files, with the refusal itself first. */
  async function refusalOf(files: readonly NamedBytes[], refusal: Finding): Promise<readonly Finding[]> {
    const outcome = await runner.run('open', 'check', { files });
    const others = outcome.ok ? outcome.output.findings : [];
    const isSame = (finding: Finding): boolean =>
      finding.code === refusal.code && JSON.stringify(finding.where) === JSON.stringify(refusal.where);
    return [refusal, ...others.filter((finding) => !isSame(finding))];
  }

  /** Adds the edits of a scenario file to those there are, one after another, so that each can be undone; all or none. */
  async function applyScenario(file: NamedBytes): Promise<void> {
    const { study, history } = get();
    set({ failure: null });
    const outcome = await runner.run('open', 'readScenario', { file, edits: activeEdits(history) });
    if (!outcome.ok) {
      const refusal = outcome.finding;
      change({
        outcome: refusal ? 'failed' : 'cancelled',
        failure: refusal,
        ...(refusal ? { dialog: { kind: 'findings', intro: 'refused', findings: [refusal] } } : {}),
      });
      return;
    }
    if (get().study !== study) return;
    // checked against edits that changed meanwhile: once more against those there are now
    if (get().history !== history) return applyScenario(file);
    change({ history: outcome.output.edits.reduce(withStep, history), draft: null, outcome: 'done' });
  }

  return {
    ...createSitingActions(store, runner, change),
    ...createReliefActions(store, change),
    ...scoring,
    async openFiles(files, name, origin) {
      const [only] = files;
      if (get().study && only && files.length === 1 && isScenarioFile(only)) return applyScenario(only);
      // nobody waits for the sites of a study that is left
      runner.cancel('siting');
      set({ openingName: name, failure: null });
      const outcome = await runner.run('open', 'openStudy', { files, columns: {} });
      if (!outcome.ok) {
        const refusal = outcome.finding;
        const findings = refusal ? await refusalOf(files, refusal) : [];
        change({
          openingName: '',
          outcome: refusal ? 'failed' : 'cancelled',
          failure: refusal,
          ...(refusal ? { dialog: { kind: 'findings', intro: 'refused', findings } } : {}),
        });
        return;
      }
      const study = outcome.output;
      settler.forgive();
      exported = null;
      const { language, theme, view, tab, visible, colourBy, cellsMerged } = get();
      const tellFindings = origin === 'user' && study.findings.some((finding) => finding.severity !== 'info');
      change({
        ...initialState(language, theme),
        view: viewsOf(study).includes(view) ? view : 'map',
        tab: tabFor(study, tab),
        visible,
        colourBy,
        cellsMerged,
        job: get().job,
        study,
        choices: firstChoices(study),
        siting: sitingFor(study),
        outcome: 'done',
        ...(tellFindings ? { dialog: { kind: 'findings', intro: 'opened', findings: study.findings } } : {}),
      });
    },
    chooseService(id) {
      const { study, choices } = get();
      if (study && choices) changeChoices(withService(study, choices, id));
    },
    choose(part) {
      const { choices } = get();
      if (choices) changeChoices({ ...choices, ...part });
    },
    setMinutes(minutes) {
      const { choices } = get();
      const clamped = clampMinutes(minutes);
      if (choices && Number.isFinite(clamped) && clamped !== choices.minutes) changeChoices({ ...choices, minutes: clamped });
    },
    edit(edit) {
      change({ history: withStep(get().history, edit) });
    },
    putStandard(standard, field) {
      const { history } = get();
      const goesOn = field !== null && lastPut?.history === history && lastPut.id === standard.id && lastPut.field === field;
      const step = { kind: 'put-standard', standard } as const;
      const next = goesOn ? withLastStep(history, step) : withStep(history, step);
      lastPut = { history: next, id: standard.id, field };
      change({ history: next });
    },
    takeAway(edit) {
      change({ history: withStep(get().history, { kind: 'take-away', edit }) });
    },
    undo() {
      const { history } = get();
      changeHistory(atPosition(history, history.position - 1));
    },
    redo() {
      const { history } = get();
      changeHistory(atPosition(history, history.position + 1));
    },
    goTo(position) {
      changeHistory(atPosition(get().history, position));
    },
    cancel() {
      runner.cancel();
    },
    retry() {
      settler.forgive();
      change({ failure: null, outcome: 'idle' });
    },
    select: (selection) => change({ selection }),
    hover: (hovered) => set({ hovered }),
    setHeld: (heldId) => change({ heldId }),
    setTool: (tool) => set({ tool, draft: null, sketch: { ...get().sketch, points: [] } }),
    setDraft: (draft) => set({ draft }),
    pointAt: (lon, lat, pixelMetres) => pointers[get().tool]([lon, lat], pixelMetres),
    setSketchShape: (shape) => set({ sketch: { ...get().sketch, shape } }),
    dropPoint: () => set({ sketch: { ...get().sketch, points: get().sketch.points.slice(0, -1) } }),
    finishSketch() {
      const { sketch, tool } = get();
      if (tool !== 'barrier') return;
      const edit = barrierOf(sketch, words(get().language).app.barrierName(groundNumber('add-barrier')));
      if (edit) draw(edit);
    },
    setTab: (tab) => change({ tab }),
    setView(view) {
      const { analysis, openStandard, tab } = get();
      // the standard that is in front of the user
      const subject = view === 'analysis' && tab === 'standards' && openStandard !== null ? openStandard : analysis.subject;
      change({ view, analysis: subject === analysis.subject ? analysis : { ...analysis, subject, peoplePerUnit: null } });
    },
    setAnalysis: (part) =>
      change({ analysis: { ...get().analysis, ...(part.subject === undefined ? {} : { peoplePerUnit: null }), ...part } }),
    openFigure: (openFigure) => change({ openFigure }),
    openStandard: (id) => change(id === null ? { openStandard: null } : { openStandard: id, tab: 'standards' }),
    toggleLayer(id) {
      const { visible } = get();
      const shows = !visible[id];
      // two coats of shares over each other could not be read
      const other = shareLayers.includes(id) && shows ? shareLayers.filter((layer) => layer !== id) : [];
      change({ visible: { ...visible, ...Object.fromEntries(other.map((layer) => [layer, false])), [id]: shows } });
    },
    setColourBy: (colourBy) => set({ colourBy }),
    setCellsMerged: (cellsMerged) => set({ cellsMerged }),
    setLanguage(language) {
      rememberLanguage(language);
      set({ language });
    },
    setTheme(theme) {
      rememberTheme(theme);
      set({ theme });
    },
    setDialog(dialog) {
      const before = get().dialog;
      // a refusal that was read is done with: the open study stands
      const wasRead = dialog === null && before?.kind === 'findings' && before.intro === 'refused';
      set(wasRead ? { dialog, failure: null, outcome: 'idle' } : { dialog });
    },
    async exportRun() {
      const state = get();
      const edits = activeEdits(state.history);
      const years = yearsOf(state);
      const key = JSON.stringify([edits, years, state.language]);
      if (exported?.key === key) return exported.files;
      const outcome = await runner.run('export', 'exportRun', { edits, years, language: state.language });
      if (outcome.ok) {
        exported = { key, files: outcome.output };
        return outcome.output;
      }
      set({ outcome: outcome.finding ? 'failed' : 'cancelled', failure: outcome.finding });
      return [];
    },
    fail: (finding) => set({ outcome: 'failed', failure: finding, openingName: '' }),
  };
}
