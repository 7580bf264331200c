import type { ReactNode } from 'react';
import { ToggleGroup } from 'radix-ui';

interface SegmentedProps<V extends string> {
  readonly label: string;
  readonly value: V;
  readonly options: readonly V[];
  readonly names: Readonly<Record<V, string>>;
  readonly hints?: Readonly<Record<V, string>>;
  /** before the option in the test ids */
  readonly testId: string;
  readonly onPick: (value: V) => void;
}

/** A few choices side by side, of which one holds. */
export function Segmented<V extends string>({ label, value, options, names, hints, testId, onPick }: SegmentedProps<V>): ReactNode {
  return (
    <ToggleGroup.Root
      type="single"
      className="segmented"
      aria-label={label}
      value={value}
      onValueChange={(picked) => {
        const option = options.find((known) => known === picked);
        if (option !== undefined) onPick(option);
      }}
    >
      {options.map((option) => (
        <ToggleGroup.Item key={option} value={option} title={hints?.[option]} data-testid={`${testId}-${option}`}>
          {names[option]}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
