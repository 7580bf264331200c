import { snappedMetres, type PreparedTravel, type TravelPlaces } from '../engine/travel';
import { writeCsv } from '../formats';
import type { Demand } from '../model/study';

/** Snapped farther than this is listed, metres. */
const farMetres = 500;

function rowsOf(prepared: PreparedTravel, layer: string, ids: readonly string[], places: TravelPlaces): readonly (readonly string[])[] {
  const metres = snappedMetres(prepared, places);
  return Array.from(metres ?? []).flatMap((each, row) => {
    if (each <= farMetres) return [];
    const joined = !Number.isNaN(each);
    return [[layer, String(row + 1), ids[row] ?? '', joined ? String(Math.round(each * 10) / 10) : '', joined ? 'far' : 'not-joined']];
  });
}

/**
 * Every place that is joined to the network from farther than 500 m (`far`), or not at all (`not-joined`, no metres), facilities first.
 * `row` counts the rows that were read, from 1. No rows where the trip joins no place to a network.
 * @param facilities null where the demand rows are the facilities
 * @returns csv `layer,row,id,metres,state`
 */
export function snappedTable(
  prepared: PreparedTravel,
  facilities: readonly { readonly id: string; readonly lon: number; readonly lat: number }[] | null,
  demand: Demand,
): Uint8Array {
  const places = facilities ?? [];
  const lon = Float64Array.from(places, (facility) => facility.lon);
  const lat = Float64Array.from(places, (facility) => facility.lat);
  return writeCsv([
    ['layer', 'row', 'id', 'metres', 'state'],
    ...rowsOf(
      prepared,
      'facilities',
      places.map(({ id }) => id),
      { lon, lat },
    ),
    ...rowsOf(prepared, 'demand', demand.id, demand),
  ]);
}
