import { useId, type ReactNode } from 'react';
import type { Assign } from '../../model/siting';
import { useActions, useApp, useWords } from '../context';
import { Choice } from '../parts/Choice';
import { NumberField } from '../parts/NumberField';
import { sitingAsks } from '../store/siting';
import { MinutesInWords } from './GoalSentence';

const assigns: readonly Assign[] = ['split', 'single'];
const usualCapacity = { newSite: 1000, peoplePerUnit: 1, assign: 'split' } as const;
const mostCurve = 60;

interface FigureProps {
  readonly id: string;
  readonly label: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly step: number;
  readonly onCommit: (value: number) => void;
}

function Figure({ id, label, ...field }: FigureProps): ReactNode {
  const htmlId = useId();
  return (
    <div className="siting-rule">
      <label htmlFor={htmlId}>{label}</label>
      <NumberField id={htmlId} testId={id} {...field} />
    </div>
  );
}

/** A figure that may be left empty. */
function OpenFigure({
  field,
  label,
  least,
  most,
}: {
  readonly field: 'cost' | 'opens';
  readonly label: string;
  readonly least: number;
  readonly most: number;
}): ReactNode {
  const w = useWords();
  const actions = useActions();
  const value = useApp((state) => state.siting[field]);
  const id = useId();
  return (
    <div className="siting-rule">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="number"
        className="number-field"
        data-testid={`siting-${field}`}
        placeholder={w.sitingUnset}
        min={least}
        max={most}
        value={value ?? ''}
        onChange={(event) => {
          const number = event.target.value === '' ? NaN : Number(event.target.value);
          actions.setSiting({ [field]: number >= 0 ? number : null });
        }}
      />
    </div>
  );
}

function Room(): ReactNode {
  const w = useWords();
  const actions = useActions();
  const capacity = useApp((state) => state.siting.capacity);
  return (
    <>
      <label className="siting-rule">
        <input
          type="checkbox"
          data-testid="siting-limit"
          checked={capacity !== null}
          onChange={(event) => actions.setSiting({ capacity: event.target.checked ? usualCapacity : null })}
        />
        {w.sitingLimit}
      </label>
      {capacity && (
        <>
          <Figure
            id="siting-room"
            label={w.sitingRoom}
            value={capacity.newSite}
            least={1}
            most={10_000_000}
            step={1}
            onCommit={(newSite) => actions.setSiting({ capacity: { ...capacity, newSite } })}
          />
          <Figure
            id="siting-per-unit"
            label={w.sitingPerUnit}
            value={capacity.peoplePerUnit}
            least={0.001}
            most={1_000_000}
            step={1}
            onCommit={(peoplePerUnit) => actions.setSiting({ capacity: { ...capacity, peoplePerUnit } })}
          />
          <Choice
            label={w.sitingAssignLabel}
            testId="siting-assign"
            value={capacity.assign}
            options={assigns.map((assign) => [assign, w.sitingAssign[assign]] as const)}
            onPick={(picked) => actions.setSiting({ capacity: { ...capacity, assign: picked === 'single' ? 'single' : 'split' } })}
          />
        </>
      )}
    </>
  );
}

/** What a goal seldom needs: capacity, existing facilities, the year of the people, the curve, cost and year of the action list. */
export function MoreSettings(): ReactNode {
  const w = useWords();
  const actions = useActions();
  const study = useApp((state) => state.study);
  const year = useApp((state) => state.choices?.year ?? 0);
  const siting = useApp((state) => state.siting);
  const asks = sitingAsks[siting.model];
  return (
    <details className="siting-details">
      <summary data-testid="siting-more">{w.sitingMore}</summary>
      <label className="siting-rule" title={w.sitingKeepHint}>
        <input
          type="checkbox"
          data-testid="siting-keep"
          checked={siting.keepExisting}
          onChange={(event) => actions.setSiting({ keepExisting: event.target.checked })}
        />
        {w.sitingKeep}
      </label>
      <Room />
      {!asks.minutes && (
        <div className="siting-rule">
          <span>{w.sitingMinutesCounted}</span>
          <MinutesInWords />
        </div>
      )}
      {study && study.years.length > 1 && (
        <Choice
          label={w.sitingYear}
          testId="siting-year"
          value={String(year)}
          options={study.years.map((known) => [String(known), String(known)] as const)}
          onPick={(picked) => actions.choose({ year: Number(picked) })}
        />
      )}
      <Figure
        id="siting-curve"
        label={w.sitingCurve}
        value={siting.curve}
        least={0}
        most={mostCurve}
        step={1}
        onCommit={(curve) => actions.setSiting({ curve: Math.round(curve) })}
      />
      <OpenFigure field="cost" label={w.sitingCost} least={0} most={10_000_000} />
      <OpenFigure field="opens" label={w.sitingOpens} least={1900} most={2200} />
    </details>
  );
}
