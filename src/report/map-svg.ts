import { formatCount, formatShare } from '../i18n/format';
import { report } from '../i18n/words/report';
import { isOpen, type Unit } from '../model/study';
import type { CoverageResult, ReportBase, ReportStudy } from './input';
import { ledgersOf } from './ledgers';
import { headlineParts, type Names } from './names';
import { questionStandard } from './question-standard';
import { groundAbove, groundBelow } from './map-ground';
import { mapFrame, scaleBarMetres, type MapFrame } from './map-frame';
import { countyLabels } from './map-labels';
import { geometryPath } from './map-paths';
import { element, escaped } from './markup';
import { noDataColour, shareClass, shareClasses, shareClassLabels, type ShareClass } from './share-classes';

const mapWidth = 760;
const margin = 14;

const borders = (units: readonly Unit[], frame: MapFrame, className: string): string => {
  const path = units.map((unit) => (unit.geometry ? geometryPath(unit.geometry, frame, 0.8) : '')).join('');
  return path === '' ? '' : element('path', { d: path, class: className });
};

/** The units that are coloured: towns, or counties where there are no towns, or the city. */
const colouredUnits = (study: ReportStudy): readonly Unit[] => {
  const areas = study.units.filter((unit) => unit.geometry !== null && unit.geometry.type !== 'Point');
  for (const level of ['town', 'county', 'city'] as const) {
    const found = areas.filter((unit) => unit.level === level);
    if (found.length > 0) return found;
  }
  return [];
};

const shapeId = (unit: Unit): string => `junda-unit-${unit.code.replaceAll(/[^\w-]/g, '_')}`;

/** The shapes that are coloured, drawn once for all maps of a page. */
const shapes = (study: ReportStudy, frame: MapFrame): string =>
  colouredUnits(study)
    .map((unit) => element('path', { id: shapeId(unit), d: unit.geometry ? geometryPath(unit.geometry, frame, 0.8) : '' }))
    .join('');

const fills = (study: ReportStudy, result: CoverageResult, classes: readonly ShareClass[], names: Names): string => {
  const coloured = colouredUnits(study);
  const level = coloured[0]?.level ?? 'town';
  const shares = new Map(ledgersOf(result, level).map((ledger) => [ledger.code, ledger.share]));
  const paths = coloured.map((unit) => {
    const share = shares.get(unit.code) ?? NaN;
    const found = shareClass(classes, share);
    const title = element('title', {}, escaped(`${names.unit(unit.code)} ${formatShare(share, names.language)}`));
    const area = element('use', { href: `#${shapeId(unit)}`, fill: found?.colour ?? noDataColour }, title);
    return found && !found.met ? `${area}${element('use', { href: `#${shapeId(unit)}`, fill: 'url(#junda-hatch)' })}` : area;
  });
  return paths.join('');
};

const facilityPoints = (
  study: ReportStudy,
  result: CoverageResult,
  frame: MapFrame,
): { readonly markup: string; readonly count: number } => {
  const { types, year } = result.question;
  const open = study.facilities.filter((facility) => types.includes(facility.type) && isOpen(facility, year));
  const size = open.length > 400 ? 2.2 : open.length > 150 ? 3.4 : 5;
  // a point is a line of no length with round ends
  const d = open.map((facility) => `M${frame.x(facility.lon).toFixed(1)} ${frame.y(facility.lat).toFixed(1)}h0`).join('');
  const markup =
    d === ''
      ? ''
      : element('path', { d, class: 'facility halo', 'stroke-width': size + 1.6 }) +
        element('path', { d, class: 'facility', 'stroke-width': size });
  return { markup, count: open.length };
};

const scaleBar = (frame: MapFrame, x: number, y: number, names: Names): string => {
  const metres = scaleBarMetres(frame.metresPerUnit, 150);
  const length = metres / frame.metresPerUnit;
  const km = `${metres / 1000} ${report[names.language].map.kilometres}`;
  return [
    element('path', { d: `M${x} ${y - 5}v5h${length.toFixed(1)}v-5M${(x + length / 2).toFixed(1)} ${y - 3}v3`, class: 'bar' }),
    element('text', { x, y: y - 9, class: 'small' }, '0'),
    element('text', { x: (x + length).toFixed(1), y: y - 9, class: 'small', 'text-anchor': 'middle' }, escaped(km)),
  ].join('');
};

const northArrow = (x: number, y: number, names: Names): string =>
  element('path', { d: `M${x} ${y}l7 24l-7 -6l-7 6z`, class: 'north' }) +
  element('text', { x, y: y - 5, class: 'small', 'text-anchor': 'middle' }, escaped(report[names.language].map.north));

const legend = (classes: readonly ShareClass[], target: number, facilities: number, names: Names, y: number): string => {
  const words = report[names.language].map;
  const columnWidth = 138;
  const entry = (at: number, swatch: string, text: string): string => {
    const x = margin + (at % 5) * (columnWidth + 10);
    const top = y + 26 + Math.floor(at / 5) * 20;
    return `<g transform="translate(${x} ${top})">${swatch}${element('text', { x: 28, y: 10, class: 'small' }, escaped(text))}</g>`;
  };
  const box = (colour: string, hatched: boolean): string =>
    element('rect', { width: 22, height: 12, fill: colour, class: 'swatch' }) +
    (hatched ? element('rect', { width: 22, height: 12, class: 'hatched' }) : '');
  const line = (className: string, width: number | null): string =>
    element('path', { d: 'M0 6h22', class: className, 'stroke-width': width });
  const labels = shareClassLabels(classes, names.language);
  const entries = [
    ...classes.map((found, at): readonly [string, string] => [box(found.colour, !found.met), labels[at] ?? '']),
    [box(noDataColour, false), words.noPeople] as const,
    [
      element('path', { d: 'M11 6h0', class: 'facility', 'stroke-width': 6 }),
      words.facilities(formatCount(facilities, names.language)),
    ] as const,
    [line('county', null), words.county] as const,
    [line('river', null), words.river] as const,
    [line('road', 1.5), words.road] as const,
  ];
  const rule = Number.isFinite(target) ? `${words.target(formatShare(target, names.language))}; ${words.hatch}` : words.noTarget;
  return (
    element('text', { x: margin, y: y + 14, class: 'small strong' }, escaped(`${words.legendShare} (${rule})`)) +
    entries.map(([swatch, text], at) => entry(at, swatch, text)).join('')
  );
};

/** Pieces that the maps of one page share, so that a large hillshade stands in it once. */
export interface MapPieces {
  readonly frame: MapFrame;
  /** `<svg>` without size that defines what the maps use */
  readonly defs: string;
}

/** Frame and shared ground of the maps of a study. */
export async function mapPieces(study: ReportStudy, base: ReportBase | null): Promise<MapPieces> {
  const frame = mapFrame(study.bounds, mapWidth, margin);
  const cities = study.units.filter((unit) => unit.level === 'city');
  const counties = study.units.filter((unit) => unit.level === 'county');
  const outline = (cities.length > 0 ? cities : counties)
    .map((unit) => (unit.geometry ? geometryPath(unit.geometry, frame, 0.8) : ''))
    .join('');
  const defs = [
    '<pattern id="junda-hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0v5" stroke="#4a1010" stroke-width="0.9" stroke-opacity="0.55"/></pattern>',
    outline === '' ? '' : `<clipPath id="junda-area">${element('path', { d: outline })}</clipPath>`,
    shapes(study, frame),
    element('g', { id: 'junda-below' }, await groundBelow(base, frame)),
    element('g', { id: 'junda-above', ...(outline === '' ? {} : { 'clip-path': 'url(#junda-area)' }) }, groundAbove(study, base, frame)),
    element(
      'g',
      { id: 'junda-borders' },
      borders(
        study.units.filter((unit) => unit.level === 'town'),
        frame,
        'town',
      ),
      borders(counties, frame, 'county'),
      borders(cities, frame, 'city'),
    ),
  ];
  return { frame, defs: `<svg class="map-defs" width="0" height="0" aria-hidden="true"><defs>${defs.join('')}</defs></svg>` };
}

/**
 * A question as a printed map, drawn without a browser: towns by share around the target over the hillshade, rivers, roads, borders, county
 * names, facilities, legend, scale bar and north arrow. Needs the `defs` of `mapPieces` in the same page and its classes of `page-style`.
 */
export function mapSvg(pieces: MapPieces, study: ReportStudy, result: CoverageResult, names: Names): string {
  const { frame } = pieces;
  const target = questionStandard(study, result)?.target ?? NaN;
  const classes = shareClasses(target);
  const facilities = facilityPoints(study, result, frame);
  const ledger = result.ledgers[0];
  const words = report[names.language];
  const title = ledger ? words.questionTitle(headlineParts(names, result.service, result.question, ledger)) : '';
  const footTop = frame.height + 34;
  const height = footTop + 40;
  return element(
    'svg',
    { class: 'map', viewBox: `0 0 ${frame.width} ${height}`, role: 'img', 'aria-label': words.map.alt(title) },
    '<use href="#junda-below"/>',
    `<g class="fills">${fills(study, result, classes, names)}</g>`,
    '<use href="#junda-above"/><use href="#junda-borders"/>',
    facilities.markup,
    countyLabels(study, frame, names),
    scaleBar(frame, frame.width - 190, frame.height + 20, names),
    northArrow(frame.width - 26, margin + 12, names),
    legend(classes, target, facilities.count, names, footTop - 22),
  );
}
