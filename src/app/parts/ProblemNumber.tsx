import { useState, type ReactNode } from 'react';

interface ProblemNumberProps {
  readonly id: string;
  readonly testId: string;
  /** undefined: left empty */
  readonly value: number | undefined;
  readonly least: number;
  readonly most: number;
  readonly step: number | 'any';
  readonly whole: boolean;
  readonly optional: boolean;
  readonly unit: string;
  /** what to say of a number that does not fit */
  readonly problem: string;
  /** called with each number that fits, while it is written; undefined where an optional field was emptied */
  readonly onNumber: (value: number | undefined) => void;
}

/** Decimals that a person could have written: 0.57 of 100 is 57, not 56.99999999999999. */
const tidy = (value: number): number => Number(value.toPrecision(12));

/** A number that counts while it is written, as soon as it fits; what does not stays in the field with a message below. */
export function ProblemNumber(props: ProblemNumberProps): ReactNode {
  const { id, value, least, most, whole, optional, unit, onNumber } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const fits = (text: string): boolean => {
    if (text.trim() === '') return optional;
    const number = Number(text);
    return number >= least && number <= most && (!whole || Number.isInteger(number));
  };
  const wrong = typed !== null && !fits(typed);
  const messageId = `${id}-problem`;
  return (
    <>
      <span className="number-unit">
        <input
          id={id}
          data-testid={props.testId}
          className="number-field"
          type="number"
          min={least}
          max={most}
          step={props.step}
          value={typed ?? (value === undefined ? '' : tidy(value))}
          aria-invalid={wrong}
          aria-describedby={wrong ? messageId : undefined}
          onChange={(event) => {
            const text = event.target.value;
            setTyped(text);
            if (fits(text)) onNumber(text.trim() === '' ? undefined : Number(text));
          }}
          onBlur={() => {
            if (!wrong) setTyped(null);
          }}
        />
        {unit}
      </span>
      {wrong && (
        <span className="field-problem" id={messageId} role="alert">
          {props.problem}
        </span>
      )}
    </>
  );
}
