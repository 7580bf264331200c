import { parseArgs } from 'node:util';
import { Failure } from '../model/finding';
import type { OptionSpec } from './command';
import { nearestWord } from './nearest-word';

/** The options of one call, by name without dashes. */
export interface ParsedOptions {
  has(name: string): boolean;
  text(name: string): string | null;
  list(name: string): readonly string[];
  /** @throws Failure command.bad-option where the value is no finite number */
  number(name: string): number | null;
  /** One of the choices, or the fallback where not given. @throws Failure command.bad-option */
  choice<T extends string>(name: string, choices: readonly T[], fallback: T): T;
  /** `key=value` pairs of a repeated option. @throws Failure command.bad-option */
  pairs(name: string, wanted: string): Readonly<Record<string, string>>;
}

export interface ParsedCall {
  readonly args: readonly string[];
  readonly options: ParsedOptions;
}

/** Refusal of an option's value; `wanted` is a key of the words `cli.wanted` or a list of choices. */
export function badOption(option: string, value: string, wanted: string): Failure {
  return new Failure('command.bad-option', {}, { option, value, wanted });
}

/**
 * Arguments and options of a command.
 * @throws Failure command.unknown-option (details command, option, nearest), command.bad-option (option, value, wanted)
 */
export function parseCall(command: string, argv: readonly string[], specs: Readonly<Record<string, OptionSpec>>): ParsedCall {
  const config = Object.fromEntries(
    Object.entries(specs).map(([name, spec]) => [name, { type: spec.value === null ? ('boolean' as const) : ('string' as const) }]),
  );
  const { tokens } = parseArgs({ args: [...argv], options: config, strict: false, allowPositionals: true, tokens: true });
  const args: string[] = [];
  const values = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind === 'positional') args.push(token.value);
    if (token.kind !== 'option') continue;
    const spec = specs[token.name];
    if (!spec) {
      const near = nearestWord(token.name, Object.keys(specs));
      throw new Failure('command.unknown-option', {}, { command, option: token.rawName, nearest: near === '' ? '' : `--${near}` });
    }
    if (spec.value === null && token.value !== undefined) throw badOption(token.rawName, token.value, 'noValue');
    const missing = token.value === undefined || (!token.inlineValue && token.value.startsWith('--')) || token.value === '';
    if (spec.value !== null && missing) throw badOption(token.rawName, '', 'value');
    const held = values.get(token.name) ?? [];
    if (held.length > 0 && !spec.repeat) throw badOption(token.rawName, token.value ?? '', 'once');
    held.push(token.value ?? '');
    values.set(token.name, held);
  }
  return { args, options: optionsOf(values) };
}

function optionsOf(values: ReadonlyMap<string, readonly string[]>): ParsedOptions {
  const text = (name: string): string | null => values.get(name)?.[0] ?? null;
  const list = (name: string): readonly string[] => values.get(name) ?? [];
  return {
    has: (name) => values.has(name),
    text,
    list,
    number: (name) => {
      const given = text(name);
      if (given === null) return null;
      const value = given.trim() === '' ? NaN : Number(given);
      if (!Number.isFinite(value)) throw badOption(`--${name}`, given, 'number');
      return value;
    },
    choice: (name, choices, fallback) => {
      const given = text(name);
      if (given === null) return fallback;
      const found = choices.find((candidate) => candidate === given);
      if (found === undefined) throw badOption(`--${name}`, given, choices.join(', '));
      return found;
    },
    pairs: (name, wanted) =>
      Object.fromEntries(
        list(name).map((pair) => {
          const at = pair.indexOf('=');
          if (at <= 0 || at === pair.length - 1) throw badOption(`--${name}`, pair, wanted);
          return [pair.slice(0, at), pair.slice(at + 1)];
        }),
      ),
  };
}
