import type { Phase } from '../../model/watch';
import type { Words } from '../widen';

const zh = {
  phases: {
    read: '读取文件',
    check: '检查数据',
    terrain: '处理地形',
    roads: '构建路网',
    people: '统计人口',
    travel: '计算出行时间',
    coverage: '统计覆盖',
    standards: '评价标准',
    measure: '计算指标',
    failures: '逐一中断路段与储备库',
    siting: '求解选址',
    picture: '绘制底图',
    write: '写出结果',
  } satisfies Record<Phase, string>,
};

const en: Words<typeof zh> = {
  phases: {
    read: 'Reading files',
    check: 'Checking the data',
    terrain: 'Preparing terrain',
    roads: 'Building the road network',
    people: 'Counting people',
    travel: 'Computing travel times',
    coverage: 'Counting who is covered',
    standards: 'Judging the standards',
    measure: 'Computing the measures',
    failures: 'Failing roads and depots in turn',
    siting: 'Searching for sites',
    picture: 'Drawing the base map',
    write: 'Writing results',
  },
};

/** What a long step is doing, by phase. */
export const jobs = { zh, en };
