import type { Unit } from '../model/study';
import type { ReportStudy } from './input';
import { ringCentre, type MapFrame } from './map-frame';
import { element, escaped } from './markup';
import type { Names } from './names';

const letterHeight = 16;

/** Tried in turn until a name lies on no other, in picture units downward. */
const shifts = [0, letterHeight, -letterHeight, 2 * letterHeight, -2 * letterHeight];

interface Box {
  readonly x: number;
  readonly y: number;
  readonly halfWidth: number;
}

const largestRing = (unit: Unit): readonly (readonly number[])[] => {
  const { geometry } = unit;
  if (!geometry || geometry.type === 'Point') return [];
  const rings = geometry.type === 'Polygon' ? [geometry.coordinates[0] ?? []] : geometry.coordinates.map((polygon) => polygon[0] ?? []);
  return rings.reduce((most, ring) => (ring.length > most.length ? ring : most), rings[0] ?? []);
};

/** About half the width of a name: Chinese letters are as wide as high, Latin ones about half. */
const halfWidthOf = (name: string): number => [...name].reduce((width, letter) => width + (letter > '\u{2e7f}' ? 7.5 : 4.2), 0);

const overlap = (a: Box, b: Box): boolean => Math.abs(a.y - b.y) < letterHeight && Math.abs(a.x - b.x) < a.halfWidth + b.halfWidth;

/** Names of the counties at the middle of their area, moved up or down where they would lie on another. */
export function countyLabels(study: Pick<ReportStudy, 'units'>, frame: MapFrame, names: Names): string {
  const placed: Box[] = [];
  const labels: string[] = [];
  for (const unit of study.units) {
    const ring = unit.level === 'county' ? largestRing(unit) : [];
    if (ring.length === 0) continue;
    const name = names.unit(unit.code);
    const [lon, lat] = ringCentre(ring);
    const box = { x: frame.x(lon), y: frame.y(lat), halfWidth: halfWidthOf(name) };
    const shift = shifts.find((down) => !placed.some((other) => overlap({ ...box, y: box.y + down }, other))) ?? 0;
    const y = box.y + shift;
    placed.push({ ...box, y });
    labels.push(element('text', { x: box.x.toFixed(1), y: y.toFixed(1), class: 'label' }, escaped(name)));
  }
  return labels.join('');
}
