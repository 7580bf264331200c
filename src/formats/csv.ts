import Papa from 'papaparse';

export interface DelimitedText {
  readonly records: readonly (readonly string[])[];
  readonly delimiter: string;
  /** 1-based record numbers (a quoted line break does not count) where quotes are wrong; `open`: never closed */
  readonly badQuotes: readonly { readonly record: number; readonly open: boolean }[];
}

const lineFeed = 10;
const carriageReturn = 13;
const quote = 34;

/** Line ends outside quotes as '\n'; quoted ones stay as they are. */
function normaliseLineEnds(text: string): string {
  if (!text.includes('\r')) return text;
  const parts: string[] = [];
  let from = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === quote) quoted = !quoted;
    else if (code === carriageReturn && !quoted) {
      parts.push(text.slice(from, i), '\n');
      if (text.charCodeAt(i + 1) === lineFeed) i++;
      from = i + 1;
    }
  }
  parts.push(text.slice(from));
  return parts.join('');
}

/** Splits comma, tab, semicolon or pipe separated text into records; the separator is guessed. */
export function parseDelimited(text: string): DelimitedText {
  const result = Papa.parse<string[]>(normaliseLineEnds(text), {
    header: false,
    newline: '\n',
    skipEmptyLines: false,
    delimitersToGuess: [',', '\t', ';', '|'],
  });
  const badQuotes = result.errors
    .filter((error) => error.type === 'Quotes')
    .map((error) => ({ record: (error.row ?? 0) + 1, open: error.code === 'MissingQuotes' }));
  return { records: result.data, delimiter: result.meta.delimiter, badQuotes };
}

/** Records to comma separated text, quoted where needed, lines ended by CRLF as spreadsheets expect. */
export function joinDelimited(records: readonly (readonly string[])[]): string {
  return Papa.unparse(records as string[][], { newline: '\r\n' });
}
