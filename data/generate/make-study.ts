import { strToU8 } from 'fflate';
import { withAddedColumns } from './added-columns';
import { countyFacts, countyRings, townFacts, villageFacts } from './facts';
import { makeFacilities } from './facilities';
import { writeGeotiff } from './geotiff-writer';
import { cellNear, studyGrid } from './grid';
import { hazardCells, hazardZones } from './hazards';
import { knownHeights } from './heights';
import { indicatorRows } from './indicators';
import { makeLandCover } from './land-cover';
import { motorwayLines } from './motorways';
import { makePopulation } from './people';
import { fillRings } from './rings';
import { riverCourses } from './river-courses';
import { roadGrid } from './road-grid';
import { roadLines } from './road-lines';
import { layRoads } from './road-plan';
import { withOpeningYears } from './road-years';
import { placesOf, placeVillages } from './settlements';
import { riverLines } from './streams';
import { makeTerrain } from './terrain';
import { makeTerritories } from './territories';
import { placeSeats, slopes } from './town-seats';
import { manyHazards, unitFeatures, villagesFile } from './units';
import { vocationalGroups } from './vocational-groups';
import { waterCells } from './waters';
import { demandFile, facilitiesFile, hazardsFile, riversFile, roadsFile, unitsFile } from './write-layers';

const manifest = {
  junda: 1,
  id: 'baoji',
  title: { zh: '宝鸡市基本公共服务均等化（2018–2020）', en: 'Baoji: equal basic public services, 2018–2020' },
  note: {
    zh: '县界与人口为公开数据, 其余为合成示意数据',
    en: 'County boundaries and population are public data; everything else is made up for illustration',
  },
  years: [2018, 2019, 2020],
  catalogue: 'baoji-2018-2020',
  speeds: 'default',
  speedTables: { winter: 'winter' },
  layers: {
    units: ['units.geojson', 'villages.csv'],
    facilities: 'facilities.csv',
    demand: 'demand.csv',
    roads: 'roads.geojson',
    elevation: 'elevation.tif',
    landCover: 'land-cover.tif',
    hazards: 'hazards.geojson',
    rivers: 'rivers.geojson',
    indicators: 'indicators.csv',
    crosswalk: 'crosswalk.csv',
  },
};

const noElevation = -32768;

/**
 * Makes the whole bundled study.
 * @param report called with the name of each step
 * @returns the bytes of each file by name
 */
export function makeStudy(report: (step: string) => void): ReadonlyMap<string, Uint8Array> {
  report('facts');
  const counties = countyFacts();
  const towns = townFacts();
  const villageNames = villageFacts();
  const outlines = countyRings();
  report('terrain');
  const courses = riverCourses();
  const height = makeTerrain(courses, knownHeights(counties, towns));
  const slope = slopes(height);
  const water = waterCells(courses);
  report('territories');
  const seats = placeSeats(slope, water, counties, outlines, towns);
  const territories = makeTerritories(
    height,
    counties,
    outlines,
    towns,
    seats,
    towns.map((town) => villageNames.filter((village) => village.town === town.code).length),
  );
  report('people');
  const everywhere = placesOf(territories.towns, height, slope, water);
  const villages = placeVillages(villageNames, towns, seats, everywhere, water, territories.towns);
  const population = makePopulation(counties, towns, seats, everywhere, villages);
  const latest = population.years[population.years.length - 1]!.people;
  const villagePeople = new Int32Array(villages.length);
  population.village.forEach((village, k) => {
    villagePeople[village]! += latest[k]!;
  });
  report('roads');
  const roads = layRoads(height, water, towns, seats, villages, population.places, latest);
  const anchors = new Map(villages.map((village) => [cellNear(roadGrid, village.position), village.position]));
  const ordinary = roadLines(roads, water, height, anchors);
  const lines = withOpeningYears([...motorwayLines(height, water, ordinary), ...ordinary]);
  report('hazards and land cover');
  const inside = new Uint8Array(height.length);
  fillRings(studyGrid, territories.city.flat(), (cell) => {
    inside[cell] = 1;
  });
  const hazards = hazardCells(height, slope, courses, inside);
  const multiHazard = manyHazards(hazards, towns, territories.towns);
  const zones = hazardZones(hazards, (position) => {
    const nearest = seats
      .map((seat, k) => [(seat[0] - position[0]) ** 2 + (seat[1] - position[1]) ** 2, k] as const)
      .toSorted((a, b) => a[0] - b[0])[0]!;
    return towns[nearest[1]]!.name;
  });
  const cover = makeLandCover(height, slope, water, villages, population.places, latest);
  report('facilities');
  const world = {
    counties,
    towns,
    seats,
    villages,
    villagePeople,
    territories: territories.towns,
    water,
    multiHazard,
  };
  const facilities = [...makeFacilities(world).map(withAddedColumns), ...vocationalGroups(world)];
  report('files');
  const text = (content: string): Uint8Array => strToU8(content);
  return new Map([
    ['study.json', text(`${JSON.stringify(manifest, null, 2)}\n`)],
    ['units.geojson', text(unitsFile(unitFeatures(counties, towns, territories, villages, villagePeople, multiHazard)))],
    ['villages.csv', text(villagesFile(towns, villages, villagePeople))],
    ['facilities.csv', text(facilitiesFile(facilities))],
    ['demand.csv', text(demandFile(population))],
    ['roads.geojson', text(roadsFile(lines))],
    ['rivers.geojson', text(riversFile(riverLines(courses, height)))],
    ['hazards.geojson', text(hazardsFile(zones))],
    ['indicators.csv', text(`unit,indicator,year,value\n${indicatorRows(counties).join('\n')}\n`)],
    // Fengxiang: a county until January 2021, a district since
    ['crosswalk.csv', text('from,to,year\n610322,610305,2021\n')],
    ['elevation.tif', writeGeotiff(studyGrid, Int16Array.from(height, Math.round), noElevation)],
    ['land-cover.tif', writeGeotiff(studyGrid, cover, 0)],
  ]);
}
