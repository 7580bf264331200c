import type { AccessMethodId, DecayId, EquityIndexId } from '../../model/measures';
import type { Words } from '../widen';

/** name and what it is */
type Said = readonly [name: string, detail: string];

const zh = {
  methods: {
    cumulative: ['累积机会', '时限内的供给总量'],
    nearest: ['最近成本', '到最近的有供给设施的成本'],
    'nth-nearest': ['第 n 近成本', '到第 n 近的有供给设施的成本'],
    gravity: ['引力', '供给按成本衰减后求和, 不计竞争'],
    '2sfca': ['两步移动搜寻法', '每人可得的供给, 计竞争'],
    e2sfca: ['增强两步移动搜寻法', '同上, 权重随成本衰减; 默认权重以分钟计'],
    '3sfca': ['三步移动搜寻法', '先按权重选择设施, 再行两步; 默认权重以分钟计'],
    m2sfca: ['修正两步移动搜寻法', '远处的供给也用得少, 总量不全分出'],
    bfca: ['平衡移动搜寻法', '人口与服务水平都不重复计算'],
    raam: ['理性人可达模型', '出行与拥挤的总成本, 以 tau 为单位, 越低越好'],
    'spatial-availability': ['空间可得量', '整行人口分得的供给, 合计等于总供给'],
  } satisfies Record<AccessMethodId, Said> as Record<AccessMethodId, readonly string[]>,
  decays: {
    step: ['阶跃', '时限内为 1'],
    linear: ['线性', '到 C 降为 0'],
    gaussian: ['高斯', '不归一, S 为宽度'],
    exponential: ['指数', 'B 为衰减率'],
    logistic: ['逻辑斯蒂', 'M 为拐点, SD 为标准差'],
    power: ['幂', '成本低于 MIN 的按 MIN 计'],
    stepped: ['分段', '界限含端点, 最后一段之外为 0'],
  } satisfies Record<DecayId, Said> as Record<DecayId, readonly string[]>,
  indices: {
    gini: ['基尼系数', '按人口加权'],
    lorenz: ['洛伦兹曲线', '曲线各点; 数值为基尼系数'],
    theil: ['泰尔指数', '组间加组内恰为总数 (--groups)'],
    palma: ['帕尔马比', '最高一成与最低四成之比 (--rank-by)'],
    concentration: ['集中指数', '标准与修正两种 (--rank-by)'],
    gap: ['极差', '各组均值的最大减最小 (--groups)'],
    ratio: ['极值比', '各组均值的最大比最小, 或指定两组之比 (--groups, --of)'],
    hrad: ['资源集聚度', '各单位的 HRAD、PAD 及其比; 数值列为资源总量, 需要面积列'],
    poverty: ['可达性贫困', 'FGT 0, 1, 2 (--line)'],
  } satisfies Record<EquityIndexId, Said> as Record<EquityIndexId, readonly string[]>,
  access: '可达性方法',
  decay: '衰减函数',
  index: '公平指数',
  conserves: (yes: boolean): string => (yes ? '守恒: 是' : '守恒: 否'),
  done: (rows: string, facilities: string, pairs: string, reached: string) =>
    `${rows} 行需求, ${facilities} 处设施, ${pairs} 对; ${reached} 行有值`,
  conserved: (handedOut: string, reached: string) => `守恒: 分给各行的供给合计 ${handedOut}, 有人可达的供给 ${reached}`,
  notConserved: '此方法不守恒: 各行的值不能加成总供给',
  excess: (share: string) => `再移动还能节省的成本: ${share}`,
  status: (served: string, full: string, out: string) => `得到服务 ${served} 人, 可达但已满 ${full} 人, 不可达 ${out} 人`,
  noData: '无数据',
  people: (people: string, rows: string) => `${people} (${rows} 行)`,
  counted: '计入的人口',
};

const en: Words<typeof zh> = {
  methods: {
    cumulative: ['cumulative opportunities', 'supply within the cutoff'],
    nearest: ['nearest', 'cost of the nearest facility with supply'],
    'nth-nearest': ['n-th nearest', 'cost of the n-th nearest facility with supply'],
    gravity: ['gravity', 'supply weighted by cost, without competition'],
    '2sfca': ['two-step floating catchment area', 'supply per person, with competition'],
    e2sfca: ['enhanced 2SFCA', 'the same with weights by cost; default weights by minutes'],
    '3sfca': ['three-step floating catchment area', 'people choose by weight first; default weights by minutes'],
    m2sfca: ['modified 2SFCA', 'what is far is used less too, so not all supply is handed out'],
    bfca: ['balanced floating catchment area', 'neither people nor level of service is counted twice'],
    raam: ['rational agent access model', 'cost of travel and congestion in units of tau; lower is better'],
    'spatial-availability': ['spatial availability', 'supply of the whole row; the rows add up to the supply'],
  },
  decays: {
    step: ['step', '1 within the cutoff'],
    linear: ['linear', 'falls to 0 at C'],
    gaussian: ['gaussian', 'not normalised; S is its width'],
    exponential: ['exponential', 'B is the rate'],
    logistic: ['logistic', 'M is where it turns, SD its deviation'],
    power: ['power', 'a cost below MIN counts as MIN'],
    stepped: ['stepped', 'bounds inclusive, 0 beyond the last'],
  },
  indices: {
    gini: ['Gini index', 'weighted by people'],
    lorenz: ['Lorenz curve', 'its points; the value is the Gini index'],
    theil: ['Theil T', 'between groups + within groups, exactly (--groups)'],
    palma: ['Palma ratio', 'top tenth by bottom four tenths (--rank-by)'],
    concentration: ['concentration index', 'standard and corrected (--rank-by)'],
    gap: ['max-min gap', 'between the means of groups (--groups)'],
    ratio: ['max-min ratio', 'of the means of groups, or of two of them (--groups, --of)'],
    hrad: ['resource agglomeration degree', 'HRAD, PAD and their ratio by unit; the value is an amount, an area is needed'],
    poverty: ['access poverty', 'FGT 0, 1, 2 (--line)'],
  },
  access: 'access',
  decay: 'decay',
  index: 'equity index',
  conserves: (yes) => (yes ? 'conserves: yes' : 'conserves: no'),
  done: (rows, facilities, pairs, reached) => `${rows} demand rows, ${facilities} facilities, ${pairs} pairs; ${reached} rows with a value`,
  conserved: (handedOut, reached) => `conserved: ${handedOut} handed out to the rows, ${reached} of supply reaches anyone`,
  notConserved: 'this method does not conserve: its values do not add up to the supply',
  excess: (share) => `cost that moving could still save: ${share}`,
  status: (served, full, out) => `${served} people served, ${full} within reach of full facilities only, ${out} out of reach`,
  noData: 'no data',
  people: (people, rows) => `${people} (${rows} rows)`,
  counted: 'people counted',
};

/** Words of the measures of access and equity on the command line. */
export const measures = { zh, en };
