import { Cancelled } from '../../../src/model/finding';
import { editedFacilities } from '../../../src/model/edit';
import { isOpen } from '../../../src/model/study';
import { within } from '../../../src/model/within';
import type { UnitLedger } from '../../../src/model/result';
import type { TaskClient } from '../../../src/jobs/client';
import type { CoverageAnswer, StudyView, TaskName, TaskTypes } from '../../../src/jobs/task-types';

/** A task that the fake was asked to run, in order. */
export interface Asked {
  readonly name: TaskName;
  readonly input: unknown;
}

type Answers = { readonly [N in TaskName]?: (input: TaskTypes[N]['input']) => TaskTypes[N]['output'] };

export interface FakeClient extends TaskClient {
  readonly asked: readonly Asked[];
  /** while held, tasks wait; `release` lets them go on */
  hold(): void;
  release(): void;
}

/** A client without an engine: each task is a function of the test; a task without one fails the test. */
export function fakeClient(answers: Answers): FakeClient {
  const asked: Asked[] = [];
  let held: (() => void)[] | null = null;
  return {
    asked,
    async run(name, input, options = {}) {
      asked.push({ name, input });
      options.onProgress?.('travel', 0.5);
      await new Promise<void>((resolve, reject) => {
        options.signal?.addEventListener('abort', () => reject(new Cancelled()), { once: true });
        if (held) held.push(resolve);
        else resolve();
      });
      const answer = answers[name];
      if (!answer) throw new Error(`the test has no answer for ${name}`);
      return answer(input);
    },
    hold() {
      held ??= [];
    },
    release() {
      const waiting = held ?? [];
      held = null;
      for (const resolve of waiting) resolve();
    },
    dispose: () => undefined,
  };
}

const kilometresPerDegree = 100;

/** Walking on a flat line of villages at 100 km/h along the meridian, so that times are arithmetic: 0.01 degree is 36 seconds. */
export function answerOf(study: StudyView, { question, edits }: TaskTypes['analyse']['input']): CoverageAnswer {
  const facilities = editedFacilities(study.facilities, edits).filter(
    (facility) => question.types.includes(facility.type) && isOpen(facility, question.year),
  );
  const rows = study.demand.id.length;
  const seconds = new Float64Array(rows).fill(Infinity);
  const facility = new Int32Array(rows).fill(-1);
  const people = new Float64Array(rows).fill(100);
  for (let row = 0; row < rows; row += 1) {
    facilities.forEach((place, index) => {
      const time = Math.abs(place.lat - (study.demand.lat[row] ?? NaN)) * kilometresPerDegree * 36;
      if (time < (seconds[row] ?? NaN)) {
        seconds[row] = time;
        facility[row] = index;
      }
    });
  }
  const covered = people.reduce((sum, count, row) => sum + (within(seconds[row] ?? NaN, question.cutoffSeconds) ? count : 0), 0);
  const all = people.reduce((sum, count) => sum + count, 0);
  const ledger: UnitLedger = {
    code: study.units[0]?.code ?? '',
    level: study.units.length > 0 ? 'city' : 'outside',
    people: all,
    covered,
    uncovered: all - covered,
    onBarrier: 0,
    offGrid: 0,
    noDataRows: 0,
    share: covered / all,
    shareSlow: covered / all,
    shareFast: covered / all,
    meanMinutes: 1,
    medianMinutes: 1,
    p90Minutes: 1,
  };
  return {
    question,
    facilityIds: facilities.map((place) => place.id),
    seconds,
    facility,
    state: new Uint8Array(rows),
    people,
    boundSeconds: 4320,
    ledgers: [ledger],
    findings: [],
  };
}
