import { useEffect, useState, type ReactNode } from 'react';
import { useApp, useScreen, useWords } from './context';
import { namedBytesOfDrop } from './files';
import { isDark, watchScreen } from './map-scene';
import { openNamed } from './open-files';
import { listenForKeys } from './keys';
import { listenForMoveKeys } from './move-keys';
import { AnalysisDock } from './analysis/AnalysisDock';
import { MatrixView } from './monitor/MatrixView';
import { Choices } from './panels/Choices';
import { Dialogs } from './panels/Dialogs';
import { Figures } from './panels/Figures';
import { Layers } from './panels/Layers';
import { MapStage } from './panels/MapStage';
import { Ranking } from './panels/Ranking';
import { SelectedCard } from './panels/SelectedCard';
import { SitingDock, SitingForm } from './siting/SitingDock';
import { StatusBar } from './panels/StatusBar';
import { TopBar } from './panels/TopBar';
import type { View } from './store/state';

/** Files dropped anywhere on the page are opened; tells whether some are held over it. */
function useFileDrop(): boolean {
  const screen = useScreen();
  const [held, setHeld] = useState(false);
  useEffect(() => {
    const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
    const onOver = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setHeld(true);
    };
    const onLeave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setHeld(false);
    };
    const onDrop = (event: DragEvent): void => {
      setHeld(false);
      if (!event.dataTransfer || !hasFiles(event)) return;
      event.preventDefault();
      void openNamed(screen, namedBytesOfDrop(event.dataTransfer));
    };
    const stop = new AbortController();
    globalThis.addEventListener('dragover', onOver, { signal: stop.signal });
    globalThis.addEventListener('dragleave', onLeave, { signal: stop.signal });
    globalThis.addEventListener('drop', onDrop, { signal: stop.signal });
    return () => stop.abort();
  }, [screen]);
  return held;
}

/** The page's language, title and theme follow the state. */
function usePageSettings(): void {
  const { store } = useScreen();
  const w = useWords();
  const language = useApp((state) => state.language);
  const study = useApp((state) => state.study);
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    document.title = study ? `${study.title[language]} - ${w.brand}` : `${w.brand} - ${w.tagline}`;
  }, [language, study, w]);
  useEffect(
    () =>
      watchScreen(store, (state) => {
        document.documentElement.dataset['theme'] = isDark(state) ? 'dark' : 'light';
      }),
    [store],
  );
}

const classes: Readonly<Record<View, string>> = {
  map: 'workbench',
  matrix: 'workbench',
  analysis: 'workbench with-analysis',
  siting: 'workbench with-siting',
};

/** What stands at the right of the map. */
function RightDock(): ReactNode {
  const w = useWords();
  const view = useApp((state) => state.view);
  if (view === 'analysis') return <AnalysisDock />;
  if (view === 'siting') return <SitingDock />;
  return (
    <aside className="dock right" aria-label={w.figures}>
      <Figures />
      <Ranking />
      <SelectedCard />
    </aside>
  );
}

/** The workbench: choices and layers at the left, the map, figures and rankings at the right. */
export function App(): ReactNode {
  const screen = useScreen();
  const w = useWords();
  const held = useFileDrop();
  const view = useApp((state) => state.view);
  usePageSettings();
  useEffect(() => listenForKeys(screen), [screen]);
  useEffect(() => listenForMoveKeys(screen), [screen]);
  return (
    <div className={classes[view]}>
      <TopBar />
      {view === 'matrix' && <MatrixView />}
      <div className="map-view" hidden={view === 'matrix'}>
        <aside className="dock left" aria-label={w.choices}>
          {view === 'siting' ? <SitingForm /> : <Choices />}
          <Layers />
        </aside>
        <MapStage />
        <RightDock />
      </div>
      <StatusBar />
      <Dialogs />
      {held && <div className="drop-sheet">{w.dropHere}</div>}
    </div>
  );
}
