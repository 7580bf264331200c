import { useMemo, type ReactNode } from 'react';
import { useApp, useFormats, useShownAnswer, useWords } from '../context';
import { isStale } from '../store/settle';
import { peopleOutside, wholeLedger } from '../store/totals';
import { formatCutoff } from '../../i18n/format';

interface CardProps {
  readonly name: string;
  readonly value: string;
  readonly note: string;
  /** of the facilities where they stand, while one of them is being moved */
  readonly waits?: boolean;
}

function Card({ name, value, note, waits = false }: CardProps): ReactNode {
  return (
    <div className={waits ? 'card waits' : 'card'}>
      <dt>{name}</dt>
      <dd>
        <span className="card-value">{value}</span>
        <span className="card-note">{note}</span>
      </dd>
    </div>
  );
}

/** The four figures of the whole study; dashes hold their place while there is no answer. */
export function Figures(): ReactNode {
  const w = useWords();
  const format = useFormats();
  const { answer, isLive } = useShownAnswer();
  const stale = useApp(isStale);
  const ledger = useMemo(() => (answer ? wholeLedger(answer) : null), [answer]);
  const bound = answer ? w.beyondMinutes(formatCutoff(answer.boundSeconds)) : '';
  const minutes = (value: number): string => (value === Infinity ? bound : format.minutes(value));
  return (
    <section className="panel" aria-label={w.figures}>
      <dl className={stale ? 'cards stale' : 'cards'} data-testid="figures">
        <Card
          name={w.cards.share}
          value={format.share(ledger?.share ?? NaN)}
          note={ledger ? format.band(ledger.shareSlow, ledger.shareFast) : ''}
        />
        <Card
          name={w.cards.outside}
          value={format.people(ledger ? peopleOutside(ledger) : NaN)}
          note={ledger ? w.ofPeople(format.people(ledger.people)) : ''}
        />
        <Card name={w.cards.median} value={minutes(ledger?.medianMinutes ?? NaN)} note={w.minutesUnit} waits={isLive} />
        <Card name={w.cards.p90} value={minutes(ledger?.p90Minutes ?? NaN)} note={w.minutesUnit} waits={isLive} />
      </dl>
    </section>
  );
}
