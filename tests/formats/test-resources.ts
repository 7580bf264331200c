import type { StudyResources } from '../../src/formats';

const name = { zh: '测试', en: 'test' };

/** A smallest set of what comes with the product. */
export const testResources: StudyResources = {
  catalogues: { empty: { id: 'empty', title: name, source: name, facilityTypes: [], services: [], standards: [] } },
  speeds: { default: { id: 'default', name, source: name, landCover: [], roads: [], openGround: { walking: 5, cycling: 12, motor: 20 } } },
  trips: [{ id: 'walk', name, legs: [{ medium: 'surface', mode: 'walking' }] }],
};
