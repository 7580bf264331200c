import type { ReactNode } from 'react';
import { ToggleGroup } from 'radix-ui';
import { useActions, useApp, useWords } from '../context';
import type { LayerId } from '../map/contract';
import type { StudyView } from '../../jobs/task-types';
import { GroundList } from './GroundList';
import { AnalysisLegend } from '../analysis/AnalysisLegend';
import { hasAnalysisToDraw } from '../analysis/on-map';
import { hasAnswersToDraw } from '../answers-on-map';
import { hasReliefToDraw, tellsOfClosures } from '../relief/relief-on-map';
import { ReliefLegend } from '../relief/ReliefLegend';
import { hasSitesToDraw } from '../siting/on-map';
import { SitingLegend } from '../siting/SitingLegend';
import { AnswerLegend, CellLegend, ShareLegend, SymbolLegend } from './Legend';

/** In the order of the list: data first, ground last. */
const order: readonly LayerId[] = [
  'answers',
  'hexagons',
  'towns',
  'counties',
  'outline',
  'facilities',
  'ground',
  'hazards',
  'labels',
  'roads',
  'rivers',
  'hillshade',
];

/** Layers that a study without the data has not got. */
const needs: Readonly<Partial<Record<LayerId, (study: StudyView) => boolean>>> = {
  towns: (study) => study.units.some((unit) => unit.level === 'town'),
  counties: (study) => study.units.some((unit) => unit.level === 'county'),
  hazards: (study) => study.hazards.length > 0,
  labels: (study) => study.units.length > 0,
  roads: (study) => study.hasRoads,
  rivers: (study) => study.rivers.length > 0,
  hillshade: (study) => study.hasTerrain,
};

function AnswersLegend(): ReactNode {
  const isAnalysis = useApp(hasAnalysisToDraw);
  const isSiting = useApp(hasSitesToDraw);
  const isRelief = useApp(hasReliefToDraw);
  if (isRelief) return <ReliefLegend />;
  if (isSiting) return <SitingLegend />;
  return isAnalysis ? <AnalysisLegend /> : <AnswerLegend />;
}

function LegendOf({ id }: { readonly id: LayerId }): ReactNode {
  if (id === 'hexagons') return <CellLegend />;
  if (id === 'answers') return <AnswersLegend />;
  if (id === 'ground') return <GroundList />;
  if (id === 'towns' || id === 'counties') return <ShareLegend />;
  return <SymbolLegend id={id} />;
}

/** Layers that give way while the answers of a standard are drawn. */
const underAnswers: readonly LayerId[] = ['hexagons', 'towns', 'counties', 'outline'];

/** The layer list, which is the legend too. */
export function Layers(): ReactNode {
  const w = useWords();
  const actions = useActions();
  const study = useApp((state) => state.study);
  const visible = useApp((state) => state.visible);
  const colourBy = useApp((state) => state.colourBy);
  const isAnalysis = useApp(hasAnalysisToDraw);
  const isSiting = useApp(hasSitesToDraw);
  const drawsAnswers = useApp(
    (state) =>
      hasAnalysisToDraw(state) || hasSitesToDraw(state) || hasReliefToDraw(state) || (state.view !== 'siting' && hasAnswersToDraw(state)),
  );
  const isRelief = useApp(hasReliefToDraw);
  const closed = useApp((state) => hasReliefToDraw(state) && tellsOfClosures(state));
  const panel = useApp((state) => state.analysis.panel);
  const answersName = (): string => {
    if (isRelief) return closed ? w.reliefMapLayerClosed : w.reliefMapLayer;
    if (isSiting) return w.layerSiting;
    return isAnalysis ? w.layerAnalysis(w.analysisPanels[panel]) : w.layerNames.answers;
  };
  const isUnder = (id: LayerId): boolean => drawsAnswers && visible.answers && underAnswers.includes(id);
  const toggle = (id: LayerId): void => {
    if (!isUnder(id)) return actions.toggleLayer(id);
    actions.toggleLayer('answers');
    if (!visible[id]) actions.toggleLayer(id);
  };
  const shown = order.filter((id) => (id === 'answers' ? drawsAnswers : !study || (needs[id]?.(study) ?? true)));
  return (
    <section className="panel layers" aria-label={w.layers}>
      <h2 className="panel-title">{w.layers}</h2>
      <ul className="layer-list">
        {shown.map((id) => (
          <li key={id}>
            <label className="layer-name">
              <input type="checkbox" data-testid={`layer-${id}`} checked={visible[id] && !isUnder(id)} onChange={() => toggle(id)} />
              <span className={`layer-mark ${id}`} aria-hidden="true" />
              {id === 'answers' ? answersName() : w.layerNames[id]}
            </label>
            {id === 'hexagons' && visible.hexagons && !isUnder(id) && (
              <ToggleGroup.Root
                type="single"
                className="segmented"
                aria-label={w.colourBy}
                value={colourBy}
                onValueChange={(value) => {
                  if (value === 'minutes' || value === 'covered') actions.setColourBy(value);
                }}
              >
                <ToggleGroup.Item value="minutes">{w.colourMinutes}</ToggleGroup.Item>
                <ToggleGroup.Item value="covered">{w.colourCovered}</ToggleGroup.Item>
              </ToggleGroup.Root>
            )}
            {visible[id] && !isUnder(id) && <LegendOf id={id} />}
          </li>
        ))}
      </ul>
    </section>
  );
}
