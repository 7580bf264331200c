import { cli } from '../i18n/words/cli';
import type { Finding, Where } from '../model/finding';
import type { FindingCode } from '../model/finding-codes';
import type { Language } from '../model/text';
import { findingText } from '../i18n/words/findings';

const detail = (finding: Finding, key: string): string => String(finding.details[key] ?? '');

const isWanted = (key: string): key is Exclude<keyof typeof cli.zh.wanted, 'oneOf'> => key in cli.zh.wanted && key !== 'oneOf';

/** Codes that only the command line gives, in its own words. */
const commandWords: Readonly<Partial<Record<FindingCode, (finding: Finding, language: Language) => string>>> = {
  'command.unknown': (finding, language) => cli[language].unknownCommand(detail(finding, 'command'), detail(finding, 'nearest')),
  'command.unknown-option': (finding, language) =>
    cli[language].unknownOption(detail(finding, 'command'), detail(finding, 'option'), detail(finding, 'nearest')),
  'command.missing-option': (finding, language) => cli[language].missingOption(detail(finding, 'command'), detail(finding, 'option')),
  'command.bad-option': (finding, language) => {
    const wanted = detail(finding, 'wanted');
    const words = cli[language];
    return words.badOption(detail(finding, 'option'), detail(finding, 'value'), isWanted(wanted) ? words.wanted[wanted] : wanted);
  },
  'task.crashed': (finding, language) => cli[language].crashed(detail(finding, 'message')),
};

/** What a finding says, without where. */
export function findingMessage(finding: Finding, language: Language): string {
  return commandWords[finding.code]?.(finding, language) ?? findingText(finding, language);
}

/** Where in the input: file, layer, row, column, as far as known. */
export function whereText(where: Where, language: Language): string {
  const words = cli[language];
  return [
    where.file === undefined ? '' : words.where.file(where.file),
    where.layer === undefined ? '' : words.where.layer(where.layer),
    where.row === undefined ? '' : words.where.row(String(where.row)),
    where.feature === undefined ? '' : words.where.feature(String(where.feature)),
    where.column === undefined ? '' : words.where.column(where.column),
  ]
    .filter((part) => part !== '')
    .join(words.separator);
}

/** One line: severity, message, where, code. */
export function findingLine(finding: Finding, language: Language): string {
  const words = cli[language];
  const head = { error: words.error, warn: words.warning, info: words.info }[finding.severity];
  const where = whereText(finding.where, language);
  return `${head}: ${where === '' ? '' : `${where}: `}${findingMessage(finding, language)} [${finding.code}]`;
}

/** A finding as `--json` gives it, in both languages. */
export interface FindingJson {
  readonly code: FindingCode;
  readonly where: Where;
  readonly zh: string;
  readonly en: string;
}

/** A finding for `--json`. */
export function findingJson(finding: Finding): FindingJson {
  return { code: finding.code, where: finding.where, zh: findingMessage(finding, 'zh'), en: findingMessage(finding, 'en') };
}
