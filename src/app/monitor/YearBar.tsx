import { useEffect, useId, useMemo, useState, type ReactNode } from 'react';
import { useActions, useApp, useWords } from '../context';
import { Icon } from '../parts/Icon';
import { slideYears } from './slide-years';
import { isStale } from '../store/settle';

/** How long a year is shown while they play, at least; the next one waits until its answer is there. */
const playMilliseconds = 1200;

/** A slider over the years of the study that moves map, headline, tables and matrix; the years can be played. */
export function YearBar(): ReactNode {
  const w = useWords();
  const actions = useActions();
  const id = useId();
  const study = useApp((state) => state.study);
  const year = useApp((state) => state.choices?.year ?? 0);
  const stale = useApp(isStale);
  const [playing, setPlaying] = useState(false);
  const years = useMemo(() => (study ? slideYears(study) : []), [study]);
  const at = years.indexOf(year);
  useEffect(() => {
    if (!playing || stale) return undefined;
    const timer = setTimeout(() => {
      const next = years[at + 1];
      if (next === undefined) setPlaying(false);
      else actions.choose({ year: next });
    }, playMilliseconds);
    return () => clearTimeout(timer);
  }, [playing, stale, at, years, actions]);
  if (years.length < 2) return null;
  const go = (to: number): void => {
    const next = years[to];
    if (next !== undefined) actions.choose({ year: next });
  };
  const play = (): void => {
    if (!playing && at === years.length - 1) go(0);
    setPlaying(!playing);
  };
  const playName = playing ? w.yearsPause : w.yearsPlay;
  return (
    <div className="year-bar" data-testid="year-bar">
      <label htmlFor={id}>{w.years}</label>
      <button
        type="button"
        className="button icon-only quiet"
        aria-label={playName}
        title={playName}
        data-testid="year-play"
        aria-pressed={playing}
        onClick={play}
      >
        <Icon name={playing ? 'pause' : 'play'} />
      </button>
      <span className="year-track">
        <input
          id={id}
          type="range"
          data-testid="year-slider"
          min={0}
          max={years.length - 1}
          step={1}
          value={Math.max(0, at)}
          aria-valuetext={String(year)}
          onChange={(event) => {
            setPlaying(false);
            go(event.target.valueAsNumber);
          }}
        />
        <span className="year-ticks" aria-hidden="true">
          {years.map((tick) => (
            <button
              key={tick}
              type="button"
              tabIndex={-1}
              className={tick === year ? 'year-tick current' : 'year-tick'}
              onClick={() => go(years.indexOf(tick))}
            >
              {tick}
            </button>
          ))}
        </span>
      </span>
      {study && study.years.length > 0 && !study.years.includes(year) && <span className="quiet-text">{w.yearNotPlanned}</span>}
    </div>
  );
}
