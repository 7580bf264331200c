import { checkFile } from '../../formats';
import { resources } from '../resources';
import type { CheckReport, TaskTypes } from '../task-types';

/** What a file or study is and what is wrong with it. A refusal is part of the report, not an error. */
export function check(input: TaskTypes['check']['input']): Promise<CheckReport> {
  return checkFile(input.files, { resources, catalogue: input.catalogue ?? null });
}
