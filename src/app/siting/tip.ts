import { words } from '../../i18n';
import { formatsOf } from '../format';
import { rankedPlaces } from '../store/siting';
import type { AppState } from '../store/state';
import { siteName, siteUnit } from './site-names';

/** What is said of the site or candidate under the pointer, line by line. */
export function siteTip({ study, siteAnswer, siteCandidates, siting, language }: AppState, id: string): readonly string[] {
  if (!study) return [];
  const w = words(language).app;
  const format = formatsOf(language);
  const held = siting.locked.includes(id) ? [w.siteLocked] : siting.forbidden.includes(id) ? [w.siteForbidden] : [];
  const places = siteAnswer ? rankedPlaces(siteAnswer.output) : [];
  const at = places.findIndex((place) => place.id === id);
  const place = places[at];
  if (place) {
    const { gain } = place;
    return [
      `${w.siteNumber(format.count(at + 1))}: ${siteName(place, language)}`,
      w.siteGain(format.signedPeople(gain.people)),
      `${w.siteNear(format.people(gain.near))} · ${w.siteServes(format.people(gain.serves))}`,
      ...held,
    ];
  }
  const candidate = siteCandidates?.output.places.find((one) => one.id === id);
  if (!candidate) return [];
  return [siteName(candidate, language), siteUnit(study, candidate, language), [w.siteCandidate, ...held].join(' · ')].filter(
    (line) => line !== '',
  );
}
