import { useRef, type ReactNode } from 'react';
import { useScreen, useWords } from '../context';
import { namedBytesOf } from '../files';
import { openNamed } from '../open-files';
import { Icon } from '../parts/Icon';

/** Picks files to open; the same as dropping them on the page. */
export function ImportButton(): ReactNode {
  const w = useWords();
  const screen = useScreen();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" className="button" title={`${w.open}: ${w.openHint}`} onClick={() => input.current?.click()}>
        <Icon name="open" /> {w.open}
      </button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        data-testid="import-input"
        aria-label={w.open}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          event.target.value = '';
          void openNamed(screen, namedBytesOf(files));
        }}
      />
    </>
  );
}
