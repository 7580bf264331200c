import type { ReactNode } from 'react';
import type { Measure } from '../../model/catalogue';
import { words } from '../../i18n';
import { useApp, useWords } from '../context';
import { changeText, valueText, type WaterfallBar } from './figures';

interface WaterfallProps {
  readonly bars: readonly WaterfallBar[];
  readonly measure: Measure;
  readonly from: number;
  readonly to: number;
}

const width = 436;
const height = 150;
const foot = 22;
const head = 18;
const left = 6;

/**
 * The change between two years as bars that follow each other: the earlier value, what each cause added, the later value. The axis is cut where the
 * values are far from 0 (bars of the two years end in a jagged foot), since the causes would not be seen.
 */
export function Waterfall({ bars, measure, from, to }: WaterfallProps): ReactNode {
  const w = useWords();
  const language = useApp((state) => state.language);
  const { factors } = words(language).report;
  const ends = bars.flatMap(({ factor, begin, end }) => (factor === 'from' || factor === 'to' ? [end] : [begin, end]));
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const spread = high - low || Math.abs(high) || 1;
  // with a margin below, and from 0 where that is near
  const floor = low - spread * 0.6 <= 0 && low >= 0 ? 0 : low - spread * 0.6;
  const isCut = floor > 0;
  const y = (value: number): number => head + (height - head - foot) * (1 - (value - floor) / (high - floor || 1));
  const step = (width - left) / bars.length;
  const nameOf = (bar: WaterfallBar): string =>
    bar.factor === 'from' ? String(from) : bar.factor === 'to' ? String(to) : factors[bar.factor];
  const textOf = ({ factor, begin, end }: WaterfallBar): string =>
    factor === 'from' || factor === 'to' ? valueText(measure, end, language) : changeText(measure, end - begin, language);
  return (
    <>
      <span className="visually-hidden">{w.waterfallLabel(bars.map((bar) => `${nameOf(bar)} ${textOf(bar)}`).join(', '))}</span>
      <svg className="waterfall" aria-hidden="true" viewBox={`0 0 ${width} ${height}`} data-testid="waterfall">
        {bars.map((bar, at) => {
          const isEnd = bar.factor === 'from' || bar.factor === 'to';
          const [top, bottom] = isEnd ? [y(bar.end), height - foot] : [y(Math.max(bar.begin, bar.end)), y(Math.min(bar.begin, bar.end))];
          const x = left + at * step + step * 0.14;
          const wide = step * 0.72;
          const tone = isEnd ? 'end' : bar.end > bar.begin ? 'rises' : bar.end < bar.begin ? 'falls' : 'even';
          return (
            <g key={bar.factor} className={tone}>
              <rect className="waterfall-bar" x={x} y={top} width={wide} height={Math.max(1.5, bottom - top)} />
              {tone === 'falls' && <path className="waterfall-marks" d={hatch(x, top, wide, Math.max(1.5, bottom - top))} />}
              {isEnd && isCut && (
                <path
                  className="waterfall-cut"
                  d={`M${x - 3} ${height - foot - 8}l${wide / 4} 5l${wide / 4} -5l${wide / 4} 5l${wide / 4 + 6} -5`}
                />
              )}
              {at < bars.length - 1 && (
                <path className="waterfall-link" d={`M${x + wide} ${y(bar.end)}H${left + (at + 1) * step + step * 0.14}`} />
              )}
              <text className="waterfall-value" x={x + wide / 2} y={top - 4} textAnchor="middle">
                {textOf(bar)}
              </text>
              <text className="waterfall-name" x={x + wide / 2} y={height - 6} textAnchor="middle">
                {nameOf(bar)}
              </text>
            </g>
          );
        })}
        <path className="waterfall-axis" d={`M0 ${height - foot}H${width}`} />
      </svg>
    </>
  );
}

/** Slanted lines inside a bar, so that what fell is told from what rose in grey print. */
function hatch(x: number, top: number, wide: number, high: number): string {
  const gap = 7;
  let path = '';
  for (let start = -high; start < wide; start += gap) {
    const [from, to] = [Math.max(0, start), Math.min(wide, start + high)];
    if (to > from) path += `M${x + from} ${top + from - start}L${x + to} ${top + to - start}`;
  }
  return path;
}
