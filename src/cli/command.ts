import type { cli } from '../i18n/words/cli';
import type { TaskName, TaskTypes } from '../jobs/task-types';
import type { Language } from '../model/text';
import type { CliIo } from './io';
import type { ParsedOptions } from './parse';

/** An option of a command. `value` names what it takes; an option without is a flag. */
export interface OptionSpec {
  readonly value: string | null;
  readonly repeat?: boolean;
  readonly required?: boolean;
  readonly help: keyof typeof cli.zh.optionHelp;
}

/** What a command gets to work with. */
export interface CommandContext {
  readonly io: CliIo;
  readonly language: Language;
  readonly words: (typeof cli)[Language];
  readonly args: readonly string[];
  readonly options: ParsedOptions;
  readonly json: boolean;
  readonly commands: readonly Command[];
  /** runs a task with progress on stderr */
  task<N extends TaskName>(name: N, input: TaskTypes[N]['input']): Promise<TaskTypes[N]['output']>;
}

/** 0 done, 1 some standard is not met, 2 input refused, 3 no solution exists */
export type ExitCode = 0 | 1 | 2 | 3;

export interface Command {
  readonly name: keyof typeof cli.zh.help;
  /** names of the arguments, in order; all are required unless `optionalArguments` */
  readonly args: readonly string[];
  readonly optionalArguments?: boolean;
  readonly options: Readonly<Record<string, OptionSpec>>;
  readonly example: string;
  run(context: CommandContext): Promise<ExitCode>;
}

/** Options that every command takes. */
export const commonOptions: Readonly<Record<string, OptionSpec>> = {
  lang: { value: 'zh|en', help: 'lang' },
  json: { value: null, help: 'json' },
  quiet: { value: null, help: 'quiet' },
  help: { value: null, help: 'help' },
};
