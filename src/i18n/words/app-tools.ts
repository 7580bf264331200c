import type { Words } from '../widen';

const zh = {
  closeRoad: '封闭道路',
  closeRoadHint: '点击要封闭的道路，或在道路两侧各点一下；Esc 退出',
  closeRoadSecond: '再点道路的另一侧；Esc 退出',
  barrierTool: '画障碍',
  barrierHint: '逐点点击画出障碍，双击或回车完成；退格撤去上一点，Esc 退出',
  barrierShape: '障碍的形状',
  barrierShapes: { line: '线', area: '面' },
  sketchByKeys: '用键盘：方向键移动地图，空格在中心放一点',
  finish: '完成',
  closureName: (number: string, road: string) => (road === '' ? `封路 ${number}` : `封路 ${number}（${road}）`),
  barrierName: (number: string) => `障碍 ${number}`,
  takeAway: (name: string) => `撤去 ${name}`,
  legendClosure: '封闭的道路',
  legendBarrier: '障碍',
  groundNone: '还没有。用地图右上的工具封闭道路或画障碍。',
  facilityDelay: '启动延误（分钟）',
  speeds: '速度表',
  bandInput: '速度增减的幅度（%）',
};

const en: Words<typeof zh> = {
  closeRoad: 'Close a road',
  closeRoadHint: 'Click the road to close, or once on either side of it; Esc to leave',
  closeRoadSecond: 'Now click on the other side of the road; Esc to leave',
  barrierTool: 'Draw a barrier',
  barrierHint: 'Click point by point; double click or Enter to finish, Backspace takes the last point back, Esc to leave',
  barrierShape: 'Shape of the barrier',
  barrierShapes: { line: 'line', area: 'area' },
  sketchByKeys: 'By keyboard: arrows move the map, Space puts a point in its middle',
  finish: 'Finish',
  closureName: (number, road) => (road === '' ? `closure ${number}` : `closure ${number} (${road})`),
  barrierName: (number) => `barrier ${number}`,
  takeAway: (name) => `Take away ${name}`,
  legendClosure: 'closed road',
  legendBarrier: 'barrier',
  groundNone: 'None yet. Close a road or draw a barrier with the tools at the top right of the map.',
  facilityDelay: 'Start delay (minutes)',
  speeds: 'Speeds',
  bandInput: 'Speeds slower and faster by (%)',
};

/** Words of the tools that change the ground, of delays, speeds and the band. */
export const tools = { zh, en };
