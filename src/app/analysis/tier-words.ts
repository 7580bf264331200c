import type { AllWords } from '../../i18n';
import type { TierLadder } from '../../model/catalogue';
import type { Language } from '../../model/text';
import type { TierClassKey } from './map-classes';

/** A class of a ladder in words. */
export function tierClassName(w: AllWords['app'], ladder: TierLadder, lacks: TierClassKey, language: Language): string {
  return typeof lacks === 'number' ? w.tierLacksStep(ladder.steps[lacks]?.name[language] ?? '') : w.tierLacks[lacks];
}

/** The steps that are lacking by name; no data where a step is not known. */
export function lackingText(ladder: TierLadder, lacking: number, w: AllWords['app'], language: Language): string {
  if (lacking < 0) return w.tierUnknown;
  const names = ladder.steps.flatMap(({ name }, step) => (lacking & (1 << step) ? [name[language]] : []));
  return names.length === 0 ? w.tierFailsNone : names.join(language === 'zh' ? '、' : ', ');
}
