import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useApp, useScreen, useWords, type Screen } from '../context';
import { createMap } from '../map';
import type { MapScene, Selection } from '../map/contract';
import { createSceneMaker, isDark, watchScreen } from '../map-scene';
import { ReliefHeadline } from '../relief/ReliefHeadline';
import { looksAtRelief } from '../store/relief';
import { YearBar } from '../monitor/YearBar';
import { AddFacilityForm } from './AddFacilityForm';
import { EmptyStudy } from './EmptyStudy';
import { Change, Headline } from './Headline';
import { MapTip } from './MapTip';
import { MapTools } from './MapTools';

interface Hovering {
  readonly selection: Selection;
  readonly x: number;
  readonly y: number;
}

/**
 * Draws scenes on the map; other answers of a standard one frame later than they come, so that the figures beside it are painted first: a frame of
 * the map is long on a machine without a graphics card.
 */
function afterFigures(draw: (scene: MapScene) => void): (scene: MapScene) => void {
  let drawn: MapScene | null = null;
  let waiting: MapScene | null = null;
  const drawNow = (scene: MapScene): void => {
    drawn = scene;
    draw(scene);
  };
  return (scene) => {
    if (waiting || (drawn && drawn.answers !== scene.answers)) {
      if (!waiting) {
        requestAnimationFrame(() =>
          setTimeout(() => {
            const latest = waiting;
            waiting = null;
            if (latest) drawNow(latest);
          }),
        );
      }
      waiting = scene;
    } else drawNow(scene);
  };
}

/** Puts the map into its box and keeps it up to date. Returns how to take it away. */
function mountMap(
  { store, actions, pointer, hold, mapHolder }: Screen,
  box: HTMLElement,
  onHovering: (hovering: Hovering | null) => void,
): () => void {
  const sceneOf = createSceneMaker();
  const handle = createMap(box, {
    onSelect: actions.select,
    onHover: (selection, position) => {
      actions.hover(selection);
      onHovering(selection && position ? { selection, x: position.x, y: position.y } : null);
    },
    onPointer: (lon, lat) => pointer.setState({ place: { lon, lat } }),
    onHold: hold.hold,
    onDrop: hold.drop,
    onRelease: hold.release,
    onSiteHold: actions.dragSite,
    onSiteDrop: actions.dropSite,
    onSiteRelease: actions.releaseSite,
    onPoint: actions.pointAt,
    onFinish: actions.finishSketch,
    onMerged: actions.setCellsMerged,
    onReady: () => box.setAttribute('data-ready', 'true'),
  });
  mapHolder.current = handle;
  const draw = afterFigures(handle.update.bind(handle));
  const stop = watchScreen(store, (state) => {
    const scene = sceneOf(state, isDark(state));
    if (scene) draw(scene);
  });
  const stopFollowing = hold.moves.subscribe(handle.follow.bind(handle));
  return () => {
    stop();
    stopFollowing();
    mapHolder.current = null;
    handle.dispose();
  };
}

/** The map with the leading sentence above it. */
export function MapStage(): ReactNode {
  const w = useWords();
  const screen = useScreen();
  const box = useRef<HTMLDivElement>(null);
  const tool = useApp((state) => state.tool);
  const relief = useApp(looksAtRelief);
  const [hovering, setHovering] = useState<Hovering | null>(null);
  useEffect(() => (box.current ? mountMap(screen, box.current, setHovering) : undefined), [screen]);
  return (
    <main className="stage" id="stage">
      {relief ? <ReliefHeadline /> : <Headline />}
      <div className="map-frame">
        <div className="map-box" ref={box} role="application" aria-label={w.mapLabel} data-testid="map" />
        {tool !== 'select' && <div className="map-cross" aria-hidden="true" />}
        <MapTools />
        <Change />
        {hovering && <MapTip {...hovering} />}
        <AddFacilityForm />
        <EmptyStudy />
      </div>
      <div data-testid="stage-years">
        <YearBar />
      </div>
    </main>
  );
}
