import type { NamedBytes } from '../jobs/task-types';
import { readOne } from './commands/convert';
import type { CliIo } from './io';
import type { ParsedOptions } from './parse';

/** The catalogue file that `--catalogue` names, to be used in place of the study's own; null where the option was not given. */
export async function catalogueOf(io: CliIo, options: ParsedOptions): Promise<NamedBytes | null> {
  const path = options.text('catalogue');
  return path === null ? null : { ...(await readOne(io, path)), path };
}
