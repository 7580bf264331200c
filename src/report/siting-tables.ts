import { formatCount } from '../i18n/format';
import { reportSiting } from '../i18n/words/report-siting';
import type { CandidateCount, SitingAnswer } from '../model/siting';
import type { Language, Text } from '../model/text';
import type { Names } from './names';
import { column, type Table } from './table';

const heading = (key: keyof typeof reportSiting.zh.columns): Text => ({
  zh: reportSiting.zh.columns[key],
  en: reportSiting.en.columns[key],
});

/** Money and year of an action, where they are known. */
export interface ActionTerms {
  readonly cost: number | null;
  readonly year: number | null;
}

/** The list of what is to be built: numbered in the order in which gains are counted, with the people that each gains. */
export function actionsTable({ goal, places }: Pick<SitingAnswer, 'goal' | 'places'>, names: Names, terms: ActionTerms): Table {
  return {
    id: 'actions',
    title: { zh: reportSiting.zh.actions, en: reportSiting.en.actions },
    columns: [
      column('number', 'count', heading('number')),
      column('id', 'code', heading('id')),
      column('place', 'text', heading('place')),
      column('unit', 'text', heading('unit')),
      column('county', 'text', heading('county')),
      column('type', 'text', heading('type')),
      column('people_gained', 'people', heading('gained')),
      column('people_near', 'people', heading('near')),
      column('people_lost_without', 'people', heading('lost')),
      column('person_minutes_saved', 'count', heading('saved')),
      column('cost', 'number', heading('cost')),
      column('year', 'year', heading('year')),
      column('lon', 'number', heading('lon')),
      column('lat', 'number', heading('lat')),
    ],
    rows: places.map(({ id, name, nameEn, unit, lon, lat, gain }, at) => [
      at + 1,
      id,
      names.language === 'en' && nameEn !== '' ? nameEn : name,
      names.unit(unit),
      names.county(unit),
      names.missing(goal.buildType),
      gain.people,
      gain.near,
      gain.lost,
      Math.round(gain.saved / 60),
      terms.cost,
      terms.year,
      lon,
      lat,
    ]),
  };
}

/** How many candidates there were, and which rule left out how many. */
export function candidatesLine({ listed, leftOut, examined }: CandidateCount, language: Language): string {
  const words = reportSiting[language];
  const count = (places: number): string => formatCount(places, language);
  const rules = leftOut.filter(({ places }) => places > 0).map(({ rule, places }) => words.leftOut(words.rules[rule], count(places)));
  return words.candidates(count(listed), count(examined), rules.join(', '));
}
