import type { Words } from '../widen';

const zh = {
  north: '北',
  kilometres: '公里',
  metres: '米',
  mapOf: '地图',
  mergedCells: '当前比例尺下相邻单元合并显示, 颜色取人口中位时间; 放大可见单个单元',
};

const en: Words<typeof zh> = {
  north: 'N',
  kilometres: 'km',
  metres: 'm',
  mapOf: 'Map',
  mergedCells: 'At this scale neighbouring cells are merged, coloured by the median time of their people; zoom in for single cells',
};

/** Words on the map itself. */
export const map = { zh, en };
