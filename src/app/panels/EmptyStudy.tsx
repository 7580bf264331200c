import type { ReactNode } from 'react';
import { words } from '../../i18n';
import { useApp, useWords } from '../context';
import { Icon } from '../parts/Icon';

/** In place of the map while there is no study: what is going on, or what to do next. */
export function EmptyStudy(): ReactNode {
  const w = useWords();
  const language = useApp((state) => state.language);
  const study = useApp((state) => state.study);
  const openingName = useApp((state) => state.openingName);
  const job = useApp((state) => state.job);
  if (study) return null;
  if (openingName === '') {
    return (
      <div className="empty-study">
        <span className="empty-picture">
          <Icon name="open" />
        </span>
        <h2>{w.emptyTitle}</h2>
        <p>{w.emptyBody}</p>
      </div>
    );
  }
  return (
    <div className="empty-study" aria-busy="true">
      <span className="empty-picture waiting" aria-hidden="true" />
      <h2>{w.openingFile(openingName)}</h2>
      <p>{job?.phase ? words(language).jobs.phases[job.phase] : w.opening}</p>
    </div>
  );
}
