import { cli } from '../i18n/words/cli';
import { Cancelled, Failure, type Finding } from '../model/finding';
import type { Language } from '../model/text';
import { productVersion } from '../report/version';
import { commonOptions, type Command, type CommandContext, type ExitCode } from './command';
import { commands } from './commands';
import { environmentLanguage, callLanguage } from './language';
import { findingJson, findingLine } from './finding-message';
import { commandHelp, programHelp } from './help-text';
import type { CliIo } from './io';
import { nearestWord } from './nearest-word';
import { parseCall } from './parse';
import { progressLine } from './progress';

const findingOf = (error: unknown): Finding => {
  if (error instanceof Failure) return error.finding;
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return new Failure('task.crashed', {}, { message }).finding;
};

const tell = (error: unknown, io: CliIo, language: Language, json: boolean): ExitCode => {
  if (error instanceof Cancelled) {
    io.err(`${cli[language].cancelled}\n`);
    return 2;
  }
  const finding = findingOf(error);
  if (json) io.out(`${JSON.stringify({ error: findingJson(finding) })}\n`);
  io.err(`${findingLine(finding, language)}\n`);
  if (finding.code === 'task.crashed' && io.env['JUNDA_DEBUG'] && error instanceof Error) io.err(`${error.stack ?? ''}\n`);
  return finding.code === 'siting.no-solution' ? 3 : 2;
};

const commandNamed = (name: string): Command => {
  const found = commands.find((command) => command.name === name);
  if (found) return found;
  throw new Failure(
    'command.unknown',
    {},
    {
      command: name,
      nearest: nearestWord(
        name,
        commands.map((command) => command.name),
      ),
    },
  );
};

const checkedArguments = (command: Command, args: readonly string[]): readonly string[] => {
  const lacking = command.args[args.length];
  if (lacking !== undefined && !command.optionalArguments) {
    throw new Failure('command.missing-option', {}, { command: command.name, option: lacking });
  }
  const extra = args[command.args.length];
  if (extra !== undefined) throw new Failure('command.bad-option', {}, { option: command.name, value: extra, wanted: 'extraArgument' });
  return args;
};

async function runCommand(command: Command, argv: readonly string[], io: CliIo, language: Language): Promise<ExitCode> {
  const specs = { ...command.options, ...commonOptions };
  const call = parseCall(command.name, argv, specs);
  if (call.options.has('help')) {
    io.out(commandHelp(command, language));
    return 0;
  }
  const args = checkedArguments(command, call.args);
  for (const [name, spec] of Object.entries(command.options)) {
    if (spec.required && !call.options.has(name)) {
      throw new Failure('command.missing-option', {}, { command: command.name, option: `--${name}` });
    }
  }
  const progress = progressLine(io, language, call.options.has('quiet'));
  const client = io.client();
  const context: CommandContext = {
    io,
    language,
    words: cli[language],
    args,
    options: call.options,
    json: call.options.has('json'),
    commands,
    task: async (name, input) => {
      try {
        return await client.run(name, input, { onProgress: progress.show });
      } finally {
        progress.clear();
      }
    },
  };
  try {
    return await command.run(context);
  } finally {
    client.dispose();
  }
}

/**
 * One call of the command line.
 * @param argv what follows the program's name
 * @returns 0 done, 1 some standard is not met (`run --strict`), 2 refused, 3 no solution exists
 */
export async function runProgram(argv: readonly string[], io: CliIo): Promise<ExitCode> {
  let language = environmentLanguage(io.env);
  try {
    language = callLanguage(argv, io.env);
    const [name, ...rest] = withoutLeadingLanguage(argv);
    if (name === '--version' || name === '-v' || name === '-V') {
      io.out(`${productVersion}\n`);
      return 0;
    }
    if (name === undefined || name === '--help' || name === '-h') {
      io.out(programHelp(commands, language));
      return 0;
    }
    if (name.startsWith('-')) throw new Failure('command.unknown-option', {}, { command: 'junda', option: name, nearest: '' });
    return await runCommand(commandNamed(name), rest, io, language);
  } catch (error) {
    return tell(error, io, language, argv.includes('--json'));
  }
}

/** `junda --lang en run ...` is taken as `junda run ... --lang en`. */
function withoutLeadingLanguage(argv: readonly string[]): readonly string[] {
  if (argv[0] === '--lang') return argv.slice(2);
  return argv[0]?.startsWith('--lang=') ? argv.slice(1) : argv;
}
