import type { Details, Finding, Severity, Where } from '../model/finding';
import type { FindingCode } from '../model/finding-codes';

const told = 20;

interface Overflow {
  readonly severity: Severity;
  readonly code: FindingCode;
  readonly file: string | undefined;
  count: number;
}

/**
 * Collects what is worth telling about an input. Of each code and file the first 20 are kept in full; the rest are counted
 * and told by one last finding of the same code with `details.more`.
 */
export class FindingList {
  readonly #findings: Finding[] = [];
  readonly #overflow = new Map<string, Overflow>();

  add(severity: Severity, code: FindingCode, where: Where = {}, details: Details = {}): void {
    const key = `${code}|${where.file ?? ''}`;
    const seen = this.#overflow.get(key) ?? { severity, code, file: where.file, count: 0 };
    seen.count++;
    this.#overflow.set(key, seen);
    if (seen.count <= told) this.#findings.push({ severity, code, where, details });
  }

  addAll(findings: readonly Finding[]): void {
    for (const finding of findings) this.add(finding.severity, finding.code, finding.where, finding.details);
  }

  /** how many findings of a code were added, told or not */
  count(code: FindingCode): number {
    let sum = 0;
    for (const seen of this.#overflow.values()) if (seen.code === code) sum += seen.count;
    return sum;
  }

  list(): readonly Finding[] {
    const rest = [...this.#overflow.values()].filter((seen) => seen.count > told);
    const more = rest.map((seen): Finding => {
      const where = seen.file === undefined ? {} : { file: seen.file };
      return { severity: seen.severity, code: seen.code, where, details: { more: seen.count - told } };
    });
    return [...this.#findings, ...more];
  }
}
