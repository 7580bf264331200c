import type { ReactNode } from 'react';
import { useActions, useApp, useFormats, useWords } from '../context';
import { Icon } from '../parts/Icon';
import { rankedPlaces } from '../store/siting';
import { HoldButtons } from './HoldButtons';
import { siteName, siteUnit } from './site-names';

/** The site or candidate that is picked on the map or in the list: what it is, and whether it must or must not be built. */
export function SiteCard(): ReactNode {
  const w = useWords();
  const format = useFormats();
  const actions = useActions();
  const language = useApp((state) => state.language);
  const study = useApp((state) => state.study);
  const selection = useApp((state) => state.selection);
  const answer = useApp((state) => state.siteAnswer);
  const candidates = useApp((state) => state.siteCandidates);
  if (!study || selection?.kind !== 'site') return null;
  const places = answer ? rankedPlaces(answer.output) : [];
  const number = places.findIndex(({ id }) => id === selection.id) + 1;
  const place = places[number - 1] ?? candidates?.output.places.find(({ id }) => id === selection.id);
  if (!place) return null;
  const name = siteName(place, language);
  return (
    <section className="site-card" aria-label={name} data-testid="site-card">
      <header>
        <strong>{name}</strong>
        <span className="quiet-text">
          {[siteUnit(study, place, language), number > 0 ? w.siteNumber(format.count(number)) : w.siteCandidate]
            .filter((part) => part !== '')
            .join(' · ')}
        </span>
        <button type="button" className="button icon-only quiet" aria-label={w.clearSelection} onClick={() => actions.select(null)}>
          <Icon name="close" />
        </button>
      </header>
      <HoldButtons id={place.id} name={name} named />
      <small>{w.siteHeldNote}</small>
    </section>
  );
}
