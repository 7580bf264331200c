import type { ReactNode } from 'react';
import { words } from '../../i18n';
import { useApp, useWords } from '../context';
import type { LayerId } from '../map/contract';
import { cellLegend } from '../legend-classes';
import { answerShades } from '../map/answer-colours';
import { currentCatalogue } from '../store/derived';
import { Swatch } from '../parts/Swatch';
import { noDataColour, shareClasses } from '../map/palette';
import { defaultTarget } from '../map/unit-colours';

/** Classes of the population cells, with the colours of the map. */
export function CellLegend(): ReactNode {
  const w = useWords();
  const minutes = useApp((state) => state.choices?.minutes ?? null);
  const colourBy = useApp((state) => state.colourBy);
  const boundSeconds = useApp((state) => state.answered?.answer.boundSeconds ?? 0);
  const merged = useApp((state) => state.cellsMerged);
  const language = useApp((state) => state.language);
  if (minutes === null) return null;
  return (
    <>
      <ul className="legend">
        {cellLegend(w, minutes, colourBy, boundSeconds).map((entry) => (
          <Swatch key={entry.key} colour={entry.colour} text={entry.text} hatched={entry.hatched} />
        ))}
      </ul>
      {merged && <p className="legend-note">{words(language).map.mergedCells}</p>}
    </>
  );
}

/** Classes of the share covered by unit. */
export function ShareLegend(): ReactNode {
  const w = useWords();
  const percent = (share: number): string => String(Math.round(share * 1000) / 10);
  return (
    <ul className="legend">
      {shareClasses(defaultTarget).map((entry) => (
        <Swatch key={entry.from} colour={entry.colour} text={w.legendShare(percent(entry.from), percent(entry.to))} />
      ))}
      <Swatch colour={noDataColour} text={w.legendNoData} hatched />
    </ul>
  );
}

/** How units stand against the open standard, and what the last change moved. */
export function AnswerLegend(): ReactNode {
  const w = useWords();
  const language = useApp((state) => state.language);
  const name = useApp((state) =>
    state.study
      ? currentCatalogue(state.study, state.history).standards.find(({ id }) => id === state.openStandard)?.name[language]
      : undefined,
  );
  return (
    <ul className="legend" aria-label={w.legendAnswers(name ?? '')}>
      <Swatch colour={answerShades.met} text={w.answers.met} />
      <Swatch colour={answerShades['not-met']} text={w.answers['not-met']} />
      <Swatch colour={answerShades['fall-out']} text={w.legendFallOut} />
      <Swatch colour={answerShades['come-in']} text={w.legendComeIn} />
      <Swatch colour={noDataColour} text={w.legendNoData} hatched />
    </ul>
  );
}

/** One symbol for a layer that has a single look. */
export function SymbolLegend({ id }: { readonly id: LayerId }): ReactNode {
  const w = useWords();
  if (id !== 'facilities') return null;
  return (
    <ul className="legend">
      <li className="legend-class">
        <span className="dot" aria-hidden="true" />
        {w.legendOpen}
      </li>
      <li className="legend-class">
        <span className="dot edited" aria-hidden="true" />
        {w.legendEdited}
      </li>
    </ul>
  );
}
