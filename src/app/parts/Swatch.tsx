import type { ReactNode } from 'react';
import type { MarkPattern } from '../map/pattern';

interface SwatchProps {
  readonly colour: string;
  readonly text: ReactNode;
  /** no data is hatched, as on the map */
  readonly hatched?: boolean;
  /** marks over the colour, as on the map */
  readonly pattern?: MarkPattern | null;
}

/** One class of a legend: its colour and marks as the map has them, and what it means. */
export function Swatch({ colour, text, hatched = false, pattern = null }: SwatchProps): ReactNode {
  const marks = hatched ? 'swatch hatched' : pattern ? `swatch mark-${pattern}` : 'swatch';
  return (
    <li className="legend-class">
      <span className={marks} style={{ backgroundColor: colour }} aria-hidden="true" />
      {text}
    </li>
  );
}
