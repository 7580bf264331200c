import type { ReactNode } from 'react';

const paths = {
  undo: 'M6 3 2.5 6.5 6 10M3 6.5h6.5a4 4 0 0 1 0 8H6',
  redo: 'M10 3l3.5 3.5L10 10M13 6.5H6.5a4 4 0 0 0 0 8H10',
  open: 'M2 12.5v-9h4l1.5 2H13v2M2 12.5 4 7.5h11l-2 5z',
  export: 'M8 2v8M5 7l3 3 3-3M2.5 11v2.5h11V11',
  help: 'M6 6a2 2 0 1 1 2.6 1.9c-.5.2-.6.5-.6 1.1M8 11.6v.1M8 14.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13z',
  close: 'M4 4l8 8M12 4l-8 8',
  plus: 'M8 3v10M3 8h10',
  minus: 'M3 8h10',
  pin: 'M8 14.5s4.5-4.2 4.5-8a4.5 4.5 0 0 0-9 0c0 3.8 4.5 8 4.5 8zM8 5v3M6.5 6.5h3',
  roadClosed: 'M5 14.5 6.5 1.5M11 14.5 9.5 1.5M2 5l12 6M2 11l12-6',
  barrier: 'M2 13 5 4l5 3 4-5M2 13a.9.9 0 1 0 .1 0M5 4a.9.9 0 1 0 .1 0M10 7a.9.9 0 1 0 .1 0M14 2a.9.9 0 1 0 .1 0',
  lock: 'M4 7.5h8v6H4zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5',
  forbid: 'M8 1.8a6.2 6.2 0 1 0 .01 0M3.6 3.6l8.8 8.8',
  cursor: 'M4 2.5l8.5 4.2-3.6 1.2-1.3 3.6z',
  extent: 'M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10',
  back: 'M10 3 5 8l5 5',
  down: 'M4 6l4 4 4-4',
  warn: 'M8 2.2 14.8 14H1.2zM8 6.5v3.7M8 12v.1',
  play: 'M5 3v10l8-5z',
  pause: 'M5 3v10M11 3v10',
  theme: 'M8 1.5a6.5 6.5 0 1 0 0 13zM8 1.5a6.5 6.5 0 0 1 0 13',
  history: 'M2.5 8a5.5 5.5 0 1 0 1.8-4.1L2.5 5.5M2.5 2.5v3h3M8 5v3.2l2 1.3',
} as const;

export type IconName = keyof typeof paths;

/** A small line drawing beside words; says nothing by itself to a screen reader. */
export function Icon({ name }: { readonly name: IconName }): ReactNode {
  return (
    <svg className="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
