import { reportBook } from '../i18n/words/report-book';
import type { LorenzPoint } from '../model/result';
import type { Language } from '../model/text';
import { element, escaped } from './markup';

const side = 200;
const [left, top] = [26, 6];

/** A Lorenz curve below its diagonal, with axes from 0 to 100 %: people along the bottom, from the least served up, their share of the whole upward. */
export function lorenzSvg(points: readonly LorenzPoint[], title: string, language: Language): string {
  const [along, upward] = reportBook[language].lorenzAxes;
  const at = ([people, value]: LorenzPoint): string => `${(left + people * side).toFixed(1)} ${(top + (1 - value) * side).toFixed(1)}`;
  const line = points.map(at).join('L');
  const tick = (share: number): string =>
    element('text', { x: left + share * side, y: top + side + 13, class: 'small', 'text-anchor': 'middle' }, `${share * 100}`) +
    element('text', { x: left - 4, y: top + (1 - share) * side + 4, class: 'small', 'text-anchor': 'end' }, `${share * 100}`);
  return element(
    'svg',
    { class: 'lorenz', viewBox: `0 0 ${left + side + 14} ${top + side + 30}`, role: 'img', 'aria-label': title },
    element('rect', { x: left, y: top, width: side, height: side, class: 'frame' }),
    element('path', { d: `M${at([0, 0])}L${line}L${at([1, 1])}Z`, class: 'lens' }),
    element('path', { d: `M${at([0, 0])}L${at([1, 1])}`, class: 'even' }),
    element('path', { d: `M${line}`, class: 'curve' }),
    [0, 0.5, 1].map(tick).join(''),
    element('text', { x: left + side / 2, y: top + side + 26, class: 'small', 'text-anchor': 'middle' }, escaped(`${along ?? ''} (%)`)),
    element('text', { x: left + 6, y: top + 14, class: 'small' }, escaped(`${upward ?? ''} (%)`)),
  );
}
