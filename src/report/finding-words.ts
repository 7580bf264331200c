import type { Finding } from '../model/finding';
import type { Language } from '../model/text';

/** What a finding says, in a language, without where it was found. */
export function findingWords(finding: Finding, _language: Language): string {
  const details = Object.entries(finding.details).map(([key, value]) => `${key}=${Array.isArray(value) ? value.join('/') : String(value)}`);
  return [finding.code, ...details].join(' ');
}
