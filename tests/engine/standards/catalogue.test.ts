import { describe, expect, it } from 'vitest';
import baoji from '../../../data/catalogue/baoji-2018-2020.json';
import type { Catalogue } from '../../../src/model/catalogue';
import { unitLevels } from '../../../src/model/study';

// JSON carries no literal types: the checks below stand for them
const catalogue = baoji as unknown as Catalogue;
const typeIds = new Set(catalogue.facilityTypes.map((type) => type.id));
const trips = new Set(['walk', 'cycle', 'drive', 'surface', 'radius']);
const isText = (text: { zh: string; en: string }): boolean => text.zh.length > 0 && text.en.length > 0;

describe('the catalogue of the plan', () => {
  it('has unique ids', () => {
    const { facilityTypes, services, standards } = catalogue;
    for (const ids of [facilityTypes, services, standards].map((list) => list.map((entry) => entry.id))) {
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it('names only facility types that it lists, and uses each of them but the site of a scorecard', () => {
    const used = new Set([...catalogue.services, ...catalogue.standards].flatMap((entry) => entry.types));
    expect([...used].filter((type) => !typeIds.has(type))).toEqual([]);
    expect([...typeIds].filter((type) => !used.has(type))).toEqual(['resettlement_site']);
  });

  it.each(catalogue.standards.map((standard) => [standard.id, standard] as const))('%s is whole', (id, standard) => {
    expect(id.startsWith(`${standard.project}-`)).toBe(true);
    expect(standard.project).toBeGreaterThanOrEqual(1);
    expect(standard.project).toBeLessThanOrEqual(42);
    expect([standard.name, standard.clause, standard.source.text].every(isText)).toBe(true);
    expect(typeof standard.source.check).toBe('boolean');
    expect(unitLevels).toContain(standard.level);
    expect(standard.types.length).toBeGreaterThan(0);
    const conditions = [...standard.where, ...standard.only, ...(standard.kind === 'quality' ? [standard.condition] : [])];
    for (const condition of conditions) expect(['equals', 'at-least', 'at-most']).toContain(condition.is);
    const figure = standard.kind === 'provision' ? standard.atLeast : standard.target;
    expect(figure).toBeGreaterThan(0);
    if (standard.kind === 'provision') expect(Number.isInteger(figure)).toBe(true);
    else expect(figure).toBeLessThanOrEqual(1);
  });

  it('says the mode and the minutes in the title of every figure of reach, and asks to check them', () => {
    const modes = { walk: ['步行', 'on foot'], drive: ['驾车', 'by car'] } as const;
    const reach = catalogue.standards.filter((standard) => standard.kind === 'reach');
    expect(reach.length).toBeGreaterThan(0);
    for (const { name, trip, minutes, direction, group, source } of reach) {
      const [zh, en] = modes[trip as keyof typeof modes];
      expect(name.zh).toContain(zh);
      expect(name.en).toContain(en);
      expect(name.zh).toContain(`${minutes} 分钟`);
      expect(name.en).toMatch(new RegExp(`${minutes}[- ]minute`));
      expect(['to', 'from']).toContain(direction);
      expect(group).toMatch(/^people(_|$)/);
      expect(source.check).toBe(true);
    }
  });

  it('offers primary care first, by trips that come with the product', () => {
    expect(catalogue.services[0]?.id).toBe('primary-care');
    for (const service of catalogue.services) {
      expect(trips).toContain(service.trip);
      expect(service.minutes).toBeGreaterThan(0);
      expect(isText(service.name)).toBe(true);
    }
  });

  it('holds the projects 16, 27 and 33 in full', () => {
    const idsOf = (project: number): readonly string[] =>
      catalogue.standards.filter((standard) => standard.project === project).map((standard) => standard.id);
    expect(idsOf(16)).toEqual(
      expect.arrayContaining([
        '16-circle-drive',
        '16-circle-walk',
        '16-general-hospital',
        '16-tcm-hospital',
        '16-town-centre',
        '16-village-clinic',
        '16-standardised-city',
      ]),
    );
    expect(idsOf(27)).toEqual(expect.arrayContaining(['27-city-depot', '27-county-depot', '27-town-depot', '27-community-depot']));
    expect(idsOf(33)).toEqual(expect.arrayContaining(['33-town-station', '33-village-centre', '33-free-library', '33-free-station']));
  });
});
