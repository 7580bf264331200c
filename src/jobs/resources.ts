import baojiCatalogue from '../../data/catalogue/baoji-2018-2020.json';
import defaultSpeeds from '../../data/speeds/default.json';
import winterSpeeds from '../../data/speeds/winter.json';
import trips from '../../data/trips.json';

/** What comes with the product and a study may name: catalogues of standards, speed tables, trips. A new one is a file and a line here. */
export const resources = {
  catalogues: { 'baoji-2018-2020': baojiCatalogue as unknown },
  speeds: { default: defaultSpeeds as unknown, winter: winterSpeeds as unknown },
  trips: trips as unknown,
} as const;
