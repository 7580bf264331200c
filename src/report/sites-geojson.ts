import type { SitingAnswer } from '../model/siting';

/** The chosen places as points (degrees, WGS 84) with what each is good for; numbered as in the list of actions. */
export function sitesGeojson({ goal, places }: Pick<SitingAnswer, 'goal' | 'places'>): string {
  const features = places.map(({ id, name, nameEn, unit, lon, lat, gain }, at) => ({
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [lon, lat] },
    properties: {
      number: at + 1,
      id,
      name,
      name_en: nameEn,
      unit,
      type: goal.buildType,
      people_gained: gain.people,
      people_near: gain.near,
      people_lost_without: gain.lost,
      people_served: gain.serves,
      person_minutes_saved: Math.round(gain.saved / 60),
    },
  }));
  return `${JSON.stringify({ type: 'FeatureCollection', features })}\n`;
}
