import type { SitingUnit } from '../../model/siting';
import type { Words } from '../widen';

const zh = {
  title: (service: string, trip: string, minutes: string, year: string) =>
    `${service} · ${trip} ${minutes} 分钟${year === '0' ? '' : ` · ${year} 年`}`,
  covered: (before: string, after: string, all: string, share: string) => `时限内人口: ${before} → ${after} (共 ${all}, ${share})`,
  served: (before: string, after: string, all: string, share: string) => `时限内且有名额的人口: ${before} → ${after} (共 ${all}, ${share})`,
  units: {
    sites: (value: string) => `新建 ${value} 处`,
    people: (value: string) => `${value} 人`,
    'people-cost': (value: string) => `${value} 人·分钟`,
    cost: (value: string) => `${value} 分钟`,
  } satisfies Record<SitingUnit, (value: string) => string> as Record<SitingUnit, (value: string) => string>,
  outOfReach: (people: string, minutes: string) => `${people} 人在 ${minutes} 分钟内任何候选点都到不了`,
  curve: '设施数与目标值',
  curveColumns: { sites: '新建', objective: '目标值', bound: '界', covered: '时限内人口' },
  written: (folder: string, count: string) => `已写入 ${count} 个文件: ${folder}`,
  newSite: (place: string, type: string) => `${place}${type} (新建)`,
  scenario: (service: string, count: string) => `新建${service} ${count} 处`,
};

const en: Words<typeof zh> = {
  title: (service, trip, minutes, year) => `${service}, ${minutes} minutes, ${trip}${year === '0' ? '' : `, ${year}`}`,
  covered: (before, after, all, share) => `people within the limit: ${before} → ${after} of ${all} (${share})`,
  served: (before, after, all, share) => `people within the limit who find room: ${before} → ${after} of ${all} (${share})`,
  units: {
    sites: (value) => `${value} new sites`,
    people: (value) => `${value} people`,
    'people-cost': (value) => `${value} person-minutes`,
    cost: (value) => `${value} minutes`,
  },
  outOfReach: (people, minutes) => `${people} people are reached by no candidate within ${minutes} minutes`,
  curve: 'Sites and objective',
  curveColumns: { sites: 'New', objective: 'Objective', bound: 'Bound', covered: 'Within the limit' },
  written: (folder, count) => `${count} files written to ${folder}`,
  newSite: (place, type) => `${place}, ${type} (new)`,
  scenario: (service, count) => `${count} new sites: ${service}`,
};

/** What `junda siting` says of a study. */
export const sitingStudyWords = { zh, en };

const optionsZh = {
  service: '服务编号, 或设施类型 (可用逗号并列)',
  tripOfService: '出行方式 (默认为该服务的出行方式)',
  minutes: '时限, 分钟, 含端点 (默认为该服务的时限)',
  directionOfService: 'to 前往设施, from 从设施出发 (默认为该服务的方向)',
  group: '人群 (默认 people)',
  region: '只计这个单位 (代码) 的人口',
  build: '新建设施的类型 (默认为服务的第一个类型)',
  'from-nothing': '不计现有设施, 从零开始',
  lock: '必须建的候选点, 编号以逗号分隔',
  'new-capacity': '新建一处的容量; 给出时按容量分配',
  'people-per-unit': '每单位容量服务的人数 (默认 1)',
};

const optionsEn: Words<typeof optionsZh> = {
  service: 'id of a service, or facility types with commas between',
  tripOfService: "trip (default: the service's own)",
  minutes: "limit in minutes, inclusive (default: the service's own)",
  directionOfService: "to the facility, or from it (default: the service's own)",
  group: 'group of people (default: people)',
  region: 'only the people of this unit (its code) count',
  build: "type of what is built (default: the service's first)",
  'from-nothing': 'leave out the facilities that there are',
  lock: 'candidates that must be built, ids with commas between',
  'new-capacity': 'capacity of a new site; people are then shared out by capacity',
  'people-per-unit': 'people that one unit of capacity serves (default 1)',
};

/** What the options of `junda siting STUDY` mean, beside those that a matrix has too. */
export const studySitingOptionWords = { zh: optionsZh, en: optionsEn } as const;
