import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';

/** The rows in sight of a scrolling box whose rows are all equally high. */
export interface RowWindow {
  readonly box: RefObject<HTMLDivElement | null>;
  /** first row to draw */
  readonly first: number;
  /** one after the last row to draw */
  readonly end: number;
  /** brings a row into sight, moving no further than needed */
  readonly show: (row: number) => void;
}

/** Rows drawn beyond the edges, so that a quick scroll shows no gap. */
const spareRows = 8;

/**
 * Follows the scrolling of a box.
 * @param count number of rows
 * @param rowHeight pixels
 * @param headHeight height of the head that stays in place, pixels
 */
export function useRowWindow(count: number, rowHeight: number, headHeight: number): RowWindow {
  const box = useRef<HTMLDivElement>(null);
  const [sight, setSight] = useState({ top: 0, height: 600 });
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const read = (): void => setSight({ top: element.scrollTop, height: element.clientHeight });
    const observer = new ResizeObserver(read);
    observer.observe(element);
    element.addEventListener('scroll', read, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', read);
    };
  }, []);
  const show = useCallback(
    (row: number) => {
      const element = box.current;
      if (!element) return;
      const top = row * rowHeight;
      const bottom = top + rowHeight + headHeight;
      if (top < element.scrollTop) element.scrollTop = top;
      else if (bottom > element.scrollTop + element.clientHeight) element.scrollTop = bottom - element.clientHeight;
    },
    [rowHeight, headHeight],
  );
  return {
    box,
    first: Math.max(0, Math.min(count, Math.floor(sight.top / rowHeight) - spareRows)),
    end: Math.min(count, Math.ceil((sight.top + sight.height) / rowHeight) + spareRows),
    show,
  };
}
