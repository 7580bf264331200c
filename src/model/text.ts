/** A text shown to people in both languages of the product. Data files carry it as `{ "zh": ..., "en": ... }`. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

/** The two languages; `zh` is zh-CN. */
export type Language = 'zh' | 'en';
