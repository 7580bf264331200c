import type { Mode } from '../../model/travel';

/** A part of a trip in one medium, in the order place to facility. */
export interface Stretch {
  readonly kind: 'surface' | 'network' | 'straight-line';
  /** 'class' where a friction raster does not say how one moves */
  readonly mode: Mode | 'class';
  /** OSM class of the road; '' off the network */
  readonly roadClass: string;
  readonly metres: number;
  readonly seconds: number;
  /** metres up and metres down together; NaN where the height plays no part */
  readonly climbMetres: number;
  /** flat x, y in the coordinates of the medium */
  readonly path: readonly number[];
}

const alike = (a: Stretch, b: Stretch): boolean => a.kind === b.kind && a.mode === b.mode && a.roadClass === b.roadClass;

/** Neighbouring stretches of one kind, mode and road class made one; their shared ends are kept once, and those of no length are left out. */
export function joinedStretches(stretches: readonly Stretch[]): readonly Stretch[] {
  const joined: (Stretch & { path: number[]; metres: number; seconds: number; climbMetres: number })[] = [];
  for (const stretch of stretches) {
    if (stretch.seconds === 0 && stretch.metres === 0) continue;
    const last = joined.at(-1);
    if (!last || !alike(last, stretch)) {
      joined.push({ ...stretch, path: [...stretch.path] });
      continue;
    }
    const meet = last.path.at(-2) === stretch.path[0] && last.path.at(-1) === stretch.path[1];
    for (const value of meet ? stretch.path.slice(2) : stretch.path) last.path.push(value);
    last.metres += stretch.metres;
    last.seconds += stretch.seconds;
    // the few metres between a road and the centre of its cell are walked at the level pace: no height of their own
    if (last.climbMetres !== last.climbMetres) last.climbMetres = stretch.climbMetres;
    else if (stretch.climbMetres === stretch.climbMetres) last.climbMetres += stretch.climbMetres;
  }
  return joined;
}
