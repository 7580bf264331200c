import type { Measure } from '../model/catalogue';
import type { Language } from '../model/text';

const locales: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en-GB' };

/** Shown where there is no number to show. */
export const noNumber = '–';

/** Formats of a language, made when the first number is written: making one takes as long as many small commands. */
const numberFormat = (digits: number): ((language: Language) => Intl.NumberFormat) => {
  const made: Partial<Record<Language, Intl.NumberFormat>> = {};
  return (language) =>
    (made[language] ??= new Intl.NumberFormat(locales[language], { minimumFractionDigits: digits, maximumFractionDigits: digits }));
};

const tenth = numberFormat(1);
const hundredth = numberFormat(2);

const percentDigits = (share: number, language: Language): string => {
  const percent = share * 100;
  if (share < 1 && percent >= 99.95) return '> 99.9';
  if (share > 0 && percent < 0.05) return '< 0.1';
  return tenth(language).format(percent);
};

/** A whole number, grouped by thousands as both languages do. */
const whole = (value: number): string => {
  const digits = String(Math.round(Math.abs(value))).replace(/\B(?=(\d{3})+$)/g, ',');
  return value < 0 && digits !== '0' ? `-${digits}` : digits;
};

/** A count of people, grouped: 196,400. NaN as a dash. */
export function formatPeople(people: number, _language: Language): string {
  return Number.isFinite(people) ? whole(people) : noNumber;
}

/** Any count: units, facilities, rows. */
export function formatCount(count: number, language: Language): string {
  return formatPeople(count, language);
}

/** A share (0 to 1) in per cent with one decimal: '94.1 %'. What is not quite all or none is never rounded to it: '> 99.9 %', '< 0.1 %'. */
export function formatShare(share: number, language: Language): string {
  return Number.isFinite(share) ? `${percentDigits(share, language)} %` : noNumber;
}

/** A difference of shares in percentage points with two decimals and its sign: '+0.87', '0.00' for none at all. */
export function formatPoints(difference: number, language: Language): string {
  if (!Number.isFinite(difference)) return noNumber;
  const text = hundredth(language).format(Math.abs(difference) * 100);
  return `${difference > 0 ? '+' : difference < 0 ? '-' : ''}${text}`;
}

/** An end of a band: what is not quite all stays at 99.9, what is not quite none at 0.1, without a sign inside the range. */
const bandEnd = (share: number, language: Language): string => percentDigits(share, language).replace(/^[<>] /, '');

/** The two ends of a band of shares: '93.2-94.9 %'; empty where there is no band. */
export function formatBand(slow: number, fast: number, language: Language): string {
  if (!Number.isFinite(slow) || !Number.isFinite(fast)) return '';
  return `${bandEnd(slow, language)}-${bandEnd(fast, language)} %`;
}

const thousandth = numberFormat(3);

/** An index such as Gini with three decimals: '0.127'. */
export function formatIndex(value: number, language: Language): string {
  return Number.isFinite(value) ? thousandth(language).format(value) : noNumber;
}

const plainNumber = (language: Language): Intl.NumberFormat => new Intl.NumberFormat(locales[language], { maximumFractionDigits: 2 });
const plain = { zh: plainNumber('zh'), en: plainNumber('en') };

/** Any number with two decimals at most: 2.53, 47,800. NaN as a dash. */
export function formatNumber(value: number, language: Language): string {
  return Number.isFinite(value) ? plain[language].format(value) : noNumber;
}

const byMeasure: Readonly<Record<Measure, (value: number, language: Language) => string>> = {
  share: formatShare,
  count: formatCount,
  number: formatNumber,
};

/** A value of a standard as what it is: a share in per cent, a count, a number. */
export function formatFigure(value: number, measure: Measure, language: Language): string {
  return byMeasure[measure](value, language);
}

/** Minutes with one decimal and no unit: '42.3'. */
export function formatMinutes(minutes: number, language: Language): string {
  return Number.isFinite(minutes) ? tenth(language).format(minutes) : noNumber;
}

/** A cutoff in minutes as people say it, without needless decimals: 30, 7.5. */
export function formatCutoff(seconds: number): string {
  return String(Math.round((seconds / 60) * 100) / 100);
}
