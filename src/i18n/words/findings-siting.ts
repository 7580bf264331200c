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
  },
};
