import { useState, type ReactNode } from 'react';

interface NumberFieldProps {
  readonly id?: string;
  readonly label?: string;
  readonly testId: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly step: number;
  readonly disabled?: boolean;
  /** called with a number within the range, when the field is left or on Enter */
  readonly onCommit: (value: number) => void;
}

/** A number that counts once it is written: what is half typed stays in the field, what is out of range is put back. */
export function NumberField({ id, label, testId, value, least, most, step, disabled = false, onCommit }: NumberFieldProps): ReactNode {
  const [typed, setTyped] = useState<string | null>(null);
  const commit = (): void => {
    const number = typed === null || typed.trim() === '' ? NaN : Number(typed);
    setTyped(null);
    if (number >= least && number <= most && number !== value) onCommit(number);
  };
  return (
    <input
      id={id}
      aria-label={label}
      data-testid={testId}
      className="number-field"
      type="number"
      min={least}
      max={most}
      step={step}
      disabled={disabled}
      value={typed ?? value}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
      }}
    />
  );
}
