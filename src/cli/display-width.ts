/** Code points that a terminal draws two columns wide: CJK, full-width forms, emoji. */
const wideRanges: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xa000, 0xa4cf],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe4f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x20000, 0x3fffd],
];

const letterWidth = (letter: string): number => {
  const code = letter.codePointAt(0) ?? 0;
  if (code < 0x1100) return 1;
  return wideRanges.some(([from, to]) => code >= from && code <= to) ? 2 : 1;
};

/** Columns that a text takes in a terminal. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const letter of text) width += letterWidth(letter);
  return width;
}

/** The text filled with spaces to a width; left as it is where it is wider. */
export function padded(text: string, width: number, align: 'left' | 'right'): string {
  const fill = ' '.repeat(Math.max(0, width - displayWidth(text)));
  return align === 'left' ? text + fill : fill + text;
}

/** The text cut to a width, with an ellipsis where something was cut. */
export function clipped(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let kept = '';
  let used = 0;
  for (const letter of text) {
    if (used + letterWidth(letter) > width - 1) break;
    kept += letter;
    used += letterWidth(letter);
  }
  return `${kept}…`;
}
