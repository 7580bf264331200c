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

/** A sentence with its slots filled in. */
export function filled(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (mark, slot: string) => values[slot] ?? mark);
}
