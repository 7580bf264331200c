import { useEffect, useId, useRef, useState, type ReactNode, type SubmitEvent } from 'react';
import type { Facility } from '../../model/study';
import { useActions, useApp, useFormats, useScreen, useWords } from '../context';
import { typeName } from '../names';
import { currentFacilities } from '../store/derived';
import { serviceOf } from '../store/question';

/** An id that no facility has yet: new-1, new-2, … */
export function newFacilityId(facilities: readonly Facility[]): string {
  const taken = new Set(facilities.map((facility) => facility.id));
  let number = 1;
  while (taken.has(`new-${number}`)) number += 1;
  return `new-${number}`;
}

/** A facility as the form makes it: open since ever, without attributes (a standard that asks for one says 'no data'). */
export function newFacility(id: string, name: string, type: string, lon: number, lat: number): Facility {
  return { id, name, type, lon, lat, opened: null, closed: null, capacity: null, delaySeconds: 0, unit: '', attributes: {} };
}

/** The form that opens where the map was clicked with the tool 'add facility'. */
export function AddFacilityForm(): ReactNode {
  const draft = useApp((state) => state.draft);
  return draft ? <DraftForm key={`${draft.lon} ${draft.lat}`} lon={draft.lon} lat={draft.lat} /> : null;
}

function DraftForm({ lon, lat }: { readonly lon: number; readonly lat: number }): ReactNode {
  const w = useWords();
  const format = useFormats();
  const actions = useActions();
  const { store } = useScreen();
  const language = useApp((state) => state.language);
  const study = useApp((state) => state.study);
  const choices = useApp((state) => state.choices);
  const ids = { name: useId(), type: useId(), title: useId() };
  const facilities = study ? currentFacilities(study, store.getState().history) : [];
  const id = newFacilityId(facilities);
  const [name, setName] = useState(w.facilityNewName(id.slice('new-'.length)));
  const types = study && choices ? (serviceOf(study, choices.service)?.types ?? []) : [];
  const [type, setType] = useState(types[0] ?? '');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  if (!study || types.length === 0) return null;
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    actions.edit({ kind: 'add-facility', facility: newFacility(id, name.trim(), type, lon, lat) });
    actions.setTool('select');
    actions.select({ kind: 'facility', id });
  };
  return (
    <form className="draft-form" aria-labelledby={ids.title} onSubmit={submit}>
      <h2 id={ids.title}>{w.addFacility}</h2>
      <label htmlFor={ids.name}>{w.facilityName}</label>
      <input id={ids.name} ref={field} type="text" value={name} onChange={(event) => setName(event.target.value)} data-testid="new-name" />
      <label htmlFor={ids.type}>{w.facilityType}</label>
      <select id={ids.type} value={type} onChange={(event) => setType(event.target.value)} data-testid="new-type">
        {types.map((entry) => (
          <option key={entry} value={entry}>
            {typeName(study, entry, language)}
          </option>
        ))}
      </select>
      <p className="quiet-text">
        {w.facilityPlace} {format.degrees(lon)}, {format.degrees(lat)}
      </p>
      <div className="form-buttons">
        <button type="button" className="button" onClick={() => actions.setDraft(null)}>
          {w.cancel}
        </button>
        <button type="submit" className="button primary" data-testid="new-add">
          {w.add}
        </button>
      </div>
    </form>
  );
}
