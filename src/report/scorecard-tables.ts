import { reportSiting } from '../i18n/words/report-siting';
import type { Scorecard, ScorecardAnswer, ScoredService } from '../model/scorecard';
import type { Language, Text } from '../model/text';
import type { Names } from './names';
import { column, type Table } from './table';

const heading = (key: keyof typeof reportSiting.zh.columns): Text => ({
  zh: reportSiting.zh.columns[key],
  en: reportSiting.en.columns[key],
});
const title: Text = { zh: reportSiting.zh.scorecard, en: reportSiting.en.scorecard };

type Scored = Pick<ScorecardAnswer, 'services' | 'boundMinutes'>;

const placeName = ({ place }: Scorecard, language: Language): string => {
  const name = language === 'en' && place.nameEn !== '' ? place.nameEn : place.name;
  return name === '' ? place.id : name;
};

/** The types of a service by name, any of which will do. */
export const scoredServiceName = ({ types }: ScoredService, names: Names): string => types.map((type) => names.missing(type)).join(' / ');

/** One row for each place and service: answer, minutes, nearest facility. */
export function scorecardTable({ services, cards }: Scored & { readonly cards: readonly Scorecard[] }, names: Names): Table {
  const words = reportSiting[names.language];
  return {
    id: 'scorecard',
    title,
    columns: [
      column('id', 'code', heading('id')),
      column('place', 'text', heading('place')),
      column('unit', 'text', heading('unit')),
      column('county', 'text', heading('county')),
      column('lon', 'number', heading('lon')),
      column('lat', 'number', heading('lat')),
      column('service', 'text', heading('service')),
      column('trip', 'text', heading('trip')),
      column('direction', 'text', heading('direction')),
      column('standard_minutes', 'minutes', heading('standard')),
      column('answer', 'text', heading('answer')),
      column('minutes', 'minutes', heading('minutes')),
      column('facility', 'code', heading('facilityId')),
      column('facility_name', 'text', heading('facility')),
    ],
    rows: cards.flatMap((card) =>
      services.map((service, at) => {
        const item = card.items[at];
        return [
          card.place.id,
          placeName(card, names.language),
          names.unit(card.place.unit),
          names.county(card.place.unit),
          card.place.lon,
          card.place.lat,
          scoredServiceName(service, names),
          names.trip(service.trip),
          service.direction === 'from' ? words.fromFacility : words.toFacility,
          service.minutes,
          words.answers[item?.answer ?? 'no-data'],
          item?.minutes ?? NaN,
          item?.facility ?? '',
          item?.facilityName ?? '',
        ];
      }),
    ),
  };
}

/** One row for each place: how many services are met of those judged, and what is missing. */
export function scorecardSummary(
  { services, boundMinutes, cards }: Scored & { readonly cards: readonly Scorecard[] },
  names: Names,
): Table {
  const words = reportSiting[names.language];
  const lacking = ({ items }: Scorecard): string =>
    services
      .flatMap((service, at) => {
        const item = items[at];
        if (item?.answer !== 'not-met') return [];
        const [what, trip] = [scoredServiceName(service, names), names.trip(service.trip)];
        if (!(item.minutes < Infinity)) return [words.lackingFar(what, trip, String(boundMinutes))];
        return [words.lacking(what, trip, item.minutes.toFixed(0), String(service.minutes))];
      })
      .join('; ');
  return {
    id: 'scorecard-summary',
    title,
    columns: [
      column('place', 'text', heading('place')),
      column('unit', 'text', heading('unit')),
      column('met', 'count', heading('met')),
      column('judged', 'count', heading('judged')),
      column('minutes_over', 'minutes', heading('over')),
      column('missing', 'text', heading('missing')),
    ],
    rows: cards.map((card) => [
      placeName(card, names.language),
      names.unit(card.place.unit),
      card.met,
      card.judged,
      card.minutesOver,
      lacking(card),
    ]),
  };
}
