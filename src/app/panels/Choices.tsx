import { useId, useState, type ReactNode } from 'react';
import { useActions, useApp, useWords } from '../context';
import { groupName } from '../names';
import { speedTableOf } from '../store/derived';
import { clampMinutes, minutesRange, serviceOf } from '../store/question';

/** The number beside the slider. What is half typed stays in the field until it is a number the slider has, or the field is left. */
function MinutesField({ id }: { readonly id: string }): ReactNode {
  const actions = useActions();
  const minutes = useApp((state) => state.choices?.minutes ?? null);
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <input
      id={id}
      data-testid="choice-minutes"
      type="number"
      min={minutesRange.least}
      max={minutesRange.most}
      step={1}
      disabled={minutes === null}
      value={typed ?? minutes ?? ''}
      onChange={(event) => {
        const value = event.target.valueAsNumber;
        setTyped(event.target.value);
        if (clampMinutes(value) === value) actions.setMinutes(value);
      }}
      onBlur={() => setTyped(null)}
    />
  );
}

const capitalised = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** The choices that change the answer. */
export function Choices(): ReactNode {
  const w = useWords();
  const actions = useActions();
  const language = useApp((state) => state.language);
  const study = useApp((state) => state.study);
  const choices = useApp((state) => state.choices);
  const ids = { service: useId(), trip: useId(), minutes: useId(), year: useId(), group: useId(), speeds: useId() };
  const speeds = useApp((state) => (state.study ? speedTableOf(state.study, state.history) : ''));
  const disabled = !study || !choices;
  const service = study && choices ? serviceOf(study, choices.service) : undefined;
  return (
    <section className="panel choices" aria-label={w.choices}>
      <h2 className="panel-title">{w.choices}</h2>
      <label htmlFor={ids.service}>{w.service}</label>
      <select
        id={ids.service}
        className="wide"
        data-testid="choice-service"
        disabled={disabled}
        value={choices?.service ?? ''}
        title={service?.name[language]}
        onChange={(event) => actions.chooseService(event.target.value)}
      >
        {study?.catalogue.services.map((entry) => (
          <option key={entry.id} value={entry.id}>
            {entry.name[language]}
          </option>
        ))}
      </select>
      <label htmlFor={ids.trip}>{w.trip}</label>
      <select
        id={ids.trip}
        data-testid="choice-trip"
        disabled={disabled}
        value={choices?.trip ?? ''}
        onChange={(event) => actions.choose({ trip: event.target.value })}
      >
        {study?.trips.map((trip) => (
          <option key={trip.id} value={trip.id}>
            {trip.name[language]}
          </option>
        ))}
      </select>
      <label htmlFor={ids.minutes}>{w.minutes}</label>
      <div className="slider-row">
        <input
          type="range"
          aria-label={`${w.minutes} (${w.minutesUnit})`}
          min={minutesRange.least}
          max={minutesRange.most}
          step={minutesRange.step}
          disabled={disabled}
          value={choices?.minutes ?? minutesRange.least}
          onChange={(event) => actions.setMinutes(event.target.valueAsNumber)}
        />
        <MinutesField id={ids.minutes} />
        <span>{w.minutesUnit}</span>
      </div>
      {study && study.speedTables.length > 1 && (
        <>
          <label htmlFor={ids.speeds}>{w.speeds}</label>
          <select
            id={ids.speeds}
            data-testid="choice-speeds"
            value={speeds}
            onChange={(event) => actions.edit({ kind: 'use-speeds', table: event.target.value })}
          >
            {study.speedTables.map((table) => (
              <option key={table.id} value={table.id}>
                {table.name[language]}
              </option>
            ))}
          </select>
        </>
      )}
      {(!study || study.years.length > 0) && (
        <>
          <label htmlFor={ids.year}>{w.year}</label>
          <select
            id={ids.year}
            data-testid="choice-year"
            disabled={disabled}
            value={choices?.year ?? ''}
            onChange={(event) => actions.choose({ year: Number(event.target.value) })}
          >
            {study?.years.map((year) => (
              <option key={year} value={year}>
                {year}
              </option>
            ))}
          </select>
        </>
      )}
      {study && study.demand.groups.length > 1 && (
        <>
          <label htmlFor={ids.group}>{w.group}</label>
          <select
            id={ids.group}
            data-testid="choice-group"
            title={choices ? capitalised(groupName(choices.group, language)) : ''}
            value={choices?.group ?? ''}
            onChange={(event) => actions.choose({ group: event.target.value })}
          >
            {study.demand.groups.map((group) => (
              <option key={group} value={group}>
                {capitalised(groupName(group, language))}
              </option>
            ))}
          </select>
        </>
      )}
      {service?.direction === 'from' && <p className="choice-note">{w.from}</p>}
    </section>
  );
}
