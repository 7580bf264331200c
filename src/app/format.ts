import { formatBand, formatCount, formatMinutes, formatPeople, formatShare, noNumber } from '../i18n/format';
import { words } from '../i18n';
import type { Language } from '../model/text';

/** Numbers as people read them in a language, the same as in reports. Missing (NaN) is a dash. */
export interface Formats {
  /** whole people, grouped: 196,400 */
  readonly people: (people: number) => string;
  /** people with a sign: +1,240 */
  readonly signedPeople: (people: number) => string;
  /** a share 0..1 as a percentage with one decimal: 94.1 % */
  readonly share: (share: number) => string;
  /** a share beside its target, with as many decimals as it takes to tell them apart: 79.98 % is not 80 % */
  readonly shareBeside: (share: number, target: number) => string;
  /** two shares as a range: 93.2-94.9 %; empty where there is no band */
  readonly band: (slow: number, fast: number) => string;
  /** minutes with one decimal: 12.4 */
  readonly minutes: (minutes: number) => string;
  readonly count: (count: number) => string;
  /** degrees with five decimals, about a metre */
  readonly degrees: (degrees: number) => string;
}

const mostDecimals = 4;

function besideTarget(share: number, target: number, language: Language): string {
  const usual = formatShare(share, language);
  if (share === target || !Number.isFinite(share) || usual !== formatShare(target, language)) return usual;
  for (let decimals = 2; decimals < mostDecimals; decimals += 1) {
    const text = (share * 100).toFixed(decimals);
    if (Number(text) !== Number((target * 100).toFixed(decimals))) return `${text} %`;
  }
  return `${(share * 100).toFixed(mostDecimals)} %`;
}

const madeFor = (language: Language): Formats => {
  const signed = (people: number): string => {
    const whole = Math.round(people);
    return `${whole > 0 ? '+' : whole < 0 ? '−' : ''}${formatPeople(Math.abs(whole), language)}`;
  };
  return {
    people: (people) => formatPeople(people, language),
    signedPeople: signed,
    share: (share) => formatShare(share, language),
    shareBeside: (share, target) => besideTarget(share, target, language),
    band: (slow, fast) => formatBand(slow, fast, language),
    minutes: (minutes) => formatMinutes(minutes, language),
    count: (count) => formatCount(count, language),
    degrees: (degrees) => (Number.isFinite(degrees) ? degrees.toFixed(5) : noNumber),
  };
};

/** A way as people say it: metres to the nearest ten below a kilometre (below 100 m to the metre), then kilometres with one decimal. */
export function formatMetres(metres: number, language: Language): string {
  const { kilometres, metres: unit } = words(language).map;
  if (!Number.isFinite(metres)) return noNumber;
  const round = metres < 100 ? 1 : 10;
  const rounded = Math.round(metres / round) * round;
  return rounded < 1000 ? `${rounded} ${unit}` : `${(metres / 1000).toFixed(1)} ${kilometres}`;
}

const formats: Readonly<Record<Language, Formats>> = { zh: madeFor('zh'), en: madeFor('en') };

/** The number formats of a language. */
export function formatsOf(language: Language): Formats {
  return formats[language];
}
