import type { ReactNode } from 'react';
import { formatNumber } from '../../i18n/format';
import { useApp, useWords } from '../context';
import { noDataColour } from '../map/palette';
import { Swatch } from '../parts/Swatch';
import { ladderOf, type AnalysisPanel } from '../store/analysis';
import { changeColours, changeText } from './figures';
import { aroundOne, servedClasses, tierClasses } from './map-classes';
import { tierClassName } from './tier-words';

function EquityLegend(): ReactNode {
  const w = useWords();
  const language = useApp((state) => state.language);
  const number = (value: number): string => formatNumber(value, language);
  return (
    <>
      {aroundOne.map(({ from, to, colour, marked }) => (
        <Swatch
          key={from}
          colour={colour}
          pattern={marked ? 'dots' : null}
          text={
            from === 0
              ? w.aroundBelow(number(to))
              : to === Infinity
                ? w.aroundAbove(number(from))
                : w.aroundFromTo(number(from), number(to))
          }
        />
      ))}
    </>
  );
}

function ServedLegend(): ReactNode {
  const w = useWords();
  return (
    <>
      {servedClasses.map(({ part, colour, pattern }) => (
        <Swatch key={part} colour={colour} pattern={pattern} text={w.servedParts[part]} />
      ))}
    </>
  );
}

function TiersLegend(): ReactNode {
  const w = useWords();
  const language = useApp((state) => state.language);
  const ladder = useApp(ladderOf);
  if (!ladder) return null;
  return (
    <>
      {tierClasses(ladder.steps.length).map(({ lacks, colour, pattern }) => (
        <Swatch key={String(lacks)} colour={colour} pattern={pattern} text={tierClassName(w, ladder, lacks, language)} />
      ))}
    </>
  );
}

function ChangeLegend(): ReactNode {
  const w = useWords();
  const language = useApp((state) => state.language);
  const change = useApp((state) => state.analyses.change?.output.changes[0] ?? null);
  const level = useApp((state) => state.analysis.level);
  const colours = change && changeColours(change, level);
  if (!change || !colours) return null;
  const text = (value: number): string => changeText(change.measure, value, language);
  return (
    <>
      {colours.classes.map(({ from, to, colour, marked }) => (
        <Swatch
          key={from}
          colour={colour}
          pattern={marked ? 'dots' : null}
          text={
            from < 0 && to > 0
              ? w.changeNothingHere
              : from === -Infinity
                ? w.aroundBelow(text(to))
                : to === Infinity
                  ? w.aroundAbove(text(from))
                  : w.aroundTo(text(from), text(to))
          }
        />
      ))}
    </>
  );
}

const legends: Readonly<Record<AnalysisPanel, () => ReactNode>> = {
  equity: () => <EquityLegend />,
  served: () => <ServedLegend />,
  tiers: () => <TiersLegend />,
  change: () => <ChangeLegend />,
};

/** The classes of the open analysis, with the colours and marks of the map. */
export function AnalysisLegend(): ReactNode {
  const w = useWords();
  const panel = useApp((state) => state.analysis.panel);
  return (
    <ul className={panel === 'tiers' ? 'legend long' : 'legend'} aria-label={w.layerAnalysis(w.analysisPanels[panel])}>
      {legends[panel]()}
      <Swatch colour={noDataColour} text={w.legendNoData} hatched />
    </ul>
  );
}
