/** EPSG code named by the `crs` member of old GeoJSON: 4326 for CRS84, 0 where there is none or it cannot be told. */
export function epsgOfCrsMember(root: unknown): { readonly epsg: number; readonly name: string } {
  const properties = (root as { crs?: { properties?: { name?: unknown; code?: unknown } } } | null)?.crs?.properties;
  const said = properties?.name ?? properties?.code;
  const name = typeof said === 'string' || typeof said === 'number' ? String(said) : '';
  if (/CRS:?:?84|OGC:1\.3/i.test(name)) return { epsg: 4326, name };
  const match = /(\d{4,6})\s*$/.exec(name);
  return { epsg: match ? Number(match[1]) : 0, name };
}
