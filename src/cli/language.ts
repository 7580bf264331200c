import type { Language } from '../model/text';
import { badOption } from './parse';

const given = (argv: readonly string[]): string | undefined => {
  const at = argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const word = argv[at];
  return word === '--lang' ? argv[at + 1] : word?.slice('--lang='.length);
};

/** Language of the environment: LC_ALL, else LC_MESSAGES, else LANG; Chinese where it begins with zh. */
export function environmentLanguage(env: Readonly<Record<string, string | undefined>>): Language {
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return locale.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

/**
 * The language of a call: `--lang`, else the environment. Read before all else, so that errors come in it too.
 * @throws Failure command.bad-option
 */
export function callLanguage(argv: readonly string[], env: Readonly<Record<string, string | undefined>>): Language {
  const word = given(argv);
  if (word === undefined) return environmentLanguage(env);
  if (word === 'zh' || word === 'en') return word;
  throw badOption('--lang', word, 'zh, en');
}
