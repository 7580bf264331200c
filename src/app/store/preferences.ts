import type { Language } from '../../model/text';
import type { Theme } from './state';

const keys = { language: 'junda.language', theme: 'junda.theme' } as const;
const languages: readonly Language[] = ['zh', 'en'];
const themes: readonly Theme[] = ['system', 'light', 'dark'];

// Storage may be switched off by policy: reading or writing it then throws, and the preference lasts for the page only.
const read = (key: string): string | null => {
  try {
    return globalThis.localStorage.getItem(key);
  } catch {
    return null;
  }
};

const write = (key: string, value: string): void => {
  try {
    globalThis.localStorage.setItem(key, value);
  } catch {
    // nothing to do: see above
  }
};

/** The language chosen before, else Chinese where the browser is Chinese, else English. */
export function preferredLanguage(browserLanguage: string): Language {
  const stored = languages.find((language) => language === read(keys.language));
  return stored ?? (browserLanguage.toLowerCase().startsWith('zh') ? 'zh' : 'en');
}

export function preferredTheme(): Theme {
  return themes.find((theme) => theme === read(keys.theme)) ?? 'system';
}

export function rememberLanguage(language: Language): void {
  write(keys.language, language);
}

export function rememberTheme(theme: Theme): void {
  write(keys.theme, theme);
}
