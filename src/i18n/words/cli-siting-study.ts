import type { Words } from '../widen';

const zh = {
  title: (service: string, trip: string, minutes: string, year: string) =>
    `${service} · ${trip} ${minutes} 分钟${year === '0' ? '' : ` · ${year} 年`}`,
  covered: (before: string, after: string, all: string, share: string) => `时限内人口: ${before} → ${after} (共 ${all}, ${share})`,
  objective: (model: string, objective: string, bound: string, gap: string) => `${model}: 目标值 ${objective}, 界 ${bound}, 差距 ${gap}`,
  proven: '已证明最优',
  ties: (count: string, complete: boolean) => `同样好的方案还有 ${count}${complete ? '' : ' 个以上'}`,
  runnerUp: (objective: string) => `次优方案的目标值 ${objective}`,
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
  objective: (model, objective, bound, gap) => `${model}: objective ${objective}, bound ${bound}, gap ${gap}`,
  proven: 'proven optimal',
  ties: (count, complete) => `${count}${complete ? '' : ' or more'} other layouts are as good`,
  runnerUp: (objective) => `the next best layout has the objective ${objective}`,
  outOfReach: (people, minutes) => `${people} people are reached by no candidate within ${minutes} minutes`,
  curve: 'Sites and objective',
  curveColumns: { sites: 'New', objective: 'Objective', bound: 'Bound', covered: 'Within the limit' },
  written: (folder, count) => `${count} files written to ${folder}`,
  newSite: (place, type) => `${place}, ${type} (new)`,
  scenario: (service, count) => `${count} new sites: ${service}`,
};

/** What `junda siting` says of a study. */
export const sitingStudyWords = { zh, en };
