import type { ReactNode } from 'react';
import { useActions, useApp, useScreen, useWords } from '../context';
import { Icon, type IconName } from '../parts/Icon';
import { SketchBar } from './SketchBar';
import type { Tool } from '../store/state';

interface ToolEntry {
  readonly tool: Tool;
  readonly icon: IconName;
  readonly key: string;
}

const tools: readonly ToolEntry[] = [
  { tool: 'select', icon: 'cursor', key: 'V' },
  { tool: 'add-facility', icon: 'pin', key: 'P' },
  { tool: 'close-road', icon: 'roadClosed', key: 'R' },
  { tool: 'barrier', icon: 'barrier', key: 'B' },
];

/** Tools over the map: select, add a facility, close a road, draw a barrier, zoom. */
export function MapTools(): ReactNode {
  const w = useWords();
  const actions = useActions();
  const { mapHolder } = useScreen();
  const tool = useApp((state) => state.tool);
  const study = useApp((state) => state.study);
  const names: Readonly<Record<Tool, string>> = {
    select: w.select,
    'add-facility': w.addFacility,
    'close-road': w.closeRoad,
    barrier: w.barrierTool,
    'score-place': w.scorePick,
  };
  return (
    <>
      <div className="map-tools" role="toolbar" aria-label={w.tools} aria-orientation="vertical">
        {tools.map((entry) => (
          <button
            key={entry.tool}
            type="button"
            className="button icon-only"
            aria-label={names[entry.tool]}
            title={`${names[entry.tool]} (${entry.key})`}
            aria-pressed={tool === entry.tool}
            aria-keyshortcuts={entry.key}
            disabled={!study || (entry.tool === 'close-road' && !study.hasRoads)}
            data-testid={entry.tool}
            onClick={() => actions.setTool(entry.tool)}
          >
            <Icon name={entry.icon} />
          </button>
        ))}
        <span className="tool-gap" />
        <button
          type="button"
          className="button icon-only"
          aria-label={w.zoomIn}
          title={w.zoomIn}
          onClick={() => mapHolder.current?.zoomBy(1)}
        >
          <Icon name="plus" />
        </button>
        <button
          type="button"
          className="button icon-only"
          aria-label={w.zoomOut}
          title={w.zoomOut}
          onClick={() => mapHolder.current?.zoomBy(-1)}
        >
          <Icon name="minus" />
        </button>
        <button
          type="button"
          className="button icon-only"
          aria-label={w.zoomAll}
          title={w.zoomAll}
          disabled={!study}
          onClick={() => study && mapHolder.current?.fit(study.bounds)}
        >
          <Icon name="extent" />
        </button>
      </div>
      <SketchBar />
    </>
  );
}
