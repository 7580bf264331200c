import type { ReactNode } from 'react';
import { useApp, useWords } from '../context';

/** In place of the map while there is no study: what is going on, or what to do next. */
export function EmptyStudy(): ReactNode {
  const w = useWords();
  const study = useApp((state) => state.study);
  const openingName = useApp((state) => state.openingName);
  if (study) return null;
  return (
    <div className="empty-study">
      {openingName === '' ? (
        <>
          <h2>{w.emptyTitle}</h2>
          <p>{w.emptyBody}</p>
        </>
      ) : (
        <output>{w.openingFile(openingName)}</output>
      )}
    </div>
  );
}
