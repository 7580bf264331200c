import type { ReactNode } from 'react';
import type { Answer } from '../../model/result';
import { useWords } from '../context';

const marks: Readonly<Record<Answer, string>> = { met: '✓', 'not-met': '✕', 'no-data': '?' };

/** Met, not met or no data: by word, sign and colour. */
export function AnswerMark({ answer }: { readonly answer: Answer }): ReactNode {
  const w = useWords();
  return (
    <span className={`answer ${answer}`}>
      <span aria-hidden="true">{marks[answer]}</span> {w.answers[answer]}
    </span>
  );
}
