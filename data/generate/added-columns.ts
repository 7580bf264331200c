import type { FacilityRow } from './facilities';
import { hashed } from './random';

/** A number in [0, 1) of a facility and a column, whatever else is made up. */
function chanceOf(row: FacilityRow, seed: number): number {
  const [lon, lat] = [Number(row.lon) * 1e5, Number(row.lat) * 1e5];
  return hashed(Math.round(lon), Math.round(lat), seed);
}

const yes = (holds: boolean): string => (holds ? 'yes' : 'no');

const known = (cell: string | undefined): string | null => (cell === undefined || cell === '' ? null : cell);

type Columns = (row: FacilityRow) => FacilityRow;

const share = (row: FacilityRow, beds: string | undefined, from: number, to: number, seed: number): string =>
  beds === undefined || beds === '' ? '' : String(Math.round(Number(beds) * (from + (to - from) * chanceOf(row, seed))));

const obstetric =
  (from: number, to: number): Columns =>
  (row) => ({ obstetric_beds: share(row, row.beds, from, to, 301) });

/** Columns of a type that came after the others, each from chances of its own, so that nothing made up before them changes. */
const added: Readonly<Record<string, Columns>> = {
  cdc: (row) => ({ laboratory: yes(chanceOf(row, 300) < 0.8) }),
  general_hospital: obstetric(0.05, 0.1),
  maternal_child_hospital: obstetric(0.35, 0.55),
  // homes and kindergartens know their size
  elderly_home: (row) => {
    const beds = known(row.beds) ?? known(row.capacity) ?? '60';
    return { beds, nursing_beds: share(row, beds, 0.12, 0.62, 302) };
  },
  kindergarten_public: (row) => ({ capacity: known(row.capacity) ?? '120' }),
  kindergarten_inclusive: (row) => ({ capacity: known(row.capacity) ?? '90' }),
  // a clinic knows how many general practitioners it has: none or one
  village_clinic: (row) => (row.gps === '' ? { gps: chanceOf(row, 303) < 0.5 ? '1' : '0' } : {}),
  resettlement_site: (row) => ({
    tap_water: yes(chanceOf(row, 304) < 0.97),
    power: yes(chanceOf(row, 305) < 0.995),
    bus_stop: yes(chanceOf(row, 306) < 0.86),
  }),
};

/** A row with the columns of its type that were added later. */
export function withAddedColumns(row: FacilityRow): FacilityRow {
  return { ...row, ...added[row.type ?? '']?.(row) };
}
