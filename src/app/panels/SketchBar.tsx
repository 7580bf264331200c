import type { ReactNode } from 'react';
import { ToggleGroup } from 'radix-ui';
import { useActions, useApp, useWords } from '../context';
import { barrierOf } from '../store/sketch';

/** What to do with the tool in hand, over the map: the hint, the shape of a barrier, and the buttons that end it. */
export function SketchBar(): ReactNode {
  const w = useWords();
  const actions = useActions();
  const tool = useApp((state) => state.tool);
  const sketch = useApp((state) => state.sketch);
  const draft = useApp((state) => state.draft);
  if (tool === 'select' || draft) return null;
  const hints = {
    'add-facility': w.addFacilityHint,
    'close-road': sketch.points.length === 0 ? w.closeRoadHint : w.closeRoadSecond,
    barrier: w.barrierHint,
    'score-place': w.scorePickHint,
  } as const;
  return (
    <div className="map-hint" data-testid="sketch-bar">
      <output>{hints[tool]}</output>
      <small>{w.sketchByKeys}</small>
      {tool === 'barrier' && (
        <div className="sketch-buttons">
          <ToggleGroup.Root
            type="single"
            className="segmented"
            aria-label={w.barrierShape}
            value={sketch.shape}
            onValueChange={(value) => {
              if (value === 'line' || value === 'area') actions.setSketchShape(value);
            }}
          >
            <ToggleGroup.Item value="line">{w.barrierShapes.line}</ToggleGroup.Item>
            <ToggleGroup.Item value="area">{w.barrierShapes.area}</ToggleGroup.Item>
          </ToggleGroup.Root>
          <button type="button" className="button small" onClick={() => actions.setTool('select')}>
            {w.cancel}
          </button>
          <button
            type="button"
            className="button small primary"
            data-testid="finish-sketch"
            disabled={barrierOf(sketch, '') === null}
            onClick={actions.finishSketch}
          >
            {w.finish}
          </button>
        </div>
      )}
    </div>
  );
}
