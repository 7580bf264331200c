import { roadFlag } from '../model/roads';
import { durationSeconds } from './ferry-speed';
import { parseYear } from './numbers';
import type { WayFacts } from './road-builder';

export type Tags = Readonly<Record<string, string>>;

/** `highway` values that nobody can travel over (yet, or any more), or that are no way at all. */
const notRoads: ReadonlySet<string> = new Set([
  'construction',
  'proposed',
  'planned',
  'abandoned',
  'disused',
  'razed',
  'demolished',
  'dismantled',
  'no',
  'none',
  'platform',
  'bus_stop',
  'rest_area',
  'services',
  'raceway',
  'elevator',
  'traffic_island',
]);

/** Road class of a way: its `highway`, or 'ferry' for ferries; '' where it is not a road. */
export function roadClass(tags: Tags): string {
  const highway = tags.highway ?? '';
  if (highway !== '') return notRoads.has(highway) ? '' : highway;
  return tags.route === 'ferry' ? 'ferry' : '';
}

const kmPerMile = 1.609344;
const kmPerNauticalMile = 1.852;
/** `maxspeed=walk`: a walking pace. */
const walkingPace = 6;
const speedText = /^(\d+(?:\.\d+)?)\s*(km\/?h|kmh|kph|mph|knots)?$/i;

/** km/h of `maxspeed`: '60', '60 km/h', '40 mph', 'walk'. NaN where unsaid ('', 'none', 'signals'), 'bad' for anything else, such as 'CN:urban'. */
export function parseMaxspeed(text: string): number | 'bad' {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed === 'none' || trimmed === 'signals' || trimmed === 'variable') return NaN;
  if (trimmed === 'walk' || trimmed.endsWith(':walk')) return walkingPace;
  const match = speedText.exec(trimmed);
  if (!match) return 'bad';
  const factor = { mph: kmPerMile, knots: kmPerNauticalMile }[(match[2] ?? '').toLowerCase()] ?? 1;
  const value = Number(match[1]) * factor;
  return value > 0 ? value : 'bad';
}

const onewayWords: ReadonlyMap<string, -1 | 0 | 1> = new Map<string, -1 | 0 | 1>([
  ['yes', 1],
  ['true', 1],
  ['1', 1],
  ['是', 1],
  ['-1', -1],
  ['reverse', -1],
  ['no', 0],
  ['false', 0],
  ['0', 0],
  ['否', 0],
  ['reversible', 0],
  ['alternating', 0],
  // shapefiles cut from OpenStreetMap: forward, against, both
  ['f', 1],
  ['ft', 1],
  ['t', -1],
  ['tf', -1],
  ['b', 0],
]);

/** Direction for vehicles: `oneway` ('bad' for a value that is not known), else implied by a roundabout or a motorway (OSM wiki, Key:oneway). */
export function onewayOf(tags: Tags): -1 | 0 | 1 | 'bad' {
  const word = (tags.oneway ?? '').toLowerCase();
  if (word !== '') return onewayWords.get(word) ?? 'bad';
  const implied = tags.junction === 'roundabout' || tags.junction === 'circular' || tags.highway === 'motorway';
  return implied ? 1 : 0;
}

/** Access values that keep the public out. */
const closed: ReadonlySet<string> = new Set([
  'no',
  'private',
  'use_sidepath',
  'agricultural',
  'forestry',
  'military',
  'restricted',
  'dismount',
]);

/** Most particular key first: what is said nearer to the mode wins (OSM wiki, Key:access). */
const accessKeys: readonly (readonly [number, readonly string[]])[] = [
  [roadFlag.noFoot, ['foot', 'access']],
  [roadFlag.noCycle, ['bicycle', 'vehicle', 'access']],
  [roadFlag.noMotor, ['motorcar', 'motor_vehicle', 'vehicle', 'access']],
];

/** What `bridge` and `tunnel` say where there is none; 'f' in shapefiles. */
const unset: ReadonlySet<string> = new Set(['', 'no', 'false', '0', '否', 'f', 'n']);

/** Sum of `roadFlag` bits: bridge, tunnel, and the modes that may not pass. */
export function roadFlags(tags: Tags): number {
  const isSet = (value: string | undefined): boolean => value !== undefined && !unset.has(value.toLowerCase());
  let flags = (isSet(tags.bridge) ? roadFlag.bridge : 0) | (isSet(tags.tunnel) ? roadFlag.tunnel : 0);
  for (const [flag, keys] of accessKeys) {
    const key = keys.find((one) => (tags[one] ?? '') !== '');
    if (key !== undefined && closed.has(tags[key] ?? '')) flags |= flag;
  }
  return flags;
}

/** What could not be understood of a way: the text of `maxspeed`, `oneway`, `opened`, `closed`; '' where all is well. */
export interface BadTags {
  readonly maxspeed: string;
  readonly oneway: string;
  readonly opened: string;
  readonly closed: string;
}

/** The year of a tag, NaN where unsaid or not understood. */
function yearOf(text: string | undefined): { readonly year: number; readonly bad: string } {
  const year = parseYear(text ?? null);
  return { year: typeof year === 'number' ? year : NaN, bad: year === 'bad' ? (text ?? '') : '' };
}

/**
 * Facts of a way from its tags. What cannot be understood counts as unsaid, and is named.
 * @param metres length of a ferry, whose `duration` then gives its speed; NaN where it is not known
 */
export function wayFacts(id: number, className: string, tags: Tags, metres: number): { readonly facts: WayFacts; readonly bad: BadTags } {
  const crossing = className === 'ferry' ? (metres / durationSeconds(tags.duration ?? '')) * 3.6 : NaN;
  const speed = crossing > 0 ? crossing : parseMaxspeed(tags.maxspeed ?? '');
  const oneway = onewayOf(tags);
  const opened = yearOf(tags.opened);
  const closedIn = yearOf(tags.closed);
  return {
    facts: {
      id,
      name: tags.name ?? '',
      class: className,
      oneway: oneway === 'bad' ? 0 : oneway,
      speed: speed === 'bad' ? NaN : speed,
      flags: roadFlags(tags),
      opened: opened.year,
      closed: closedIn.year,
    },
    bad: {
      maxspeed: speed === 'bad' ? (tags.maxspeed ?? '') : '',
      oneway: oneway === 'bad' ? (tags.oneway ?? '') : '',
      opened: opened.bad,
      closed: closedIn.bad,
    },
  };
}
