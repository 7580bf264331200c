import type { SitedPlace, SitingAnswer, SitingGoal } from '../../../src/model/siting';
import type { LayoutScore } from '../../../src/model/siting';

/** A chosen place on the meridian of the small study; it gains `people`. */
export function sitedPlace(id: string, lat: number, order: number, people: number): SitedPlace {
  return {
    id,
    name: `Place ${id}`,
    nameEn: '',
    lon: 0,
    lat,
    unit: '1',
    gain: { site: order, open: false, order, people, saved: people * 60, near: people + 100, lost: people, serves: people },
  };
}

/** An answer that two sites of the small study give: 200 people before, 600 with both. */
export function sitedAnswer(goal: SitingGoal): SitingAnswer {
  const places = [sitedPlace('p4', 0.4, 1, 300), sitedPlace('p7', 0.7, 2, 100)];
  return {
    goal,
    receipt: {
      model: goal.model,
      sense: 'most',
      unit: 'people',
      chosen: [0, 5, 8],
      objective: 600,
      bound: 600,
      gap: 0,
      proven: true,
      recount: 600,
      coveredPeople: 600,
      totalPeople: 1000,
      gains: [],
      flows: null,
      ties: [],
      tiesComplete: true,
      runnerUp: null,
      examined: 10,
    },
    siteIds: [],
    openSites: 1,
    places,
    candidates: { listed: 12, leftOut: [{ rule: 'slope', places: 2 }], examined: 10 },
    coveredBefore: 200,
    curve: [
      { sites: 1, objective: 200, bound: 200, coveredPeople: 200 },
      { sites: 2, objective: 500, bound: 500, coveredPeople: 500 },
      { sites: 3, objective: 600, bound: 600, coveredPeople: 600 },
      { sites: 4, objective: 620, bound: 620, coveredPeople: 620 },
    ],
    boundSeconds: 4320,
    delaySeconds: 0,
    outOfReach: { rows: 0, people: 0 },
    noDataRows: 0,
    findings: [],
  };
}

/** A score whose people in reach are given. */
export const scoreOf = (id: string, covered: number): LayoutScore => ({
  id,
  sites: 2,
  people: 1000,
  covered,
  share: covered / 1000,
  worst: null,
  meanMinutes: 10,
  peopleMinutes: 10_000,
  farthestMinutes: 30,
  unreached: 0,
  cost: null,
});
