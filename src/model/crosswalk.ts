/** A unit code that another took the place of. Several rows of one `from` are a split, several of one `to` a merger. */
export interface CodeChange {
  readonly from: string;
  readonly to: string;
  /** first year of the new code */
  readonly year: number;
  /** share of the old unit (of its people, or its area) that the new one holds; 1 where the whole of it */
  readonly share: number;
  /** people or area of that part, to weigh rates by where units were merged; NaN where unsaid */
  readonly weight: number;
}

/** A part of what an old code stood for, under the code that the study's units have. */
export interface CarriedPart {
  readonly code: string;
  readonly share: number;
  readonly weight: number;
  /** the code that it came from last */
  readonly from: string;
  /** false where the crosswalk has nothing to say: the code is the unit's own */
  readonly changed: boolean;
}

/** What codes mean on the ground of the study's units. */
export interface UnitCodes {
  /**
   * The parts of a code as a table of that year uses it; null for a code that is neither a unit's nor in the crosswalk.
   * @param year null for a table without years
   */
  carried(code: string, year: number | null): readonly CarriedPart[] | null;
  /** The code that a code was only renamed to; itself where it was not, or was split or merged. */
  renamed(code: string): string;
  /** Old codes of which parts came to a code. */
  origins(code: string): ReadonlySet<string>;
}

/**
 * Reads codes by a crosswalk. A code that is a unit's own stands for it, unless the crosswalk changes it in a later year than the table's; an old code is
 * carried whatever the year: some tables keep it for long.
 * @param current codes of the study's units
 */
export function unitCodes(current: ReadonlySet<string>, changes: readonly CodeChange[]): UnitCodes {
  const carried = (code: string, year: number | null, depth = 0): readonly CarriedPart[] | null => {
    const all = changes.filter((change) => change.from === code);
    const later = all.filter((change) => year !== null && change.year > year);
    const own = current.has(code);
    const due = later.length > 0 ? later : own ? [] : all;
    if (due.length === 0) return own ? [{ code, share: 1, weight: NaN, from: code, changed: false }] : null;
    // a circle has no end: the reader refuses it
    if (depth > changes.length) return null;
    const first = Math.min(...due.map((change) => change.year));
    return due
      .filter((change) => change.year === first)
      .flatMap(({ to, share, weight }) => {
        const parts = carried(to, first, depth + 1) ?? [];
        return parts.map((part) =>
          part.changed ? { ...part, share: share * part.share } : { code: to, share, weight, from: code, changed: true },
        );
      });
  };
  const origins = (code: string): ReadonlySet<string> => new Set(changes.flatMap(({ from, to }) => (to === code ? [from] : [])));
  return {
    carried: (code, year) => carried(code, year),
    renamed: (code) => {
      if (current.has(code)) return code;
      const [part, ...more] = carried(code, null) ?? [];
      return part && more.length === 0 && part.share === 1 && origins(part.code).size === 1 ? part.code : code;
    },
    origins,
  };
}
