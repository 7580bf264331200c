import type { Catalogue } from '../model/catalogue';
import type { Demand } from '../model/study';
import type { ColumnMap } from './columns';
import type { NamedBytes } from './named-bytes';

/** What comes with the product and a study may name. */
export interface StudyResources {
  readonly catalogues: Readonly<Record<string, unknown>>;
  readonly speeds: Readonly<Record<string, unknown>>;
  readonly trips: unknown;
}

export interface OpenOptions {
  readonly columns: ColumnMap;
  readonly resources: StudyResources;
  /** a catalogue in place of the one that the study names */
  readonly catalogue?: NamedBytes | null;
}

/** A catalogue for a study that names none. */
export const emptyCatalogue: Catalogue = {
  id: 'none',
  title: { zh: '未指定标准', en: 'No standards' },
  source: { zh: '', en: '' },
  domains: [],
  projects: [],
  groups: [],
  facilityTypes: [],
  services: [],
  standards: [],
  tiers: [],
};

/** Demand of a study that has no such layer. */
export const noDemand: Demand = {
  count: 0,
  id: [],
  kind: 'point',
  lon: new Float64Array(0),
  lat: new Float64Array(0),
  years: [],
  groups: ['people'],
  values: [[new Float64Array(0)]],
  columns: {},
};
