import type { Command } from './command';
import { access } from './commands/access';
import { change } from './commands/change';
import { check } from './commands/check';
import { convert } from './commands/convert';
import { equity } from './commands/equity';
import { help } from './commands/help';
import { list } from './commands/list';
import { relief } from './commands/relief';
import { run } from './commands/run';
import { siting } from './commands/siting';
import { scorecard } from './commands/scorecard';
import { serve } from './commands/serve';
import { travel } from './commands/travel';

/** Every command. A new one is a file in `commands` and a line here. */
export const commands: readonly Command[] = [
  run,
  change,
  check,
  travel,
  access,
  equity,
  siting,
  relief,
  scorecard,
  convert,
  list,
  serve,
  help,
];
