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
  tripKilometres: (kilometres: string) => `${kilometres} 公里`,
  tripSlope: (percent: string) => `平均坡度 ${percent} %`,
  tripDelay: '出发前准备',
  tripHere: '设施就在这里。',
  tripBeyond: (minutes: string, limit: string) => `比 ${limit} 分钟的阈值多 ${minutes} 分钟。`,
  tripNone: (searched: string, beyond: string) => `在 ${searched} 分钟内没有找到设施，超出阈值 ${beyond} 分钟以上。`,
};

const en: Words<typeof zh> = {
  tripTo: 'The way to the facility',
  tripFrom: 'The way from the facility',
  tripModes: { walking: 'walking', cycling: 'cycling', motor: 'driving', class: 'over the surface' },
  tripRoad: roadNamed(roadsEn),
  tripOnRoad: (mode, road) => `${mode} · ${road}`,
  tripStraight: (mode) => `${mode} · straight`,
  tripKilometres: (kilometres) => `${kilometres} km`,
  tripSlope: (percent) => `mean slope ${percent} %`,
  tripDelay: 'before setting out',
  tripHere: 'The facility is right here.',
  tripBeyond: (minutes, limit) => `${minutes} minutes more than the limit of ${limit}.`,
  tripNone: (searched, beyond) => `No facility was found within ${searched} minutes, more than ${beyond} minutes beyond the limit.`,
};

/** Words of a trip shown leg by leg. */
export const trip = { zh, en };
