import type { ReactNode } from 'react';
import type { Answer } from '../../model/result';

export interface SparkPoint {
  readonly label: string;
  /** NaN: no data, a gap in the line */
  readonly value: number;
  readonly answer: Answer;
}

interface SparklineProps {
  readonly points: readonly SparkPoint[];
  /** what the line says in words */
  readonly label: string;
  readonly target?: number;
  readonly width?: number;
  readonly height?: number;
}

const margin = 4;

/** A small line of values over the years, with a dot for each that tells its answer by colour and form; the target as a thin line. */
export function Sparkline({ points, label, target = NaN, width = 56, height = 22 }: SparklineProps): ReactNode {
  const known = points.map(({ value }) => value).filter(Number.isFinite);
  const all = Number.isFinite(target) ? [...known, target] : known;
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const x = (at: number): number => margin + ((width - 2 * margin) * at) / Math.max(1, points.length - 1);
  const y = (value: number): number =>
    high === low ? height / 2 : height - margin - ((height - 2 * margin) * (value - low)) / (high - low);
  const line = points
    .map(({ value }, at) => {
      if (!Number.isFinite(value)) return '';
      const begins = !Number.isFinite(points[at - 1]?.value ?? NaN);
      return `${begins ? 'M' : 'L'}${x(at).toFixed(1)} ${y(value).toFixed(1)}`;
    })
    .join('');
  return (
    <span title={label}>
      <span className="visually-hidden">{label}</span>
      <svg className="sparkline" aria-hidden="true" width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
        {Number.isFinite(target) && known.length > 0 && <line className="spark-target" x1={0} x2={width} y1={y(target)} y2={y(target)} />}
        <path className="spark-line" d={line} />
        {points.map(({ label: year, value, answer }, at) =>
          Number.isFinite(value) ? (
            answer === 'not-met' ? (
              <path key={year} className="spark-dot not-met" d={`M${x(at) - 2.6} ${y(value) - 2.6}h5.2v5.2h-5.2z`} />
            ) : (
              <circle key={year} className={`spark-dot ${answer}`} cx={x(at)} cy={y(value)} r={2.8} />
            )
          ) : null,
        )}
      </svg>
    </span>
  );
}
