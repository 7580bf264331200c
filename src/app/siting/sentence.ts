/** A piece of a sentence: plain words, or a slot to be filled. */
export type Piece<S extends string> = { readonly slot: S } | { readonly words: string };

/** A sentence with `{slots}` as pieces, in order; what stands in brackets and is no slot stays as it is. */
export function piecesOf<S extends string>(sentence: string, slots: readonly S[]): readonly Piece<S>[] {
  return sentence
    .split(/(\{\w+\})/)
    .filter((piece) => piece !== '')
    .map((piece) => {
      const slot = slots.find((known) => piece === `{${known}}`);
      return slot === undefined ? { words: piece } : { slot };
    });
}

/** What stays on one line: a slot with the marks around it, or words alone, which may be broken. */
export interface Stretch<S extends string> {
  readonly slot: S | null;
  /** before the slot */
  readonly opens: string;
  /** after it; the words themselves where there is no slot */
  readonly words: string;
}

/** Pieces so that no line begins with a comma or ends with an opening bracket. */
export function unbroken<S extends string>(pieces: readonly Piece<S>[]): readonly Stretch<S>[] {
  const stretches: { slot: S | null; opens: string; words: string }[] = [];
  let opens = '';
  for (const piece of pieces) {
    if ('slot' in piece) {
      stretches.push({ slot: piece.slot, opens, words: '' });
      opens = '';
      continue;
    }
    const last = stretches.at(-1);
    const [closing = ''] = last?.slot ? (/^[，；：。、,;:.)）]+/.exec(piece.words) ?? []) : [];
    if (last) last.words += closing;
    const [opening = ''] = /[(（]$/.exec(piece.words) ?? [];
    opens = opening;
    const rest = piece.words.slice(closing.length, piece.words.length - opening.length);
    if (rest !== '') stretches.push({ slot: null, opens: '', words: rest });
  }
  return stretches;
}

/** A sentence with its slots filled in. */
export function filled(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (mark, slot: string) => values[slot] ?? mark);
}
