import { jobs } from '../i18n/words/jobs';
import type { Language } from '../model/text';
import type { Phase } from '../model/watch';
import type { CliIo } from './io';

/** Progress on stderr: one line that is rewritten on a terminal, nothing elsewhere. */
export interface ProgressLine {
  show(phase: Phase, share: number): void;
  /** takes the line away, before anything else is written */
  clear(): void;
}

const eraseLine = '\r\u{1b}[2K';

/** A progress line; silent where asked to be or where stderr is no terminal. */
export function progressLine(io: CliIo, language: Language, quiet: boolean): ProgressLine {
  if (quiet || !io.errIsTerminal) return { show: () => undefined, clear: () => undefined };
  let shown = '';
  return {
    show: (phase, share) => {
      const percent = Math.floor(Math.min(1, Math.max(0, share)) * 100);
      const text = `${jobs[language].phases[phase]} ${percent} %`;
      if (text === shown) return;
      shown = text;
      io.err(`${eraseLine}${text}`);
    },
    clear: () => {
      if (shown !== '') io.err(eraseLine);
      shown = '';
    },
  };
}
