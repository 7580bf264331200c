import type { ReactNode } from 'react';
import { isListed, type Standard } from '../../model/catalogue';
import type { StandardResult } from '../../model/result';
import { useWords } from '../context';
import { AnswerMark } from './AnswerMark';

interface StandardMarkProps {
  readonly standard: Standard;
  /** null while it waits for its turn */
  readonly result: StandardResult | null;
}

/** The answer of a standard; in words that it waits, or that it asks for no figure and is only listed. */
export function StandardMark({ standard, result }: StandardMarkProps): ReactNode {
  const w = useWords();
  if (isListed(standard)) return <span className="quiet-text waiting-mark">{w.standardListed}</span>;
  return result ? <AnswerMark answer={result.answer} /> : <span className="quiet-text waiting-mark">{w.standardWaits}</span>;
}
