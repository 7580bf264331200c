import { cli } from '../i18n/words/cli';
import type { Language } from '../model/text';
import { commonOptions, type Command, type OptionSpec } from './command';
import { padded } from './display-width';

const optionName = (name: string, spec: OptionSpec): string => `--${name}${spec.value === null ? '' : ` ${spec.value}`}`;

const optionLines = (specs: Readonly<Record<string, OptionSpec>>, language: Language): readonly string[] => {
  const entries = Object.entries(specs);
  const width = Math.max(0, ...entries.map(([name, spec]) => optionName(name, spec).length));
  return entries.map(([name, spec]) => `  ${padded(optionName(name, spec), width, 'left')}  ${cli[language].optionHelp[spec.help]}`);
};

/** What `junda help` prints. */
export function programHelp(commands: readonly Command[], language: Language): string {
  const words = cli[language];
  const calls = commands.map((command) => [command.name, ...command.args].join(' '));
  const width = Math.max(...calls.map((call) => call.length));
  return [
    words.about,
    '',
    `${words.usage}: junda COMMAND [OPTIONS]`,
    '',
    `${words.commands}:`,
    ...commands.map((command, at) => `  ${padded(calls[at] ?? '', width, 'left')}  ${words.help[command.name]}`),
    '',
    `${words.common}:`,
    ...optionLines(commonOptions, language),
    `  --version  ${words.optionHelp.version}`,
    '',
    words.moreHelp,
    words.exitCodes,
    '',
  ].join('\n');
}

/** What `junda help COMMAND` prints. */
export function commandHelp(command: Command, language: Language): string {
  const words = cli[language];
  const required = Object.entries(command.options)
    .filter(([, spec]) => spec.required)
    .map(([name, spec]) => optionName(name, spec));
  const own = optionLines(command.options, language);
  return [
    words.help[command.name],
    '',
    `${words.usage}: ${['junda', command.name, ...command.args, ...required].join(' ')} [OPTIONS]`,
    '',
    ...(own.length > 0 ? [`${words.options}:`, ...own, ''] : []),
    `${words.common}:`,
    ...optionLines(commonOptions, language),
    '',
    `${words.example}: ${command.example}`,
    '',
  ].join('\n');
}
