/** Levels of administrative units, from the top down. */
export const unitLevels = ['city', 'county', 'town', 'village'] as const;
export type UnitLevel = (typeof unitLevels)[number];
