import { Failure } from '../model/finding';
import type { FindingList } from './finding-list';
import type { Table } from './table';

/** Columns named by the user: `people` or, for one layer only, `demand.people`, to the name in the file. */
export type ColumnMap = Readonly<Record<string, string>>;

/** Other names under which a field is known. Compared in lower case, without blanks, underscores and bracketed units. */
const aliases: Readonly<Record<string, readonly string[]>> = {
  id: ['编号', '编码', '代码', '序号', 'code', 'fid', 'objectid', 'gid', 'uid', 'geoid', 'key', 'cat'],
  h3: ['h3index', 'h3id', 'h3cell', 'hex', 'hexid', 'cell', 'cellid', 'h3address'],
  name: ['名称', '名字', '机构名称', '设施名称', '村名', '地名', 'title', 'namezh', 'label'],
  name_en: ['nameen', '英文名', '英文名称'],
  type: ['类型', '类别', '种类', '设施类型', 'category', 'facilitytype', 'amenity'],
  lon: ['lng', 'long', 'longitude', 'x', 'xcoord', '经度', 'pointx', 'lonwgs84', 'wgs84lng', 'wgs84lon', 'geomx'],
  lat: ['latitude', 'y', 'ycoord', '纬度', 'pointy', 'latwgs84', 'wgs84lat', 'geomy'],
  people: [
    'population',
    'pop',
    'totalpopulation',
    'poptotal',
    'totpop',
    'inhabitants',
    '人口',
    '常住人口',
    '总人口',
    '人数',
    '人口数',
    '户籍人口',
  ],
  year: ['年', '年份', '年度'],
  opened: ['开业年份', '建成年份', '启用年份', '投用年份', 'open', 'since'],
  closed: ['关闭年份', '停用年份', '撤销年份'],
  capacity: ['容量', '承载量', 'cap'],
  delay_minutes: ['delay', 'delayminu', '延误', '出动时间'],
  unit: ['unitcode', '所属单位', '区划代码', '行政区划代码', '所属村', 'adcode', 'regioncode'],
  code: ['代码', '编码', '区划代码', '行政区划代码', 'adcode', 'id'],
  level: ['级别', '层级', '等级'],
  parent: ['上级', '上级代码', 'parentcode', 'parentadcode'],
  kind: ['类型', '类别', '种类', 'type', 'class'],
  indicator: ['指标', 'variable', 'measure'],
  value: ['值', '数值', '指标值'],
  highway: ['class', 'fclass', 'roadclass', 'roadtype', '道路等级', '道路类型', 'type'],
  maxspeed: ['speedkmh', 'speed', 'kmh', '限速', '速度'],
  motor_vehicle: ['motorvehi'],
  oneway: ['单行', '单行道', '单向'],
  class: ['类别', 'value', 'code', '编码'],
  label: ['名称', 'name', 'description'],
  km_per_hour: ['speed', 'kmh', 'kmperhour', 'speedkmh', '速度'],
  facility: ['toid', 'to', 'dest', 'destination', 'destinationid', 'facilityid', '设施', '设施编号', '设施id'],
  demand: ['fromid', 'from', 'origin', 'originid', 'demandid', '需求', '需求编号', '需求id'],
  cost: ['traveltime', 'traveltimep50', 'time', 'minutes', 'duration', 'distance', 'impedance', '成本', '费用', '时间', '距离'],
  area: ['areakm2', '面积'],
  mode: ['方式', '出行方式', 'travelmode'],
};

const shorten = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\(.*?\)|\[.*?\]|[\s_.-]/g, '');

/** Position of each asked field in the table, -1 where the file has no such column. */
export type FoundColumns<F extends string> = Readonly<Record<F, number>>;

/**
 * Finds the columns of a layer: named by the user, else by the field's own name, else by a known other name (told as 'table.column-guessed').
 * A column serves one field; earlier fields choose first.
 * @throws Failure table.missing-column where the user named a column that is not there
 */
export function findColumns<F extends string>(
  table: Table,
  layer: string,
  fields: readonly F[],
  columns: ColumnMap,
  findings: FindingList,
): FoundColumns<F> {
  const found = {} as Record<F, number>;
  const taken = new Set<number>();
  const short = table.columns.map(shorten);
  const take = (field: F, at: number): void => {
    found[field] = at;
    taken.add(at);
  };
  for (const field of fields) {
    found[field] = -1;
    const named = columns[`${layer}.${field}`] ?? columns[field];
    if (named === undefined) continue;
    const at = table.columns.indexOf(named);
    if (at < 0) throw missingColumn(table, layer, named);
    take(field, at);
  }
  for (const field of fields) {
    const at = found[field] < 0 ? table.columns.indexOf(field) : -1;
    if (at >= 0 && !taken.has(at)) take(field, at);
  }
  for (const field of fields) {
    if (found[field] >= 0) continue;
    const known = [shorten(field), ...(aliases[field] ?? [])];
    const alias = known.find((name) => short.some((column, c) => column === name && !taken.has(c)));
    if (alias === undefined) continue;
    const at = short.findIndex((column, c) => column === alias && !taken.has(c));
    take(field, at);
    findings.add('info', 'table.column-guessed', { file: table.path, layer, column: table.columns[at] ?? '' }, { field });
  }
  return found;
}

/** The refusal for a column that must be there. */
export function missingColumn(table: Table, layer: string, column: string): Failure {
  return new Failure('table.missing-column', { file: table.path, layer }, { column, columns: table.columns });
}
