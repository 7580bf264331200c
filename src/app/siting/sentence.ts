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

/**
 * Pieces that stay on one line: a slot with the marks that follow it, so that no line begins with a comma; other words alone, since they may be
 * broken.
 */
export function unbroken<S extends string>(pieces: readonly Piece<S>[]): readonly { readonly slot: S | null; readonly words: string }[] {
  const lines: { slot: S | null; words: string }[] = [];
  for (const piece of pieces) {
    const last = lines.at(-1);
    if ('slot' in piece) lines.push({ slot: piece.slot, words: '' });
    else {
      const [marks = ''] = /^[，；：。,;:.)]+/.exec(piece.words) ?? [];
      if (last && last.slot !== null) last.words += marks;
      const rest = last && last.slot !== null ? piece.words.slice(marks.length) : piece.words;
      if (rest !== '') lines.push({ slot: null, words: rest });
    }
  }
  return lines;
}

/** A sentence with its slots filled in. */
export function filled(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (mark, slot: string) => values[slot] ?? mark);
}
