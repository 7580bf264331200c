import { useEffect, useState, type RefObject } from 'react';

/** Columns drawn beyond the edges, so that a quick scroll shows no gap. */
const spareColumns = 6;

/** The columns in sight of a scrolling box: from `first` up to one before `end`. */
export interface ColumnWindow {
  readonly first: number;
  readonly end: number;
}

/**
 * Follows the sideways scrolling of a box whose columns are all equally wide.
 * @param count number of columns
 * @param width pixels of a column
 * @param fixed pixels of the columns at the left that stay in place
 */
export function useColumnWindow(box: RefObject<HTMLDivElement | null>, count: number, width: number, fixed: number): ColumnWindow {
  const [sight, setSight] = useState({ first: 0, columns: 80 });
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    // whole columns only: a scroll within one draws nothing anew
    const read = (): void => {
      const first = Math.floor(element.scrollLeft / width);
      const columns = Math.ceil((element.clientWidth - fixed) / width) + 1;
      setSight((kept) => (kept.first === first && kept.columns === columns ? kept : { first, columns }));
    };
    const observer = new ResizeObserver(read);
    observer.observe(element);
    element.addEventListener('scroll', read, { passive: true });
    read();
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', read);
    };
  }, [box, width, fixed]);
  const first = Math.max(0, Math.min(count, sight.first - spareColumns));
  return { first, end: Math.min(count, sight.first + sight.columns + spareColumns) };
}
