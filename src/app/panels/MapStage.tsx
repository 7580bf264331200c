import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useApp, useScreen, useWords, type Screen } from '../context';
import { createMap } from '../map';
import type { Selection } from '../map/contract';
import { createSceneMaker, isDark, watchScreen } from '../map-scene';
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
    onPoint: actions.pointAt,
    onFinish: actions.finishSketch,
    onMerged: actions.setCellsMerged,
    onReady: () => box.setAttribute('data-ready', 'true'),
  });
  mapHolder.current = handle;
  const stop = watchScreen(store, (state) => {
    const scene = sceneOf(state, isDark(state));
    if (scene) handle.update(scene);
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
  const [hovering, setHovering] = useState<Hovering | null>(null);
  useEffect(() => (box.current ? mountMap(screen, box.current, setHovering) : undefined), [screen]);
  return (
    <main className="stage" id="stage">
      <Headline />
      <div className="map-frame">
        <div className="map-box" ref={box} role="application" aria-label={w.mapLabel} data-testid="map" />
        {tool !== 'select' && <div className="map-cross" aria-hidden="true" />}
        <MapTools />
        <Change />
        {hovering && <MapTip {...hovering} />}
        <AddFacilityForm />
        <EmptyStudy />
      </div>
      <YearBar />
    </main>
  );
}
