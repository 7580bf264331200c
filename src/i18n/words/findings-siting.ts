import type { FindingCode } from '../../model/finding-codes';
import type { Say } from './findings';

type SitingCode = Extract<FindingCode, `siting.${string}`>;
type Words = Readonly<Record<SitingCode, Say>>;

/** Why a siting problem has no solution: `reason` of `siting.no-solution`, with what the others of its details say. */
const noSolutionZh: Readonly<Record<string, Say>> = {
  unreached: (get) => `${get('count')} 处 (${get('people')} 人) 没有任何候选点能在限值内到达: ${get('ids')}`,
  'too-few-sites': (get) => `${get('sites')} 处设施不够, 至少需要 ${get('needed')} 处`,
  'too-few-candidates': (get) => `要开设 ${get('sites')} 处, 而可用的候选点 (含现有) 只有 ${get('candidates')} 处`,
  'too-many-open': (get) => `现有或锁定的设施已有 ${get('open')} 处, 多于要求的 ${get('sites')} 处`,
  capacity: (get) => `可用设施的容量合计 ${get('capacity')} 人, 少于 ${get('people')} 人`,
  'row-too-large': (get) => `有需求点的人数超过可达设施的容量, 不拆分就无处可去: ${get('ids')}; 可改用 --assign split`,
  share: (get) => `即使全部候选点都建, 也只能覆盖 ${get('reachable')}, 达不到 ${get('share')}`,
  budget: (get) => `预算 ${get('budget')} 不够, 至少需要 ${get('needed')}`,
};
const noSolutionEn: Readonly<Record<string, Say>> = {
  unreached: (get) => `${get('count')} places (${get('people')} people) cannot be reached by any candidate within the limit: ${get('ids')}`,
  'too-few-sites': (get) => `${get('sites')} sites are not enough: at least ${get('needed')} are needed`,
  'too-few-candidates': (get) =>
    `${get('sites')} sites are asked for, and there are ${get('candidates')} to choose from (open ones counted)`,
  'too-many-open': (get) => `${get('open')} sites are open or locked in already, more than the ${get('sites')} asked for`,
  capacity: (get) => `the sites that may be used have room for ${get('capacity')} people together, fewer than ${get('people')}`,
  'row-too-large': (get) =>
    `places have more people than any site that they reach can serve, and may not be split: ${get('ids')}; --assign split would allow it`,
  share: (get) => `with every candidate built ${get('reachable')} would be covered, less than ${get('share')}`,
  budget: (get) => `a budget of ${get('budget')} is not enough: at least ${get('needed')} is needed`,
};

/** What is wrong with an action of a budget: `reason` of `siting.bad-action`. */
const badActionZh: Readonly<Record<string, Say>> = {
  kind: (get) => `类别 “${get('kind')}” 未知, 应为: ${get('kinds')}`,
  stands: (get) => `${get('site')} 已有设施, 不能新建或迁入`,
  'stands-not': (get) => `${get('site')} 没有设施, 只有现有设施才能升级、扩容、迁移或关闭`,
  tier: (get) => `等级 ${get('tier')} 不可用: 应为 1 至 ${get('tiers')}, 升级须高于现有等级`,
  to: () => '迁移须写明迁往何处 (to)',
  cost: (get) => `费用 ${get('cost')} 无效: 只有关闭可以为负 (节省的钱)`,
  capacity: (get) => `容量 ${get('capacity')} 无效`,
  conflict: () => '同一地点有两项必须实施的措施',
  days: (get) => `天数 ${get('days')} 无效: 应为 1 至 366 的整数`,
};
const badActionEn: Readonly<Record<string, Say>> = {
  kind: (get) => `"${get('kind')}" is no kind of action; wanted: ${get('kinds')}`,
  stands: (get) => `a facility stands at ${get('site')} already, so nothing can be built or moved there`,
  'stands-not': (get) => `no facility stands at ${get('site')}: only one that stands can be upgraded, enlarged, moved or closed`,
  tier: (get) => `tier ${get('tier')} cannot be used: it must be 1 to ${get('tiers')}, and an upgrade must be above what stands`,
  to: () => 'a relocation must say where to (to)',
  cost: (get) => `the cost ${get('cost')} cannot be used: only closing may have one below 0 (money saved)`,
  capacity: (get) => `the capacity ${get('capacity')} cannot be used`,
  conflict: () => 'another action at the same site must be done too',
  days: (get) => `${get('days')} days cannot be used: it must be a whole number from 1 to 366`,
};
/** What a candidate rule is called, and what it reads. */
const ruleZh: Readonly<Record<string, string>> = {
  slope: '坡度',
  road: '距道路',
  'land-cover': '地类',
  barriers: '避开不可通行地面',
  'two-ways': '两条进出道路',
};
const ruleEn: Readonly<Record<string, string>> = {
  slope: 'slope',
  road: 'distance from a road',
  'land-cover': 'land cover',
  barriers: 'off ground that nobody can cross',
  'two-ways': 'two ways in',
};
const layerZh: Readonly<Record<string, string>> = { elevation: '高程', landCover: '土地覆盖', roads: '道路' };
const layerEn: Readonly<Record<string, string>> = { elevation: 'elevation', landCover: 'land cover', roads: 'roads' };

export const sitingFindings: { readonly zh: Words; readonly en: Words } = {
  zh: {
    'siting.no-solution': (get) => `没有可行的方案: ${(noSolutionZh[get('reason')] ?? (() => get('reason')))(get)}`,
    'siting.lacking': (get) => `模型 ${get('model')} 需要 --${get('option')}`,
    'siting.recount': (get) => `方案未通过复核: 求解得 ${get('objective')}, 由原始矩阵重新计算得 ${get('recount')}, 已拒绝`,
    'siting.unknown-site': (get) => `没有编号为 ${get('id')} 的候选点 (--${get('option')})`,
    'siting.unknown-people': (get) => `${get('rows')} 行人数不明 (${get('ids')}), 不参与选址`,
    'siting.no-capacity': (get) => `模型 ${get('model')} 没有考虑容量的形式`,
    'siting.stopped': () => '求解提前结束: 所给为当时最好的方案及其界',
    'siting.useless-site': (get) => `这些新址不增加任何效益, 仅为凑足数目: ${get('ids')}`,
    'siting.bad-action': (get) => `措施 ${get('id')} 有误: ${(badActionZh[get('reason')] ?? (() => get('reason')))(get)}`,
    'siting.unknown-hazard': (get) => `数据中没有这些种类的灾害区: ${get('kinds')}; 已有种类: ${get('known')}`,
    'siting.unknown-candidate': (get) =>
      get('what') === 'locked' ? `必选的候选点不在符合条件的候选点之中: ${get('ids')}` : `指定排除的候选点不在候选点之中: ${get('ids')}`,
    'siting.rule-lacks': (get) =>
      `候选条件 (${ruleZh[get('rule')] ?? get('rule')}) 需要图层: ${layerZh[get('layer')] ?? get('layer')}, 数据中没有`,
    'siting.left-out': (get) => `${get('rows')} 处 (${get('people')} 人) 在 ${get('minutes')} 分钟内没有任何设施或候选点能到达, 未计入目标`,
    'siting.blank-capacity': (get) => `${get('count')} 处现有设施没有容量数据, 按没有空余计算`,
    'siting.too-large': (get) => `候选点与需求点的组合超过 ${get('most')} 对, 无法求解; 请缩小区域、收紧候选条件或缩短时限`,
  },
  en: {
    'siting.no-solution': (get) => `no solution exists: ${(noSolutionEn[get('reason')] ?? (() => get('reason')))(get)}`,
    'siting.lacking': (get) => `the model ${get('model')} needs --${get('option')}`,
    'siting.recount': (get) =>
      `the answer is refused: its objective ${get('objective')} was counted again from the matrix as ${get('recount')}`,
    'siting.unknown-site': (get) => `there is no site ${get('id')} (--${get('option')})`,
    'siting.unknown-people': (get) => `${get('rows')} rows with an unknown number of people (${get('ids')}) have no part in it`,
    'siting.no-capacity': (get) => `the model ${get('model')} has no form with capacities`,
    'siting.stopped': () => 'the search was stopped: this is the best answer it had, with its bound',
    'siting.useless-site': (get) => `these sites gain nothing and only make up the number: ${get('ids')}`,
    'siting.bad-action': (get) => `the action ${get('id')} is refused: ${(badActionEn[get('reason')] ?? (() => get('reason')))(get)}`,
    'siting.unknown-hazard': (get) => `there are no hazard zones of these kinds: ${get('kinds')}; known: ${get('known')}`,
    'siting.unknown-candidate': (get) =>
      get('what') === 'locked'
        ? `these sites must be built and are not among the candidates that pass the rules: ${get('ids')}`
        : `these sites are forbidden and are no candidates: ${get('ids')}`,
    'siting.rule-lacks': (get) =>
      `the candidate rule (${ruleEn[get('rule')] ?? get('rule')}) needs a layer that the study lacks: ${layerEn[get('layer')] ?? get('layer')}`,
    'siting.left-out': (get) =>
      `${get('rows')} places (${get('people')} people) are reached by no facility and no candidate within ${get('minutes')} minutes; the objective leaves them out`,
    'siting.blank-capacity': (get) => `${get('count')} facilities that there are have no capacity in the data and count as having no room`,
    'siting.too-large': (get) =>
      `more than ${get('most')} pairs of a candidate and a place are within the limit: choose a smaller region, stricter rules or fewer minutes`,
  },
};
