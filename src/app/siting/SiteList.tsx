import { useEffect, useRef, type ReactNode, type RefObject } from 'react';
import type { SitedPlace } from '../../model/siting';
import { boundsAround } from '../places';
import { useActions, useApp, useFormats, useScreen, useWords } from '../context';
import { acceptedSites, rankedPlaces, type SiteAnswer } from '../store/siting';
import { HoldButtons } from './HoldButtons';
import { lookedAtSite } from './on-map';
import { siteName, siteUnit } from './site-names';

/** how far around a site the map shows when it flies there, degrees: most of whom it serves */
const shownDegrees = 0.14;

interface RowProps {
  readonly place: SitedPlace;
  readonly number: number;
  readonly accepted: boolean;
  readonly saves: boolean;
}

function SiteRow({ place, number, accepted, saves }: RowProps): ReactNode {
  const w = useWords();
  const format = useFormats();
  const actions = useActions();
  const { store, mapHolder } = useScreen();
  const language = useApp((state) => state.language);
  const study = useApp((state) => state.study);
  const picked = useApp((state) => state.sitePicks.includes(place.id));
  const looked = useApp((state) => lookedAtSite(state) === place.id);
  const moved = useApp((state) => state.siteMoves.places[place.id] !== undefined);
  const name = siteName(place, language);
  const { gain } = place;
  const pick = (on: boolean): void => {
    const { sitePicks } = store.getState();
    actions.pickSites(on ? [...sitePicks, place.id] : sitePicks.filter((id) => id !== place.id));
  };
  const unit = study ? siteUnit(study, place, language) : '';
  return (
    <li className={looked ? 'site-row looked-at' : 'site-row'} data-testid="site-row" data-id={place.id} data-people={gain.people}>
      <input
        type="checkbox"
        aria-label={w.sitePick(name)}
        data-testid="site-pick"
        checked={picked || accepted}
        disabled={accepted}
        onChange={(event) => pick(event.target.checked)}
      />
      <span className="site-number" aria-hidden="true">
        {number}
      </span>
      <button
        type="button"
        className="link site-name"
        onClick={() => {
          actions.select({ kind: 'site', id: place.id });
          mapHolder.current?.fit(boundsAround(place.lon, place.lat, shownDegrees));
        }}
      >
        <span className="visually-hidden">{w.siteNumber(format.count(number))}: </span>
        {name}
      </button>
      <strong className="tabular site-gain" title={w.siteGainHint}>
        {w.siteGain(format.signedPeople(gain.people))}
      </strong>
      <HoldButtons id={place.id} name={name} />
      <span className="site-more quiet-text tabular">
        {unit !== '' && <span>{unit}</span>}
        <span title={w.siteNearHint}>{w.siteNear(format.people(gain.near))}</span>
        <span title={w.siteLostHint}>{w.siteLost(format.people(gain.lost))}</span>
        {saves && <span>{w.siteSaved(format.people(gain.saved / 60))}</span>}
        {accepted && <span className="site-mark">{w.siteAccepted}</span>}
        {moved && !accepted && (
          <button type="button" className="link" onClick={() => void actions.moveSite(place.id, null)}>
            {w.sitePutBack}
          </button>
        )}
      </span>
    </li>
  );
}

/** The site of the row under the pointer, or with the focus of the keyboard, is looked at on the map. */
function useRowHover(): RefObject<HTMLOListElement | null> {
  const list = useRef<HTMLOListElement>(null);
  const actions = useActions();
  useEffect(() => {
    const element = list.current;
    if (!element) return undefined;
    const stop = new AbortController();
    const look = ({ target }: Event): void => {
      const id = target instanceof Element ? target.closest('[data-testid="site-row"]')?.getAttribute('data-id') : null;
      actions.hover(typeof id === 'string' ? { kind: 'site', id } : null);
    };
    const leave = (): void => actions.hover(null);
    element.addEventListener('mouseover', look, { signal: stop.signal });
    element.addEventListener('focusin', look, { signal: stop.signal });
    element.addEventListener('mouseleave', leave, { signal: stop.signal });
    element.addEventListener('focusout', leave, { signal: stop.signal });
    return () => stop.abort();
  }, [actions]);
  return list;
}

/** The chosen sites in the order in which their gains are counted; their gains add up to the whole. */
export function SiteList({ answer }: { readonly answer: SiteAnswer }): ReactNode {
  const w = useWords();
  const format = useFormats();
  const actions = useActions();
  const picks = useApp((state) => state.sitePicks);
  const list = useRowHover();
  const places = rankedPlaces(answer.output);
  const accepted = useApp(acceptedSites);
  const open = places.filter(({ id }) => !accepted.has(id));
  const saves = answer.output.receipt.unit === 'people-cost';
  return (
    <>
      <ol ref={list} className="site-list" aria-label={w.sites} data-testid="site-list">
        {places.map((place, at) => (
          <SiteRow key={place.id} place={place} number={at + 1} accepted={accepted.has(place.id)} saves={saves} />
        ))}
      </ol>
      <div className="site-sum">
        <label>
          <input
            type="checkbox"
            data-testid="site-pick-all"
            disabled={open.length === 0}
            checked={open.every(({ id }) => picks.includes(id))}
            onChange={(event) => actions.pickSites(event.target.checked ? places.map(({ id }) => id) : [])}
          />
          {w.sitePickAll}
        </label>
        <strong className="tabular" data-testid="site-sum" data-people={places.reduce((sum, { gain }) => sum + gain.people, 0)}>
          {w.siteSum(format.signedPeople(places.reduce((sum, { gain }) => sum + gain.people, 0)))}
        </strong>
      </div>
    </>
  );
}
