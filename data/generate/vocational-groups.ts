import { dryGround } from './facilities';
import type { FacilityRow, FacilityWorld, Site } from './facilities';
import { randomStream } from './random';

/** Trades of the groups and the year each was founded; made up. */
const trades: readonly (readonly [trade: string, opened: number])[] = [
  ['装备制造', 2015],
  ['汽车', 2016],
  ['学前教育', 2017],
  ['医药卫生', 2018],
  ['现代农业', 2019],
  ['文化旅游', 2020],
];

/** The seats of the city's vocational education groups, from a stream of their own. */
export function vocationalGroups(world: FacilityWorld): FacilityRow[] {
  const random = randomStream(990_027);
  const site: Site = {
    code: '610300',
    name: '宝鸡市',
    county: '610302',
    town: 1,
    centre: [107.145, 34.372],
    spreadMetres: 2600,
    people: 0,
  };
  return trades.map(([trade, opened], k) => {
    const [lon, lat] = dryGround(world, site, random);
    return {
      id: `vocational_group-${String(k + 1).padStart(4, '0')}`,
      name: `宝鸡市${trade}职业教育集团`,
      type: 'vocational_group',
      lon: lon.toFixed(5),
      lat: lat.toFixed(5),
      opened: String(opened),
      unit: site.code,
    };
  });
}
