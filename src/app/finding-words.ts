import type { Finding } from '../model/finding';
import type { Language } from '../model/text';

/** A finding in words. */
export function findingMessage(finding: Finding, _language: Language): string {
  return `${finding.code} ${JSON.stringify(finding.details)}`;
}
