import type { ServingOrderId, SitingModelId, SitingUnit } from '../../model/siting';
import type { Words } from '../widen';

/** name and what it finds */
type Said = readonly [name: string, detail: string];

const zh = {
  models: {
    lscp: ['集合覆盖', '覆盖所有人 (或给定份额) 的最少设施数'],
    mclp: ['最大覆盖', '给定设施数, 时限内的人最多'],
    'p-median': ['p-中位', '给定设施数, 总出行成本最小'],
    'p-center': ['p-中心', '给定设施数, 最远者的成本最小'],
    backup: ['备用覆盖', '人人有一处可达, 有两处可达的人最多'],
    dispersion: ['分散', '给定设施数, 两两之间最近的距离最大'],
  } satisfies Record<SitingModelId, Said> as Record<SitingModelId, Said>,
  units: {
    sites: (value: string) => `${value} 处设施`,
    people: (value: string) => `${value} 人`,
    'people-cost': (value: string) => `${value} (人 × 成本)`,
    cost: (value: string) => `成本 ${value}`,
  } satisfies Record<SitingUnit, (value: string) => string> as Record<SitingUnit, (value: string) => string>,
  model: '选址模型',
  proven: (objective: string) => `${objective}, 已证明最优`,
  within: (objective: string, bound: string, gap: string) => `${objective}, 界 ${bound}, 差距不超过 ${gap}`,
  covered: (covered: string, total: string, share: string) => `覆盖 ${covered} 人, 共 ${total} 人 (${share})`,
  recount: (value: string) => `由原始矩阵复核: ${value}`,
  examined: (count: string) => `考察的候选点: ${count}`,
  ties: (count: string, complete: boolean) => `同样好的其他方案: ${count}${complete ? ' (全部)' : ' (未必是全部)'}`,
  runnerUp: (objective: string, ids: string) => `次优方案: ${objective}: ${ids}`,
  seconds: (seconds: string) => `求解用时 ${seconds} 秒`,
  orderTitle: '若按某种先后次序就近安排, 不作统筹:',
  order: '次序',
  orders: {
    rows: '文件次序',
    reversed: '文件倒序',
    largest: '人多者先',
    nearest: '近者先',
    lot: '抽签',
  } satisfies Record<ServingOrderId, string> as Record<ServingOrderId, string>,
  noOrder: '统筹 (与次序无关)',
  meanCost: '人均成本',
  knee: (sites: string) => `曲线的拐点: ${sites} 处`,
  number: '序号',
  site: '设施',
  existing: '现有',
  yes: '是',
  gain: '新增人数',
  saved: '节省 (人 × 成本)',
  near: '时限内人数',
  lost: '撤去则失去',
  serves: '服务人数',
  sites: '设施数',
  objective: '目标值',
  bound: '界',
  people: '覆盖人数',
};

const en: Words<typeof zh> = {
  models: {
    lscp: ['location set covering', 'the fewest sites so that everyone (or a share) is within the cutoff'],
    mclp: ['maximal covering', 'the most people within the cutoff of so many sites'],
    'p-median': ['p-median', 'the least total cost to the nearest of so many sites'],
    'p-center': ['p-center', 'the least cost of the farthest person'],
    backup: ['backup coverage', 'everyone within reach of one site, the most people within reach of two'],
    dispersion: ['p-dispersion', 'the largest least cost between any two of so many sites'],
  },
  units: {
    sites: (value) => `${value} sites`,
    people: (value) => `${value} people`,
    'people-cost': (value) => `${value} (people x cost)`,
    cost: (value) => `a cost of ${value}`,
  },
  model: 'siting model',
  proven: (objective) => `${objective}, proven best`,
  within: (objective, bound, gap) => `${objective}, bound ${bound}: within ${gap} of the best possible`,
  covered: (covered, total, share) => `${covered} of ${total} people covered (${share})`,
  recount: (value) => `counted once more from the matrix: ${value}`,
  examined: (count) => `candidates examined: ${count}`,
  ties: (count, complete) => `other answers as good: ${count}${complete ? ' (all there are)' : ' (there may be more)'}`,
  runnerUp: (objective, ids) => `runner-up: ${objective}: ${ids}`,
  seconds: (seconds) => `searched for ${seconds} s`,
  orderTitle: 'served in some order instead, each at the nearest site with room:',
  order: 'order',
  orders: {
    rows: 'as in the file',
    reversed: 'from its end',
    largest: 'largest first',
    nearest: 'nearest first',
    lot: 'drawn by lot',
  },
  noOrder: 'no order (as above)',
  meanCost: 'mean cost',
  knee: (sites) => `knee of the curve: ${sites} sites`,
  number: 'no.',
  site: 'site',
  existing: 'open before',
  yes: 'yes',
  gain: 'people gained',
  saved: 'saved (people x cost)',
  near: 'people near',
  lost: 'lost without it',
  serves: 'people served',
  sites: 'sites',
  objective: 'objective',
  bound: 'bound',
  people: 'people covered',
};

/** The words of `junda siting`. */
export const sitingWords = { zh, en } as const;

const optionsZh = {
  model:
    '选址模型: lscp, mclp, p-median, p-center, backup, dispersion; 用矩阵时还有 worst-first, front, budget, phased, hierarchical, robust',
  peopleByIdOr1: '需求 (csv): id,people; 不给则取矩阵中的编号, 每行 1 人',
  sitesById: '候选点 (csv): id,capacity; 不给则取矩阵中的编号',
  sitesInAll: '设施总数 (含 --existing)',
  newSites: '在现有之外新增的设施数',
  countWithin: '时限, 与矩阵同单位 (含端点): 覆盖类模型按它判断, 其他模型只用来统计覆盖人数',
  pairLimit: '成本高于此值的组合视为不可达 (p-median, p-center)',
  coverShare: '须覆盖的人口份额 (lscp, backup; 默认 1)',
  existingSites: '现有或锁定的设施编号, 可重复, 可用逗号分隔',
  forbiddenSites: '不许选用的编号, 可重复, 可用逗号分隔',
  withCapacity: '计容量 (设施文件的 capacity 列, 以人计)',
  assign: '计容量时一行的人去一处 (single, 默认) 还是可分到几处 (split)',
  ties: '最多再找几个同样好的方案 (默认 20, 0 为不找)',
  curve: '画出 1 到 N 处的曲线',
  searchSeconds: '最多求解多少秒 (默认 120), 到时给出当时最好的方案和差距',
  flows: '把谁去哪里 (demand,facility,people,cost) 写入这个 csv 文件',
  outSites: '把选中的设施及其效益写入这个 csv 文件; 用研究时为文件夹: 措施清单、方案、点位',
};

const optionsEn: Words<typeof optionsZh> = {
  model:
    'siting model: lscp, mclp, p-median, p-center, backup, dispersion; on a matrix also worst-first, front, budget, phased, hierarchical, robust',
  peopleByIdOr1: 'demand (csv): id,people; else the ids of the matrix, 1 person each',
  sitesById: 'candidates (csv): id,capacity; else the ids of the matrix',
  sitesInAll: 'open sites in all, those of --existing counted',
  newSites: 'sites beside the existing ones',
  countWithin: "cutoff in the matrix's unit, inclusive: covering models go by it, the others only count people by it",
  pairLimit: 'pairs dearer than this are unreachable (p-median, p-center)',
  coverShare: 'share of all people to be covered (lscp, backup; 1 where left out)',
  existingSites: 'ids of sites that are open or locked in, repeated or with commas',
  forbiddenSites: 'ids of sites that must not be chosen, repeated or with commas',
  withCapacity: 'look at capacity (column capacity of the facilities, in people)',
  assign: 'with capacity: all people of a row to one site (single, default) or to several (split)',
  ties: 'other answers as good to look for, at most (20 where left out, 0 for none)',
  curve: 'draw the curve from 1 to N sites',
  searchSeconds: 'stop after so many seconds (120 where left out) with the best answer so far and its gap',
  flows: 'write who goes where (demand,facility,people,cost) into this csv file',
  outSites: 'csv file for the chosen sites and what they gain; with a STUDY a folder for actions, scenario and points',
};

/** What the options of `junda siting` mean. */
export const sitingOptions = { zh: optionsZh, en: optionsEn } as const;
