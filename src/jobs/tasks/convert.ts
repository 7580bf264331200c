import { convertFile } from '../../formats';
import type { TaskTypes } from '../task-types';

/** One file into another format or datum. */
export function convert(input: TaskTypes['convert']['input']): Promise<TaskTypes['convert']['output']> {
  return convertFile(input.file, input.outPath, input.from, input.to, input.columns);
}
