import type { Words } from '../widen';

/** OSM road classes; a link is named as what it leads to. */
const roadsZh: Readonly<Record<string, string>> = {
  motorway: '高速公路',
  trunk: '快速路',
  primary: '国道',
  secondary: '省道',
  tertiary: '县道',
  unclassified: '乡道',
  road: '未分级道路',
  residential: '居住区道路',
  living_street: '生活街道',
  service: '内部道路',
  track: '村道与机耕路',
  path: '小路',
  footway: '人行道',
  pedestrian: '步行街',
  steps: '台阶',
  cycleway: '自行车道',
  busway: '公交专用路',
  bridleway: '骑马道',
  ferry: '渡口',
};

const roadsEn: Readonly<Record<string, string>> = {
  motorway: 'motorway',
  trunk: 'trunk road',
  primary: 'primary road',
  secondary: 'secondary road',
  tertiary: 'tertiary road',
  unclassified: 'minor road',
  road: 'road of unknown class',
  residential: 'residential street',
  living_street: 'living street',
  service: 'service road',
  track: 'track',
  path: 'path',
  footway: 'footway',
  pedestrian: 'pedestrian street',
  steps: 'steps',
  cycleway: 'cycleway',
  busway: 'busway',
  bridleway: 'bridleway',
  ferry: 'ferry',
};

const linkEnd = /_link$/;

const roadNamed =
  (names: Readonly<Record<string, string>>) =>
  (osmClass: string): string =>
    names[osmClass.replace(linkEnd, '')] ?? osmClass;

const zh = {
  tripTo: '怎么走到设施',
  tripFrom: '设施怎么到这里',
  tripModes: { walking: '步行', cycling: '骑行', motor: '乘车', class: '按地表通行' },
  tripRoad: roadNamed(roadsZh),
  tripOnRoad: (mode: string, road: string) => `${mode} · ${road}`,
  tripStraight: (mode: string) => `${mode} · 直线`,
  tripSlope: (percent: string) => `平均坡度 ${percent} %`,
  tripDelay: '出发前准备',
  tripHere: '设施就在这里。',
  tripRoles: {
    'home-to-road': (mode: string) => `${mode}到道路`,
    'road-to-facility': (mode: string) => `从道路${mode}到设施`,
    'facility-to-road': (mode: string) => `从设施${mode}到道路`,
    'road-to-home': (mode: string) => `从道路${mode}到此处`,
  },
  why: {
    title: '为什么没有覆盖',
    over: (minutes: string, limit: string) => `比 ${limit} 分钟的阈值多 ${minutes} 分钟。`,
    longest: (leg: string, minutes: string, all: string) => `最费时的一段：${leg}，${all} 分钟中占 ${minutes} 分钟。`,
    beyondSearch: (searched: string) => `在 ${searched} 分钟内到不了任何设施：离得太远，或中间隔着河流、障碍或不相连的道路。`,
    barrier: (_searched: string) => '此处位于不可通行的地面（如水面或障碍区），没有出行时间。',
    offGrid: (_searched: string) => '此处在计算范围之外，或附近没有可走的道路，没有出行时间。',
    crow: (distance: string) => `直线最近的设施（${distance}）：`,
    noFacility: '这一年没有这类设施。',
    places: (target: string, lacking: string) => `距 ${target} 还差 ${lacking} 人；未覆盖人口最多的地方：`,
  },
  nearVillage: (village: string) => `${village}附近`,
};

const en: Words<typeof zh> = {
  tripTo: 'The way to the facility',
  tripFrom: 'The way from the facility',
  tripModes: { walking: 'walking', cycling: 'cycling', motor: 'driving', class: 'over the surface' },
  tripRoad: roadNamed(roadsEn),
  tripOnRoad: (mode, road) => `${mode} · ${road}`,
  tripStraight: (mode) => `${mode} · straight`,
  tripSlope: (percent) => `mean slope ${percent} %`,
  tripDelay: 'before setting out',
  tripHere: 'The facility is right here.',
  tripRoles: {
    'home-to-road': (mode) => `${mode} to the road`,
    'road-to-facility': (mode) => `${mode} from the road to the facility`,
    'facility-to-road': (mode) => `${mode} from the facility to the road`,
    'road-to-home': (mode) => `${mode} from the road to here`,
  },
  why: {
    title: 'Why it is not covered',
    over: (minutes, limit) => `${minutes} minutes more than the limit of ${limit}.`,
    longest: (leg, minutes, all) => `What takes longest: ${leg}, ${minutes} of ${all} minutes.`,
    beyondSearch: (searched) =>
      `No facility can be reached within ${searched} minutes: too far, or a river, a barrier or unconnected roads lie between.`,
    barrier: () => 'It lies on ground that cannot be crossed (water, or a barrier) and has no travel time.',
    offGrid: () => 'It lies outside the extent, or has no usable road in reach, and has no travel time.',
    crow: (distance) => `Nearest as the crow flies (${distance}):`,
    noFacility: 'There is no such facility in this year.',
    places: (target, lacking) => `${lacking} people short of ${target}; most of those outside live here:`,
  },
  nearVillage: (village) => `near ${village}`,
};

/** Words of a trip shown leg by leg. */
export const trip = { zh, en };
