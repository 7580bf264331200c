import type { ReactNode } from 'react';
import type { LorenzPoint } from '../../model/result';
import { useFormats, useWords } from '../context';
import { indexText, lorenzAt } from './figures';

interface LorenzChartProps {
  readonly by: 'people' | 'area';
  readonly points: readonly LorenzPoint[];
  readonly gini: number;
}

const size = 164;
const left = 40;
const top = 8;
const ticks = [0, 0.25, 0.5, 0.75, 1] as const;
const told = [0.2, 0.5, 0.8] as const;

const x = (share: number): number => left + share * size;
const y = (share: number): number => top + (1 - share) * size;

/** A Lorenz curve with the line of equality: who is worst served stands at the left. What it tells is said in words too. */
export function LorenzChart({ by, points, gini }: LorenzChartProps): ReactNode {
  const w = useWords();
  const format = useFormats();
  if (points.length === 0) return <p className="empty-note">{w.lorenzNone}</p>;
  const [fifth = '', half = '', most = ''] = told.map((share) => format.share(lorenzAt(points, share)));
  const tells = w.lorenzTells(fifth, half, most);
  const path = points.map(([base, value], at) => `${at === 0 ? 'M' : 'L'}${x(base).toFixed(2)} ${y(value).toFixed(2)}`).join('');
  return (
    <figure className="lorenz">
      <span className="visually-hidden">{w.lorenzLabel(w.equityCurves[by], tells, indexText(gini))}</span>
      <svg
        aria-hidden="true"
        viewBox={`0 0 ${left + size + 12} ${top + size + 36}`}
        width={left + size + 12}
        height={top + size + 36}
        data-testid="lorenz"
        data-end={points.at(-1)?.join(' ')}
      >
        {ticks.map((tick) => (
          <g key={tick}>
            <path className="lorenz-grid" d={`M${x(tick)} ${y(0)}V${y(1)}M${x(0)} ${y(tick)}H${x(1)}`} />
            <text className="lorenz-tick" x={x(tick)} y={y(0) + 13} textAnchor="middle">
              {tick * 100}
            </text>
            <text className="lorenz-tick" x={left - 5} y={y(tick) + 4} textAnchor="end">
              {tick * 100}
            </text>
          </g>
        ))}
        <path className="lorenz-area" d={`${path}L${x(0)} ${y(0)}Z`} />
        <path className="lorenz-equal" d={`M${x(0)} ${y(0)}L${x(1)} ${y(1)}`} />
        <path className="lorenz-line" d={path} />
        <text className="lorenz-tick" x={x(0.3)} y={y(0.3)} dy={-6} textAnchor="middle" transform={`rotate(-45 ${x(0.3)} ${y(0.3)})`}>
          {w.lorenzEqual}
        </text>
        <text className="lorenz-axis" x={x(0.5)} y={top + size + 30} textAnchor="middle">
          {w.lorenzX[by]}
        </text>
        <text className="lorenz-axis" transform={`translate(11 ${y(0.5)}) rotate(-90)`} textAnchor="middle">
          {w.lorenzY[by]}
        </text>
      </svg>
      <figcaption className="quiet-text" aria-hidden="true">
        {tells}
      </figcaption>
    </figure>
  );
}
