import type { ReactNode } from 'react';
import { useWords } from '../context';

/** The keys and what the figures mean. */
export function HelpText(): ReactNode {
  const w = useWords();
  const keys: readonly (readonly [string, string])[] = [
    ['[ / ]', w.keys.cutoff],
    ['Ctrl+Z', w.keys.undo],
    ['Ctrl+Shift+Z / Ctrl+Y', w.keys.redo],
    ['P', w.keys.add],
    ['R', w.keys.closeRoad],
    ['B', w.keys.barrier],
    ['Space', w.keys.point],
    ['V', w.keys.select],
    ['← ↑ → ↓', w.keys.move],
    ['Esc', w.keys.escape],
    ['Ctrl+O', w.keys.open],
    ['Tab / Enter', w.keys.tables],
    ['← ↑ → ↓ + −', w.keys.map],
    ['?', w.keys.help],
  ];
  return (
    <>
      <h3>{w.keysTitle}</h3>
      <dl className="key-list">
        {keys.map(([key, name]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{name}</dd>
          </div>
        ))}
      </dl>
      <h3>{w.helpFigures}</h3>
      <p>{w.helpCovered}</p>
      <p>{w.helpBand}</p>
      <p>{w.helpThree}</p>
    </>
  );
}
