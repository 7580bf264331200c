import type { Words } from '../widen';

const zh = {
  north: '北',
  kilometres: '公里',
  metres: '米',
  mapOf: '地图',
  noGraphics: '此浏览器无法绘制地图 （需要 WebGL 2）。表格与报告不受影响。',
  mergedCells: '此比例尺下相邻格网合并显示，颜色取其人口的中位时间；放大可见单个格网',
};

const en: Words<typeof zh> = {
  north: 'N',
  kilometres: 'km',
  metres: 'm',
  mapOf: 'Map',
  noGraphics: 'This browser cannot draw the map (it needs WebGL 2). Tables and reports still work.',
  mergedCells: 'At this scale neighbouring cells are merged, coloured by the median time of their people; zoom in for single cells',
};

/** Words on the map itself. */
export const map = { zh, en };
