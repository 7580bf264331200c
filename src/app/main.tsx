import { createRoot } from 'react-dom/client';
import { createStore } from 'zustand/vanilla';
import { workerClient } from '../jobs/worker-client';
import { App } from './App';
import { ScreenContext, type Pointer, type Screen } from './context';
import { openBundled } from './open-files';
import { createActions } from './store/actions';
import { createHold } from './store/hold';
import { preferredLanguage, preferredTheme } from './store/preferences';
import { initialState, type AppState } from './store/state';
import { exposeForTests } from './test-window';
import './styles/app.css';

const client = workerClient();
const store = createStore<AppState>(() => initialState(preferredLanguage(navigator.language), preferredTheme()));
const actions = createActions(store, client);
const screen: Screen = {
  store,
  actions,
  hold: createHold(store, actions, client, requestAnimationFrame),
  pointer: createStore<Pointer>(() => ({ place: null })),
  mapHolder: { current: null },
};

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
exposeForTests(screen);
createRoot(root).render(
  <ScreenContext value={screen}>
    <App />
  </ScreenContext>,
);
void openBundled(screen);
