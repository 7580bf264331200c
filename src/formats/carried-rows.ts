import type { Where } from '../model/finding';
import type { FindingCode } from '../model/finding-codes';
import type { FindingList } from './finding-list';

/** Rows of a file that stood under an old code, told once for each code. */
export class CarriedRows {
  readonly #seen = new Map<string, { readonly from: string; readonly to: string; readonly where: Where; rows: number }>();

  add(from: string, to: string, where: Where): void {
    const key = `${from} ${to}`;
    const seen = this.#seen.get(key) ?? { from, to, where, rows: 0 };
    seen.rows++;
    this.#seen.set(key, seen);
  }

  tell(code: FindingCode, layer: string, findings: FindingList): void {
    for (const { from, to, where, rows } of this.#seen.values()) {
      findings.add('info', code, { ...(where.file === undefined ? {} : { file: where.file }), layer }, { from, to, rows });
    }
  }
}
