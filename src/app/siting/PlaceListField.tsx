import { useId, useState, type ReactNode } from 'react';
import type { ListedPlace } from '../../model/siting';
import { useFormats, useWords } from '../context';
import { placesOfText } from './listed-places';

interface PlaceListProps {
  readonly testId: string;
  readonly places: readonly ListedPlace[];
  readonly onRead: (places: readonly ListedPlace[]) => void;
}

/** A list of places, written, pasted or from a file; lines that cannot be read are named. */
export function PlaceListField({ testId, places, onRead }: PlaceListProps): ReactNode {
  const w = useWords();
  const format = useFormats();
  const ids = { list: useId(), file: useId() };
  const [text, setText] = useState(() => places.map(({ name, lon, lat }) => `${name}, ${lon}, ${lat}`).join('\n'));
  const [bad, setBad] = useState<readonly number[]>([]);
  const read = (written: string): void => {
    const found = placesOfText(written);
    setText(written);
    setBad(found.bad);
    onRead(found.places);
  };
  return (
    <div className="siting-list">
      <label htmlFor={ids.list}>{w.sitingList}</label>
      <textarea
        id={ids.list}
        data-testid={testId}
        rows={5}
        spellCheck={false}
        value={text}
        onChange={(event) => read(event.target.value)}
      />
      <label htmlFor={ids.file}>{w.sitingListFile}</label>
      <input
        id={ids.file}
        type="file"
        accept=".csv,.txt,text/csv"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) void file.text().then(read);
        }}
      />
      <p className="quiet-text" aria-live="polite">
        {w.sitingListRead(format.count(places.length))}
        {bad.length > 0 && <span className="field-problem"> {w.sitingListBad(bad.slice(0, 8).join(', '))}</span>}
      </p>
    </div>
  );
}
