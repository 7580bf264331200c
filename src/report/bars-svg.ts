import { formatPeople } from '../i18n/format';
import type { Language } from '../model/text';
import { element, escaped } from './markup';

export interface Bar {
  readonly name: string;
  readonly value: number;
}

const width = 760;
const nameWidth = 130;
const valueWidth = 80;
const rowHeight = 20;

/** Horizontal bars with names and values, longest scale common to all; the order is the caller's. */
export function barsSvg(bars: readonly Bar[], title: string, language: Language): string {
  const most = Math.max(1, ...bars.map((bar) => bar.value).filter((value) => Number.isFinite(value)));
  const room = width - nameWidth - valueWidth;
  const rows = bars.map((bar, at) => {
    const top = at * rowHeight;
    const length = Number.isFinite(bar.value) ? (bar.value / most) * room : 0;
    return [
      element('text', { x: nameWidth - 8, y: top + 14, class: 'small', 'text-anchor': 'end' }, escaped(bar.name)),
      element('rect', { x: nameWidth, y: top + 4, width: length.toFixed(1), height: rowHeight - 8, class: 'bar-fill' }),
      element('text', { x: (nameWidth + length + 6).toFixed(1), y: top + 14, class: 'small' }, escaped(formatPeople(bar.value, language))),
    ].join('');
  });
  return element(
    'svg',
    { class: 'bars', viewBox: `0 0 ${width} ${Math.max(1, bars.length) * rowHeight}`, role: 'img', 'aria-label': title },
    ...rows,
    '',
  );
}
