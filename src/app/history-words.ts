import type { Standard } from '../model/catalogue';
import type { Language } from '../model/text';
import { words, type AllWords } from '../i18n';
import type { StudyView } from '../jobs/task-types';
import { facilityName } from './names';
import { changedFields, fieldText, isAsPlanned } from './standard-words';
import { currentCatalogue } from './store/derived';
import { editsOfStep, type EditHistory, type Step } from './store/history';

type OfKind<K extends Step['kind']> = Extract<Step, { kind: K }>;

interface Saying {
  readonly study: StudyView;
  readonly language: Language;
  readonly w: AllWords['app'];
  /** what a facility is called */
  readonly facility: (id: string) => string;
  /** the standard before the step; undefined where there was none */
  readonly before: (id: string) => Standard | undefined;
}

const nameOf = ({ before, language }: Saying, id: string): string => before(id)?.name[language] ?? id;

function putWords(saying: Saying, after: Standard): string {
  const { study, language, w, before } = saying;
  const name = after.name[language];
  const then = before(after.id);
  if (!then) return w.planSteps.added(name);
  const planned = study.catalogue.standards.find(({ id }) => id === after.id);
  if (planned && isAsPlanned(planned, after)) return w.planSteps.restored(name);
  const fields = changedFields(then, after);
  if (fields.length === 0) return w.planSteps.renamed(name);
  const changes = fields.map((field) =>
    w.planSteps.field(w.fieldNames[field.key], fieldText(study, then, field, language), fieldText(study, after, field, language)),
  );
  return w.planSteps.put(name, changes.join(language === 'zh' ? '；' : '; '));
}

const says: { readonly [K in Step['kind']]: (step: OfKind<K>, saying: Saying) => string } = {
  several: ({ edits }, saying) => saying.w.edits.several(says[edits[0].kind](edits[0] as never, saying), String(edits.length)),
  'take-away': ({ edit }, { w }) => w.takeAway(edit.kind === 'use-speeds' ? edit.table : edit.name),
  'add-facility': ({ facility }, { w, study, language }) => w.edits.add(facilityName(study, facility, language)),
  'move-facility': ({ id }, { w, facility }) => w.edits.move(facility(id)),
  'close-facility': ({ id }, { w, facility }) => w.edits.close(facility(id)),
  'reopen-facility': ({ id }, { w, facility }) => w.edits.reopen(facility(id)),
  'set-delay': ({ id, delaySeconds }, { w, facility }) => w.edits.delay(facility(id), String(delaySeconds / 60)),
  'close-roads': ({ name }, { w }) => w.edits.closeRoads(name),
  'add-barrier': ({ name }, { w }) => w.edits.barrier(name),
  'use-speeds': ({ table }, { w, study, language }) =>
    w.edits.speeds(study.speedTables.find((known) => known.id === table)?.name[language] ?? table),
  'put-standard': ({ standard }, saying) => putWords(saying, standard),
  'drop-standard': ({ id }, saying) => saying.w.planSteps.drop(nameOf(saying, id)),
  'switch-standard': ({ id, on }, saying) => saying.w.planSteps[on ? 'on' : 'off'](nameOf(saying, id)),
};

/** What each step of a history did, in words, in their order. */
export function historyWords(study: StudyView, { steps }: EditHistory, language: Language): readonly string[] {
  const w = words(language).app;
  const facility = (id: string): string => {
    const added = steps.flatMap(editsOfStep).find((other) => other.kind === 'add-facility' && other.facility.id === id);
    const found = added?.kind === 'add-facility' ? added.facility : study.facilities.find((candidate) => candidate.id === id);
    return found ? facilityName(study, found, language) : id;
  };
  return steps.map((step, position) => {
    const before = (id: string): Standard | undefined =>
      currentCatalogue(study, { steps, position }).standards.find((standard) => standard.id === id);
    return says[step.kind](step as never, { study, language, w, facility, before });
  });
}
