import type { ReactNode } from 'react';
import { useActions, useApp, useFormats, useWords } from '../context';
import type { SiteAnswer } from '../store/siting';
import { curveText, drawnCurve, kneeOf, measureOf, type DrawnPoint } from './figures';

const width = 340;
const height = 150;
const box = { left: 44, right: 12, top: 12, bottom: 32 } as const;
/** points that can be told apart by the pointer; of more only some have a mark of their own size */
const mostLabels = 12;

interface Scale {
  readonly x: (sites: number) => number;
  readonly y: (value: number) => number;
}

function scaleOf(points: readonly DrawnPoint[]): Scale {
  const values = points.map(({ value }) => value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const [first, last] = [points[0]?.sites ?? 0, points.at(-1)?.sites ?? 1];
  return {
    x: (sites) => box.left + ((width - box.left - box.right) * (sites - first)) / Math.max(1, last - first),
    y: (value) => (high === low ? height / 2 : height - box.bottom - ((height - box.top - box.bottom) * (value - low)) / (high - low)),
  };
}

/** The curve over the number of new sites, with its knee. Each point is a button that takes its number. */
export function CurveChart({ answer }: { readonly answer: SiteAnswer }): ReactNode {
  const w = useWords();
  const format = useFormats();
  const actions = useActions();
  const language = useApp((state) => state.language);
  const running = useApp((state) => state.siteSearch !== null);
  const { output } = answer;
  const points = drawnCurve(output);
  if (points.length < 2) return null;
  const measure = measureOf(output);
  const knee = kneeOf(points);
  const { x, y } = scaleOf(points);
  const text = (value: number): string => curveText(measure, value, w, language);
  const path = points.map((point, at) => `${at === 0 ? 'M' : 'L'}${x(point.sites).toFixed(1)} ${y(point.value).toFixed(1)}`).join('');
  const every = Math.max(1, Math.ceil(points.length / mostLabels));
  const ends = [...new Set([points[0], points.at(-1)].map((point) => point?.value ?? NaN))];
  return (
    <details className="siting-section" open>
      <summary>{w.curveTitle}</summary>
      <fieldset className="curve" data-testid="curve" data-points={points.length} data-knee={knee ?? ''}>
        <legend className="visually-hidden">{w.curveLabel}</legend>
        <svg aria-hidden="true" width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
          <path className="curve-axis" d={`M${box.left} ${box.top}V${height - box.bottom}H${width - box.right}`} />
          {ends.map((value) => (
            <g key={value}>
              <path className="curve-grid" d={`M${box.left} ${y(value)}H${width - box.right}`} />
              <text className="curve-tick" x={box.left - 5} y={y(value) + 4} textAnchor="end">
                {measure === 'share' ? Math.round(value * 1000) / 10 : Math.round(value * 10) / 10}
              </text>
            </g>
          ))}
          {points.map(({ sites }, at) =>
            at % every === 0 ? (
              <text key={sites} className="curve-tick" x={x(sites)} y={height - box.bottom + 14} textAnchor="middle">
                {sites}
              </text>
            ) : null,
          )}
          <path className="curve-line" d={path} />
          <text className="curve-name" x={box.left + 4} y={box.top - 2}>
            {w.curveY[measure]}
          </text>
          <text className="curve-name" x={width - box.right} y={height - 4} textAnchor="end">
            {w.curveX}
          </text>
        </svg>
        {points.map((point, at) => {
          const before = points[at - 1];
          const gain = before ? format.signedPeople(point.coveredPeople - before.coveredPeople) : '';
          const told = w.curvePoint(format.count(point.sites), text(point.value), gain === '' ? '' : w.siteGain(gain));
          const now = point.sites === output.places.length;
          return (
            <button
              key={point.sites}
              type="button"
              className={['curve-point', now ? 'now' : '', point.sites === knee ? 'knee' : ''].join(' ')}
              style={{ left: x(point.sites), top: y(point.value) }}
              aria-label={`${told}. ${w.curveTake(format.count(point.sites))}`}
              aria-current={now ? 'true' : undefined}
              title={told}
              disabled={running || point.sites < 1}
              data-testid="curve-point"
              data-sites={point.sites}
              onClick={() => void actions.takeSites(point.sites)}
            />
          );
        })}
      </fieldset>
      {knee !== null && <p className="quiet-text">{w.curveKnee(format.count(knee))}</p>}
    </details>
  );
}
