import type { TestWindow } from './test-window';

declare global {
  interface Window {
    __junda?: TestWindow;
  }
}
