import type { FindingCode } from './finding-codes';

export type Severity = 'info' | 'warn' | 'error';

/** Where in a user's input something was found. `row` counts as a spreadsheet does: the header is row 1. `feature` counts from 1. */
export interface Where {
  readonly file?: string;
  readonly layer?: string;
  readonly row?: number;
  readonly column?: string;
  readonly feature?: number;
}

/** Values that a message quotes; plain data, so that a finding survives a worker boundary and JSON. */
export type Details = Readonly<Record<string, string | number | boolean | readonly string[] | readonly number[]>>;

/** One thing worth telling about an input. Its words live in `i18n/words/findings`, keyed by `code`. */
export interface Finding {
  readonly severity: Severity;
  readonly code: FindingCode;
  readonly where: Where;
  readonly details: Details;
}

/** A refusal: the work stops. Carries a finding, so that code and details cross the worker boundary unchanged. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly finding: Finding;

  constructor(code: FindingCode, where: Where = {}, details: Details = {}) {
    super(`${code} ${JSON.stringify(where)} ${JSON.stringify(details)}`);
    this.finding = { severity: 'error', code, where, details };
  }
}

/** The caller asked to stop; not an error to show. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
  constructor() {
    super('cancelled');
  }
}
