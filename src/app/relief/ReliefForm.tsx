import { useId, type ReactNode } from 'react';
import { reliefTargets, usualStock, type StockRules } from '../../model/relief';
import { useActions, useApp, useScreen, useWords } from '../context';
import { NumberField } from '../parts/NumberField';
import { Choice } from '../parts/Choice';
import { hazardKinds, reliefTiers } from '../store/relief';

const mostHours = 240;
const mostMinutes = 2880;

/** A preset or an assumption: by its words and in a box of its own. */
export function PleaseCheck({ hint }: { readonly hint?: string }): ReactNode {
  const w = useWords();
  return (
    <span className="check-mark" title={hint ?? w.pleaseCheckHint}>
      {w.pleaseCheck}
    </span>
  );
}

interface DelayProps {
  readonly label: string;
  readonly testId: string;
  readonly value: number | null;
  readonly onPick: (minutes: number | null) => void;
}

/** Minutes that may be left empty: then the data say them. */
function Delay({ label, testId, value, onPick }: DelayProps): ReactNode {
  const w = useWords();
  return (
    <input
      type="number"
      className="number-field"
      aria-label={label}
      data-testid={testId}
      title={w.reliefOwnDelayHint}
      placeholder={w.reliefOwnDelay}
      min={0}
      max={mostMinutes}
      value={value ?? ''}
      onChange={(event) => {
        const minutes = event.target.value === '' ? NaN : Number(event.target.value);
        onPick(minutes >= 0 && minutes <= mostMinutes ? minutes : null);
      }}
    />
  );
}

/** The presets of the target, each to be checked. */
function Presets(): ReactNode {
  const w = useWords();
  const actions = useActions();
  const { store } = useScreen();
  const language = useApp((state) => state.language);
  useApp((state) => state.relief.tiers);
  const tiers = reliefTiers(store.getState());
  return (
    <fieldset className="relief-presets" aria-label={w.reliefTargetPresets}>
      {reliefTargets.map((target) => (
        <button
          key={target.id}
          type="button"
          className="button small"
          data-testid={`relief-target-${target.id}`}
          title={target.source[language]}
          aria-pressed={tiers.every(({ targetHours }) => targetHours === target.hours)}
          onClick={() => actions.takeTarget(target.id)}
        >
          {w.reliefTargetNames[target.id] ?? w.reliefHours(String(target.hours))}
        </button>
      ))}
      {reliefTargets.some(({ check }) => check) && (
        <PleaseCheck hint={reliefTargets.map(({ source }) => source[language]).join(language === 'zh' ? '；' : '; ')} />
      )}
    </fieldset>
  );
}

/** Per level of depots: does it help, within how many hours, and how long until its lorries set out. */
function Tiers(): ReactNode {
  const w = useWords();
  const actions = useActions();
  const { store } = useScreen();
  useApp((state) => state.relief.tiers);
  const tiers = reliefTiers(store.getState());
  return (
    <table className="relief-tiers" aria-label={w.reliefTarget}>
      <thead>
        <tr>
          <th scope="col">{w.reliefTier}</th>
          <th scope="col">{w.reliefTargetHours}</th>
          <th scope="col" title={w.reliefOwnDelayHint}>
            {w.reliefDispatch}
          </th>
          <th scope="col" title={w.reliefOwnDelayHint}>
            {w.reliefLoading}
          </th>
        </tr>
      </thead>
      <tbody>
        {tiers.map(({ level, on, targetHours, dispatchMinutes, loadingMinutes }) => {
          const name = w.reliefLevels[level];
          return (
            <tr key={level} className={on ? '' : 'off'}>
              <th scope="row">
                <label>
                  <input
                    type="checkbox"
                    aria-label={w.reliefTierOn(name)}
                    data-testid={`relief-tier-${level}`}
                    checked={on}
                    onChange={(event) => actions.setTier(level, { on: event.target.checked })}
                  />
                  {name}
                </label>
              </th>
              <td>
                <NumberField
                  label={`${name} ${w.reliefTargetHours}`}
                  testId={`relief-hours-${level}`}
                  value={targetHours}
                  least={0.1}
                  most={mostHours}
                  step={0.5}
                  disabled={!on}
                  onCommit={(hours) => actions.setTier(level, { targetHours: hours })}
                />
              </td>
              <td>
                <Delay
                  label={`${name} ${w.reliefDispatch}`}
                  testId={`relief-dispatch-${level}`}
                  value={dispatchMinutes}
                  onPick={(minutes) => actions.setTier(level, { dispatchMinutes: minutes })}
                />
              </td>
              <td>
                <Delay
                  label={`${name} ${w.reliefLoading}`}
                  testId={`relief-loading-${level}`}
                  value={loadingMinutes}
                  onPick={(minutes) => actions.setTier(level, { loadingMinutes: minutes })}
                />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

interface RuleProps {
  readonly label: string;
  readonly unit: string;
  readonly testId: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly step: number;
  readonly onCommit: (value: number) => void;
}

function Rule({ label, unit, ...field }: RuleProps): ReactNode {
  const id = useId();
  return (
    <div className="relief-rule">
      <label htmlFor={id}>{label}</label>
      <span className="number-unit">
        <NumberField id={id} {...field} />
        {unit}
      </span>
    </div>
  );
}

/** What is assumed of need and stock. */
function StockFields(): ReactNode {
  const w = useWords();
  const actions = useActions();
  const study = useApp((state) => state.study);
  const own = useApp((state) => state.relief.stock);
  if (!study) return null;
  const rules: StockRules = { ...usualStock, ...own };
  const set = (part: Partial<StockRules>): void => actions.setRelief({ stock: { ...own, ...part } });
  return (
    <details className="relief-details" open>
      <summary data-testid="relief-stock-rules">
        {w.reliefStock} <PleaseCheck hint={w.reliefAssumed} />
      </summary>
      {hazardKinds(study).map(({ kind }) => (
        <Rule
          key={kind}
          label={w.reliefShare(w.reliefHazards[kind] ?? kind)}
          unit="%"
          testId={`relief-share-${kind}`}
          value={Math.round((rules.resettledShare[kind] ?? 1) * 1000) / 10}
          least={0}
          most={100}
          step={5}
          onCommit={(percent) => set({ resettledShare: { ...rules.resettledShare, [kind]: percent / 100 } })}
        />
      ))}
      <Rule
        label={w.reliefPerUnit}
        unit={w.reliefPerUnitUnit}
        testId="relief-per-unit"
        value={rules.peoplePerUnit}
        least={0.01}
        most={100_000}
        step={1}
        onCommit={(peoplePerUnit) => set({ peoplePerUnit })}
      />
      <Rule
        label={w.reliefDays}
        unit={w.reliefDaysUnit}
        testId="relief-days"
        value={rules.daysOfStock}
        least={0.5}
        most={90}
        step={1}
        onCommit={(daysOfStock) => set({ daysOfStock })}
      />
      <Rule
        label={w.reliefRations}
        unit={w.reliefRationsUnit}
        testId="relief-rations"
        value={rules.rationsPerDay}
        least={0.1}
        most={20}
        step={0.5}
        onCommit={(rationsPerDay) => set({ rationsPerDay })}
      />
      <Choice
        label={w.reliefArea}
        testId="relief-area"
        value={rules.area}
        options={(['own', 'any'] as const).map((area) => [area, w.reliefAreas[area]])}
        onPick={(area) => set({ area: area === 'any' ? 'any' : 'own' })}
      />
    </details>
  );
}

/** The question of relief depots: target hours, how depots set out, what is assumed of need and stock. */
export function ReliefForm(): ReactNode {
  const w = useWords();
  const actions = useActions();
  const hasDepots = useApp((state) => reliefTiers(state).length > 0);
  const changed = useApp((state) => Object.keys(state.relief.tiers).length + Object.keys(state.relief.stock).length > 0);
  return (
    <section className="panel relief-form" aria-label={w.reliefForm} data-testid="relief-form">
      {hasDepots ? (
        <>
          <h2 className="panel-title">{w.reliefTarget}</h2>
          <Presets />
          <Tiers />
          <p className="quiet-text">{w.reliefOwnDelayHint}</p>
          <StockFields />
          {changed && (
            <button type="button" className="button small" onClick={() => actions.setRelief({ tiers: {}, stock: {} })}>
              {w.reliefUsual}
            </button>
          )}
        </>
      ) : (
        <p className="empty-note">{w.reliefNoDepots}</p>
      )}
    </section>
  );
}
