import type { Datum } from './datum';

const names: readonly (readonly [RegExp, Datum])[] = [
  [/gcj|火星|高德|amap|腾讯/i, 'gcj02'],
  [/bd[-_ ]?09|百度|baidu/i, 'bd09'],
  [/cgcs|2000坐标|国家2000/i, 'cgcs2000'],
  [/wgs/i, 'wgs84'],
];

/** Datum that the name of a column or file speaks of (`gcj02_lng`); null where it says none. */
export function datumByName(name: string): Datum | null {
  return names.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}
