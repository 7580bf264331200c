import type { ReactNode } from 'react';
import { ToggleGroup } from 'radix-ui';
import { useActions, useApp, useWords } from '../context';
import { Icon } from '../parts/Icon';
import { viewsOf, type Theme } from '../store/state';
import { ExportMenu } from './ExportMenu';
import { HistoryMenu } from './HistoryMenu';
import { ImportButton } from './ImportButton';

const nextTheme: Readonly<Record<Theme, Theme>> = { system: 'light', light: 'dark', dark: 'system' };

/** The bar along the top: the study, open, undo and redo, export, language, appearance, help. */
export function TopBar(): ReactNode {
  const w = useWords();
  const actions = useActions();
  const language = useApp((state) => state.language);
  const theme = useApp((state) => state.theme);
  const study = useApp((state) => state.study);
  const history = useApp((state) => state.history);
  const view = useApp((state) => state.view);
  const themeName = `${w.theme}: ${w.themes[theme]}`;
  return (
    <header className="top-bar">
      <a className="skip" href={view === 'matrix' ? '#matrix-stage' : '#stage'}>
        {view === 'matrix' ? w.skipToMatrix : w.skipToMap}
      </a>
      {view === 'siting' && (
        <a className="skip" href="#siting-dock">
          {w.skipToSiting}
        </a>
      )}
      {view === 'analysis' && (
        <a className="skip" href="#analysis-dock">
          {w.skipToAnalysis}
        </a>
      )}
      <span className="brand">
        <svg viewBox="0 0 32 32" width="24" height="24" aria-hidden="true">
          <path className="brand-hexagon" d="M16 2 28.1 9v14L16 30 3.9 23V9z" />
          <circle className="brand-ring" cx="16" cy="16" r="6.5" />
          <circle className="brand-dot" cx="16" cy="16" r="2.4" />
        </svg>
        <strong>{w.brand}</strong>
      </span>
      <span className="study-title" title={study?.title[language] ?? w.tagline}>
        {study ? study.title[language] : w.tagline}
      </span>
      {study && (
        <ToggleGroup.Root
          type="single"
          className="segmented"
          aria-label={w.views}
          value={view}
          onValueChange={(value) => {
            const picked = viewsOf(study).find((known) => known === value);
            if (picked) actions.setView(picked);
          }}
        >
          {viewsOf(study).map((known) => (
            <ToggleGroup.Item key={known} value={known} data-testid={`view-${known}`}>
              {w.viewNames[known]}
            </ToggleGroup.Item>
          ))}
        </ToggleGroup.Root>
      )}
      <div className="bar-group">
        <ImportButton />
        <ExportMenu />
      </div>
      <div className="bar-group">
        <button
          type="button"
          className="button icon-only"
          data-testid="undo"
          aria-label={w.undo}
          title={`${w.undo} (Ctrl+Z)`}
          aria-keyshortcuts="Control+Z"
          disabled={history.position === 0}
          onClick={actions.undo}
        >
          <Icon name="undo" />
        </button>
        <button
          type="button"
          className="button icon-only"
          data-testid="redo"
          aria-label={w.redo}
          title={`${w.redo} (Ctrl+Shift+Z)`}
          aria-keyshortcuts="Control+Shift+Z"
          disabled={history.position === history.steps.length}
          onClick={actions.redo}
        >
          <Icon name="redo" />
        </button>
        <HistoryMenu />
      </div>
      <div className="bar-group">
        <button
          type="button"
          className="button"
          data-testid="language-switch"
          lang={language === 'zh' ? 'en' : 'zh-CN'}
          onClick={() => actions.setLanguage(language === 'zh' ? 'en' : 'zh')}
        >
          {language === 'zh' ? 'English' : '中文'}
        </button>
        <button
          type="button"
          className="button icon-only"
          data-testid="theme-switch"
          aria-label={themeName}
          title={themeName}
          onClick={() => actions.setTheme(nextTheme[theme])}
        >
          <Icon name="theme" />
        </button>
        <button
          type="button"
          className="button icon-only"
          aria-label={w.help}
          title={`${w.help} (?)`}
          onClick={() => actions.setDialog({ kind: 'help' })}
        >
          <Icon name="help" />
        </button>
      </div>
    </header>
  );
}
