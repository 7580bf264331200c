import type { Details, Finding } from '../../model/finding';
import type { FindingCode } from '../../model/finding-codes';
import type { Language } from '../../model/text';
import { sitingFindings } from './findings-siting';

/** Text of one detail of a finding; '' where it has none. Lists are cut after 12. */
export type Get = (key: string) => string;
export type Say = (get: Get) => string;

const many = 12;

const getter =
  (details: Details): Get =>
  (key) => {
    const value = details[key];
    if (value === undefined) return '';
    if (typeof value !== 'object') return String(value);
    return value.slice(0, many).join(', ') + (value.length > many ? ' …' : '');
  };

/** Short reasons that the readers give, in words. */
const reasonsZh: Readonly<Record<string, string>> = {
  'point-wanted': '需要点要素',
  'line-wanted': '需要线要素',
  'line-or-polygon-wanted': '需要线或面要素',
  repeated: '与前面的要素完全相同',
  'no-positions': '没有坐标',
  'not-finite': '坐标不是有限的数',
  'control-points': '以控制点定位',
  'unit-of-length': '长度单位不是米',
  'scale-0': '文件中的比例系数为 0, 未采用',
  bands: '有多个波段',
  degrees: '度',
  metres: '米',
  lonlat: '经纬度',
};

const reasonsEn: Readonly<Record<string, string>> = {
  'point-wanted': 'a point is wanted',
  'line-wanted': 'a line is wanted',
  'line-or-polygon-wanted': 'a line or polygon is wanted',
  repeated: 'the same as an earlier one',
  'no-positions': 'no positions',
  'not-finite': 'a coordinate is not a finite number',
  'control-points': 'placed by control points',
  'unit-of-length': 'its unit of length is not the metre',
  'scale-0': 'the scale of 0 in the file is not applied',
  bands: 'several bands',
  lonlat: 'longitude and latitude',
};

/** What is wrong with a row of a crosswalk. */
const crosswalkZh: Readonly<Record<string, string>> = {
  'no-code': '缺 from 或 to',
  'no-year': '缺年份, 或不是年份',
  'bad-share': 'share 应大于 0, 不超过 1',
  'bad-weight': 'weight 应大于 0',
  'share-sum': '同一旧代码的 share 之和应为 1',
  'unknown-to': 'to 不是研究的行政单元, 也不再改为其他代码',
  circle: '代码绕成一圈',
};

const crosswalkEn: Readonly<Record<string, string>> = {
  'no-code': 'from or to is missing',
  'no-year': 'the year is missing, or is none',
  'bad-share': 'share must be above 0 and at most 1',
  'bad-weight': 'weight must be above 0',
  'share-sum': 'the shares of an old code must add up to 1',
  'unknown-to': 'to is no unit of the study, and does not become another code',
  circle: 'the codes go round in a circle',
};

/** A format's name, '' where it is not known. */
const known = (format: string): string => (format === 'unknown' ? '' : format);

const reasonZh = (reason: string): string => reasonsZh[reason] ?? reason;
const reasonEn = (reason: string): string => reasonsEn[reason] ?? reason;

/** `before` + value + `after` where the detail is there, else nothing. */
const part = (value: string, before: string, after = ''): string => (value === '' ? '' : `${before}${value}${after}`);

const leftOutZh = (get: Get): string => (get('leftOut') === 'true' ? ', 已略去' : '');
const leftOutEn = (get: Get): string => (get('leftOut') === 'true' ? '; left out' : '');

/** What is wrong with a field of a standard. */
const problemZh: Readonly<Record<string, Say>> = {
  unknown: (get) => `没有 ${get('value')}; 有: ${get('known')}`,
  range: (get) => `应为 ${get('least')} 至 ${get('most')} 的数, 现为 ${get('value')}`,
  empty: () => '不能为空',
};
const problemEn: Readonly<Record<string, Say>> = {
  unknown: (get) => `there is no ${get('value')}; there is: ${get('known')}`,
  range: (get) => `wanted a number from ${get('least')} to ${get('most')}, came ${get('value')}`,
  empty: () => 'must not be empty',
};

const zh: Readonly<Record<FindingCode, Say>> = {
  'file.unknown-format': (get) =>
    get('from') !== ''
      ? `无法把 ${get('from')} 转换为 ${get('to') || '没有扩展名的文件'}${part(get('writes'), ', 可以写成: ')}`
      : `无法识别或不支持的文件格式${part(known(get('found')), ' (', ')')}${part(get('wanted'), ', 需要: ')}${leftOutZh(get)}`,
  'file.empty': () => '文件是空的',
  'file.truncated': (get) => `文件不完整, 可能在传输中被截断${part(get('format'), ' (', ')')}`,
  'file.unreadable': (get) =>
    get('writing') === 'true'
      ? `文件无法写入${part(get('reason'), ' (', ')')}, 请检查文件夹是否存在、是否有权限`
      : `文件无法读取${part(get('format') || get('reason'), ' (', ')')}${part(get('message'), ': ')}`,
  'file.missing': (get) => `缺少文件${part(get('path'), ' ')}`,
  'file.too-large': (get) =>
    `文件过大, 上限为 ${get('most')}${part(get('width'), ', 文件为 ')}${part(get('height'), ' × ')}${part(get('bytes'), ', 展开后 ', ' 字节')}`,
  'text.encoding-detected': (get) => `文字编码按 ${get('encoding')} 读取`,
  'text.encoding-broken': (get) =>
    get('lost') === 'true' ? '有些字符在文件保存时已经丢失 (�), 请核对' : `文字编码有误, 按 ${get('encoding')} 均无法读取, 请另存为 UTF-8`,
  'table.no-header': (get) => `第一行不像表头 (${get('cells')}), 请在首行写明列名`,
  'table.duplicate-column': (get) => `列名重复, 后一列改称 ${get('renamed')}`,
  'table.row-width': (get) =>
    `该行有 ${get('cells')} 个单元格, 表头有 ${get('columns')} 个${get('kept') === 'true' ? ', 缺的按空值处理' : ', 该行已略去'}`,
  'table.missing-column': (get) => `缺少列 ${get('column')}${part(get('columns'), ', 文件中的列: ')}`,
  'table.column-guessed': (get) => `此列被当作 ${get('field')}, 如有误请指明列名`,
  'table.one-column': (get) => `只有一列 (${get('column')}), 请检查分隔符是否为逗号、制表符、分号或竖线`,
  'table.bad-quote': (get) => (get('open') === 'true' ? '引号没有闭合, 无法确定其后的内容' : '引号使用有误, 请检查该行'),
  'table.totals-row': (get) => `合计行 (${get('cell')}) 已略去`,
  'cell.not-a-number': (get) => `不是数字${part(get('value'), ': “', '”')}${part(get('rows'), ', 整列 ', ' 行均如此')}${leftOutZh(get)}`,
  'cell.missing-value': (get) => `单元格为空, 按无数据处理${leftOutZh(get)}`,
  'cell.negative': (get) => `不应为负数: ${get('value')}`,
  'cell.duplicate-id': (get) => `编号重复: ${get('id')}${part(get('entry'), ', 见 ')}${leftOutZh(get)}`,
  'cell.unknown-value': (get) => `无法识别的取值 “${get('value')}”${part(get('wanted'), ', 应为: ')}`,
  'cell.bad-h3': (get) => `不是有效的 H3 单元: “${get('value')}”, 已略去`,
  'shapefile.missing-part': (get) =>
    get('assumed') !== ''
      ? `没有 ${get('part')} 文件, 坐标按 ${reasonZh(get('assumed'))} 处理`
      : `缺少 ${get('part')} 文件${get('projected') === 'true' ? ', 而坐标不是经纬度, 无法得知其投影' : ''}; 请把 .shp .dbf .prj .cpg 一起放入 zip`,
  'shapefile.several-layers': (get) => `zip 中有几个 shapefile (${get('layers')}), 请每个 zip 只放一个`,
  'shapefile.records-differ': (get) => `.shp 有 ${get('shapes')} 个图形, .dbf 有 ${get('records')} 行, 两者应当相同`,
  'projection.unknown': (get) => `不认识坐标系 “${get('name')}” (或其基准面与 WGS 84 不同), 请先转换为 WGS 84 或 CGCS2000`,
  'geojson.invalid': (get) => `不是有效的 GeoJSON${part(get('type'), ', type 为 ')}${part(get('features'), ', ', ' 个要素均不可用')}`,
  'geojson.bad-geometry': (get) => `要素有误${part(reasonZh(get('reason')), ': ')}${leftOutZh(get)}`,
  'geojson.too-many-errors': (get) => `错误过多 (${get('errors')} 处), 已停止读取`,
  'geojson.projected': (get) =>
    get('turned') === 'true'
      ? `坐标为投影坐标 (${get('crs')}), 已换算为经纬度`
      : `坐标似为投影坐标${part(get('crs'), ' (', ')')}, 请先转换为 WGS 84 经纬度`,
  'geometry.self-crossing': (get) => `多边形自相交, 位置约 ${get('lon')}, ${get('lat')}`,
  'geometry.zero-area': (get) => `多边形面积为零${leftOutZh(get)}`,
  'geometry.empty': (get) => `没有几何图形${leftOutZh(get)}`,
  'coordinate.out-of-range': (get) => `坐标超出经纬度范围${leftOutZh(get)}`,
  'coordinate.swapped': (get) => `经度和纬度似乎颠倒${part(get('rows'), ', 共 ', ' 行')}${leftOutZh(get)}`,
  'coordinate.missing': (get) => (get('kept') === 'true' ? '没有坐标, 该行保留, 但没有位置' : '没有坐标, 该行已略去'),
  'coordinate.projected': (get) => `坐标似为投影坐标 (米)${part(get('rows'), ', 共 ', ' 行')}, 请先转换为 WGS 84 经纬度${leftOutZh(get)}`,
  'coordinate.outside-study': (get) => `位于研究范围之外${part(get('count'), ', 共 ', ' 处')}`,
  'coordinate.other-datum': (get) =>
    get('inside') !== ''
      ? `坐标似为 ${get('datum')}: 换算后 ${get('inside')}% 的设施位于所属单元内, 原样只有 ${get('asIs')}%, 请先用 convert 转换`
      : `列名表明坐标为 ${get('datum')} 而非 WGS 84, 相差约数百米, 请先用 convert 转换`,
  'raster.unsupported': (get) => `不支持这种栅格${part(reasonZh(get('reason')), ': ')}${part(get('bands'), ', 波段数 ')}`,
  'raster.no-georeference': (get) => `栅格没有坐标信息${part(reasonZh(get('assumed')), ', 按 ', ' 处理')}`,
  'raster.rotated': () => '栅格有旋转或镜像, 请先校正为正北向上',
  'raster.south-up': () => '栅格自南向北排列, 已翻转为正北向上',
  'raster.nodata-odd': (get) =>
    get('undeclared') === 'true'
      ? `文件没有声明无数据标记, ${get('text')} 按无数据处理`
      : `无数据标记 “${get('text')}” 不合该栅格的数值类型, 未采用`,
  'raster.projected': (get) => `栅格的投影 (EPSG:${get('epsg')}) 无法换算为经纬度`,
  'raster.grid-mismatch': (get) =>
    `坐标系不一致${part(reasonZh(get('crs')), ': 本文件为 ')}${part(reasonZh(get('grid')), ', 计算栅格为 ')}, 无法自动换算, 请先统一坐标系`,
  'osm.missing-nodes': (get) => `${get('ways')} 条道路缺少节点 (共 ${get('nodes')} 个), 在缺处断开`,
  'osm.no-roads': () => '文件中没有道路',
  'osm.bad-maxspeed': (get) => `限速 “${get('value')}” 无法识别, 改用道路等级的速度`,
  'roads.disconnected': (get) => {
    const people = (rows: string, sum: string, fate: string): string =>
      get(rows) === '' ? '' : `; ${get(rows)} 个人口点${part(get(sum), ' (', ' 人)')}${fate}`;
    return (
      `路网不连通${part(get('trip'), ' (', ')')}${part(get('count'), ', 有 ', ' 个孤立部分')}` +
      people('islandRows', 'islandPeople', '离孤立部分的道路最近, 改接到较远的道路') +
      people('cutOffRows', 'cutOffPeople', '所在的路网与任何设施都不相连')
    );
  },
  'study.no-manifest': (get) => `没有 study.json, 也认不出可用的图层${part(get('files'), ': ')}`,
  'study.layer-recognised': () => '按内容识别出图层',
  'study.layer-guessed': () => '按文件名推测图层, 请核对',
  'study.facilities-from-counts': (get) =>
    `没有设施文件, 以人口文件中的计数列 (${get('columns')}) 作为设施: 计数大于 0 的行各算一处, 共 ${get('facilities')} 处`,
  'study.bad-manifest': (get) => `study.json 有误: ${get('issuesZh')}`,
  'study.missing-layer': (get) => `study.json 所列的文件不存在: ${get('path')}`,
  'study.layer-twice': () => '同一图层有两个文件, 只能用一个',
  'study.unknown-year': (get) =>
    `没有 ${get('year')} 年的人口数据${part(get('group'), ' (人群 ', ')')}${part(get('known'), ', 现有年份: ')}`,
  'study.unknown-trip': (get) =>
    `没有这种出行方式${part(get('trip'), ': ')}${part(get('known'), ', 可选: ')}${part(get('entry'), ', 见条目 ')}${part(get('issuesZh'), ': ')}`,
  'study.unknown-catalogue': (get) => `找不到 “${get('name')}”${part(get('known'), ', 自带的有: ')}`,
  'study.unknown-unit': (get) =>
    `没有代码为 ${get('unit')} 的行政单元${part(get('id'), ' (设施 ', ')')}${get('leftOut') === 'true' ? ', 该设施不计入任何单元' : ''}${get('rowLeftOut') === 'true' ? ', 对照表中也没有, 该行已略去' : ''}`,
  'study.unit-without-parent': (get) =>
    `单元 ${get('unit')}${part(get('name'), ' ')} 的上级${part(get('parent'), ' ')} 不存在或不在更高层级`,
  'study.units-overlap': (get) =>
    `单元 ${get('unit')}${part(get('name'), ' ')} 的 ${get('parts')} 个下级单元面积合计为其 ${get('percent')}%, 边界有重叠或超出; 重叠处的人口只计入排在前面的单元`,
  'study.units-gap': (get) =>
    `单元 ${get('unit')}${part(get('name'), ' ')} 的 ${get('parts')} 个下级单元面积合计仅为其 ${get('percent')}%, 边界有空隙; 空隙中的人口只计入上级单元`,
  'study.no-demand': () => '没有人口数据',
  'study.no-facilities': () => '没有可用的设施',
  'study.no-network': (get) =>
    `没有这种出行方式能走的道路 (没有道路数据, 或道路等级不在速度表中)${part(get('trip'), ' (', ')')}${part(get('services'), ', 以下服务没有结果: ')}`,
  'study.no-surface': (get) =>
    `没有土地覆盖或摩擦栅格, 无法计算这种出行方式${part(get('trip'), ' (', ')')}${part(get('services'), ', 以下服务没有结果: ')}`,
  'study.unknown-scenario': (get) => `研究中没有方案 “${get('scenario')}”, 也没有这个文件${part(get('known'), ', 研究的方案有: ')}`,
  'study.one-year': (get) => `研究没有两个年份可比较${part(get('known'), ', 只有 ')}`,
  'study.same-year': (get) => `两个年份相同 (${get('year')}), 无从比较; 研究的年份: ${get('known')}`,
  'crosswalk.carried': (get) => `代码 ${get('from')} 已改为 ${get('to')}: ${get('rows')} 行按对照表归到同一范围`,
  'crosswalk.bad': (get) => `代码对照表有误: ${crosswalkZh[get('reason')] ?? get('reason')}${part(get('code'), ' (', ')')}`,
  'crosswalk.split-place': (get) => `代码 ${get('from')} 已分为 ${get('to')}: ${get('rows')} 处设施改按所在位置归属`,
  'crosswalk.needs-measure': (get) =>
    `代码 ${get('from')} 有拆分或合并, 要写明指标 ${get('indicator')} 是比率还是数量 (quantity 列: rate 或 count), 已略去`,
  'crosswalk.needs-weight': (get) =>
    `${get('to')} 由几个单元合并而成, 指标 ${get('indicator')} 的合并值算不出: 对照表缺 weight, 或其中有单元没有这一年的数, 已略去`,
  'crosswalk.twice': (get) =>
    `指标 ${get('indicator')} 在旧代码 ${get('from')} 与新代码 ${get('to')} 下都有 ${get('year')} 年的数; 采用新代码的, 这一行已略去`,
  'scenario.bad': (get) => `方案文件有误: ${get('issuesZh')}`,
  'catalogue.bad': (get) => `标准目录有误: ${get('issuesZh')}`,
  'catalogue.unknown-standard': (get) => `目录中没有标准 ${get('standard')}; 有: ${get('known')}`,
  'catalogue.unknown-type': (get) =>
    `设施类型 “${get('type')}” 不在标准目录中${part(get('facilities'), ', 涉及 ', ' 处设施')}${part(get('entry'), ', 见条目 ')}${part(get('field'), ' 的 ')}`,
  'travel.bad-cutoff': (get) => `时限无效: ${get('seconds')} 秒`,
  'travel.bad-rank': (get) => `第几近须为从 1 起的整数: ${get('rank')}`,
  'travel.bad-speed': (get) => `速度无效${part(get('what'), ' (', ')')}${part(get('value'), ': ')}${part(get('issuesZh'), ': ')}`,
  'travel.facility-off-grid': (get) => `有设施位于栅格之外, 未参与计算${part(get('count'), ', 共 ', ' 处')}${part(get('names'), ': ')}`,
  'travel.facility-on-barrier': (get) => `有设施位于无法通行处, 未参与计算${part(get('count'), ', 共 ', ' 处')}${part(get('names'), ': ')}`,
  'travel.facility-not-snapped': (get) => `有设施离道路太远, 未参与计算${part(get('count'), ', 共 ', ' 处')}${part(get('names'), ': ')}`,
  'travel.demand-off-grid': (get) => `有人口点位于栅格之外或离道路太远, 没有时间${part(get('count'), ', 共 ', ' 处')}`,
  'travel.demand-on-barrier': (get) => `有人口点位于无法通行处${part(get('count'), ', 共 ', ' 处')}`,
  'travel.snapped-far': (get) => `有位置离最近的道路较远${part(get('count'), ', 共 ', ' 处')}`,
  'travel.unknown-road-class': (get) => `速度表中没有这些道路等级, 视为不可通行: ${get('classes')}${part(get('count'), ' (', ' 条)')}`,
  'travel.unknown-land-cover': (get) =>
    `速度表中没有这些土地覆盖类别, 视为不可通行: ${get('classes')}${part(get('cells'), ' (', ' 个像元)')}`,
  'travel.land-cover-missing': (get) => `${get('cells')} 个像元没有土地覆盖数据, 视为不可通行`,
  'travel.no-elevation': (get) => `${get('cells')} 个像元没有高程数据, 视为不可通行`,
  'travel.default-speed': (get) =>
    `使用默认速度${part(get('kmPerHour'), ': ', ' 公里/小时')}${part(get('classesZh'), ', 地类编号按自带的速度表理解: ', '; 如编号含义不同, 请用 --speeds 给出速度表')}`,
  'travel.no-field': (get) => `出行方式 ${get('trip')} 只走路网, 没有像元可写成栅格; 请给出土地覆盖 (--surface)、高程或摩擦面, 或写为 csv`,
  'travel.no-overlap': (get) =>
    `全部 ${get('count')} 处${get('layer') === 'demand' ? '人口点' : '设施'}都在栅格或路网范围之外; 请检查坐标系与各文件的范围`,
  'travel.slow-friction': (get) => `摩擦面的平均速度只有 ${get('kmPerHour')} 公里/小时; 摩擦值应为每米分钟数 (步行约 0.012), 请检查单位`,
  'travel.too-many-speeds': (get) => `一个表面上的速度种类过多, 上限 ${get('most')} 种; 请把相近的速度并为一类`,
  'travel.grid-too-large': (get) => `栅格过大: ${get('cells')} 个像元, 上限 ${get('most')}`,
  'travel.no-extent': () => '无法确定计算范围',
  'travel.compute-grid': (get) =>
    `按要求的计算像元重采样: 由 ${get('from')} 个 (每个 ${get('fromStep')} ${reasonZh(get('unit'))}) 变为 ${get('to')} 个 (每个 ${get('toStep')} ${reasonZh(get('unit'))})`,
  'demand.spread': (get) =>
    `人口已分摊到计算像元: ${get('rows')} 行变为 ${get('parts')} 份, ${get('shape') === 'polygons' ? '面内均分' : '大像元按面积分摊'}${part(get('metres'), ', 没有栅格, 像元取 ', ' 米')}`,
  'demand.too-many-parts': (get) =>
    `人口要分摊到 ${get('cells')} 个计算像元, 上限 ${get('most')}; 计算像元取 ${get('metres')} 米或更大即可 (--cell 或 cellMetres)`,
  'access.bad-decay': (get) => `衰减函数 “${get('decay')}” 无效, 应为: ${get('wanted')}`,
  'access.lacking': (get) =>
    get('seconds') === 'true'
      ? `方法 ${get('method')} 的默认值以分钟计, 而矩阵以秒计, 请用 --${get('option')} 写明`
      : `方法 ${get('method')} 需要 --${get('option')}, 否则无从界定可达范围`,
  'access.unused-option': (get) => `方法 ${get('method')} 用不到这些选项: ${get('options')}`,
  'access.default-amount': (get) => `没有 ${get('column')} 列, 每行按 1 计`,
  'access.alone': (get) => `有供给的设施 ${get('count')} 处没有人可达, 其供给 (合计 ${get('supply')}) 不计入任何人`,
  'matrix.unknown-ids': (get) =>
    `${get('side') === 'facility' ? '设施' : '需求'}编号 ${get('count')} 个 (${get('ids')}) 不在 ${get('other')} 中, 这 ${get('pairs')} 行已略去`,
  'matrix.no-match': (get) =>
    `矩阵的${get('side') === 'facility' ? '设施' : '需求'}编号 (如 ${get('ids')}) 没有一个在 ${get('other')} 中 (如 ${get('there')})${get('zeros') === 'true' ? ', 去掉前导零后可以对上: 请按文本保存编号' : ''}`,
  'matrix.duplicate-pair': (get) => `设施 ${get('facility')} 与需求 ${get('demand')} 的组合出现两次, 会被重复计算`,
  ...sitingFindings.zh,
  'equity.lacking': (get) => `指数 ${get('index')} 需要 ${get('option')}`,
  'equity.no-data': (get) => `${get('rows')} 行没有数据 (数值、人口或分组为空), 不参与计算`,
  'equity.one-group': (get) => `列 ${get('column')} 只有一组有数据, 组间没有差距可言`,
  'travel.unused-input': (get) => `出行方式 ${get('trip')} 用不到这些输入: ${get('inputs')}`,
  'command.unknown': (get) => `没有这个命令: ${get('command')}${part(get('nearest'), ', 是否想用 ')}`,
  'command.missing-option': (get) => `缺少选项 ${get('option')}`,
  'command.bad-option': (get) => `选项 ${get('option')} 的值 “${get('value')}” 无效${part(get('wanted'), ', 应为: ')}`,
  'command.unknown-option': (get) => `没有这个选项: ${get('option')}${part(get('nearest'), ', 是否想用 ')}`,
  'task.unknown': (get) => `没有这项任务: ${get('task')}`,
  'task.crashed': (get) => `程序内部错误: ${get('message')}`,
  'edit.unknown-facility': (get) => `没有编号为 ${get('id')} 的设施${part(get('edit'), ', 见第 ', ' 项修改')}`,
  'edit.unknown-speeds': (get) => `没有速度表 ${get('table')}${part(get('edit'), ', 见第 ', ' 项修改')}; 有: ${get('known')}`,
  'edit.unknown-standard': (get) => `没有编号为 ${get('id')} 的标准${part(get('edit'), ', 见第 ', ' 项修改')}`,
  'edit.bad-standard': (get) =>
    `标准 ${get('entry')} 的 ${get('field')} 有误: ${problemZh[get('problem')]?.(get) ?? ''}${part(get('edit'), ', 见第 ', ' 项修改')}`,
};

const en: Readonly<Record<FindingCode, Say>> = {
  'file.unknown-format': (get) =>
    get('from') !== ''
      ? `${get('from')} cannot be converted to ${get('to') || 'a file without an ending'}${part(get('writes'), '; it can be written as: ')}`
      : `not a format that can be read${part(known(get('found')), ' (', ')')}${part(get('wanted'), '; wanted: ')}${leftOutEn(get)}`,
  'file.empty': () => 'the file is empty',
  'file.truncated': (get) => `the file is cut short${part(get('format'), ' (', ')')}`,
  'file.unreadable': (get) =>
    get('writing') === 'true'
      ? `the file cannot be written${part(get('reason'), ' (', ')')}; check that the folder is there and may be written to`
      : `the file cannot be read${part(get('format') || get('reason'), ' (', ')')}${part(get('message'), ': ')}`,
  'file.missing': (get) => `file missing${part(get('path'), ': ')}`,
  'file.too-large': (get) =>
    `the file is too large; the limit is ${get('most')}${part(get('width'), '; it has ')}${part(get('height'), ' x ')}${part(get('bytes'), '; unpacked it has ', ' bytes')}`,
  'text.encoding-detected': (get) => `text read as ${get('encoding')}`,
  'text.encoding-broken': (get) =>
    get('lost') === 'true'
      ? 'some characters were lost before the file came here (�); please check'
      : `the text is not valid ${get('encoding')}; please save it as UTF-8`,
  'table.no-header': (get) => `the first row does not look like a header (${get('cells')}); name the columns in the first row`,
  'table.duplicate-column': (get) => `two columns share this name; the later one is called ${get('renamed')}`,
  'table.row-width': (get) =>
    `the row has ${get('cells')} cells where the header has ${get('columns')}${get('kept') === 'true' ? '; the missing ones are taken as empty' : '; row left out'}`,
  'table.missing-column': (get) => `column ${get('column')} is missing${part(get('columns'), '; the file has: ')}`,
  'table.column-guessed': (get) => `this column is taken for ${get('field')}; name the column if that is wrong`,
  'table.one-column': (get) => `there is only one column (${get('column')}); check that the separator is a comma, tab, semicolon or bar`,
  'table.bad-quote': (get) =>
    get('open') === 'true'
      ? 'a quote is opened and never closed, so what follows cannot be told'
      : 'quotes are used wrongly; check the row',
  'table.totals-row': (get) => `totals row (${get('cell')}) left out`,
  'cell.not-a-number': (get) =>
    `not a number${part(get('value'), ': "', '"')}${part(get('rows'), '; so are all ', ' rows of the column')}${leftOutEn(get)}`,
  'cell.missing-value': (get) => `empty cell, taken as no data${leftOutEn(get)}`,
  'cell.negative': (get) => `must not be negative: ${get('value')}`,
  'cell.duplicate-id': (get) => `id used twice: ${get('id')}${part(get('entry'), '; see ')}${leftOutEn(get)}`,
  'cell.unknown-value': (get) => `unknown value "${get('value')}"${part(get('wanted'), '; wanted: ')}`,
  'cell.bad-h3': (get) => `not an H3 cell: "${get('value')}"; left out`,
  'shapefile.missing-part': (get) =>
    get('assumed') !== ''
      ? `there is no ${get('part')} file; coordinates are taken as ${reasonEn(get('assumed'))}`
      : `the ${get('part')} file is missing${get('projected') === 'true' ? ', and the coordinates are no degrees: their projection cannot be known' : ''}; put .shp, .dbf, .prj and .cpg into one zip`,
  'shapefile.several-layers': (get) => `the zip holds several shapefiles (${get('layers')}); put each into a zip of its own`,
  'shapefile.records-differ': (get) => `the .shp has ${get('shapes')} shapes and the .dbf ${get('records')} rows; they should be the same`,
  'projection.unknown': (get) =>
    `the coordinate system “${get('name')}” is not known (or its datum is not that of WGS 84); convert to WGS 84 or CGCS2000 first`,
  'geojson.invalid': (get) =>
    `not valid GeoJSON${part(get('type'), '; its type is ')}${part(get('features'), '; none of its ', ' features can be used')}`,
  'geojson.bad-geometry': (get) => `bad feature${part(reasonEn(get('reason')), ': ')}${leftOutEn(get)}`,
  'geojson.too-many-errors': (get) => `too many errors (${get('errors')}); reading stopped`,
  'geojson.projected': (get) =>
    get('turned') === 'true'
      ? `projected coordinates (${get('crs')}), turned into longitude and latitude`
      : `the coordinates look projected${part(get('crs'), ' (', ')')}; please turn them into WGS 84 longitude and latitude first`,
  'geometry.self-crossing': (get) => `the polygon crosses itself near ${get('lon')}, ${get('lat')}`,
  'geometry.zero-area': (get) => `the polygon has no area${leftOutEn(get)}`,
  'geometry.empty': (get) => `there is no geometry${leftOutEn(get)}`,
  'coordinate.out-of-range': (get) => `coordinates are off the earth${leftOutEn(get)}`,
  'coordinate.swapped': (get) => `longitude and latitude seem to have changed places${part(get('rows'), '; rows: ')}${leftOutEn(get)}`,
  'coordinate.missing': (get) =>
    get('kept') === 'true' ? 'no coordinates; the row is kept without a place' : 'no coordinates; row left out',
  'coordinate.projected': (get) =>
    `the coordinates look projected (metres)${part(get('rows'), '; rows: ')}; please turn them into WGS 84 longitude and latitude first${leftOutEn(get)}`,
  'coordinate.outside-study': (get) => `outside the study area${part(get('count'), ': ')}`,
  'coordinate.other-datum': (get) =>
    get('inside') !== ''
      ? `the coordinates look like ${get('datum')}: moved to WGS 84, ${get('inside')}% of the facilities lie in the unit they name, as they stand ${get('asIs')}%; please convert the file first`
      : `by its name the column is ${get('datum')}, not WGS 84, which is some hundred metres off; please convert the file first`,
  'raster.unsupported': (get) => `this kind of raster cannot be used${part(reasonEn(get('reason')), ': ')}${part(get('bands'), ', ')}`,
  'raster.no-georeference': (get) => `the raster does not say where it lies${part(reasonEn(get('assumed')), '; taken as ')}`,
  'raster.rotated': () => 'the raster is rotated or mirrored; please turn it north up first',
  'raster.south-up': () => 'the rows ran from south to north; turned north up',
  'raster.nodata-odd': (get) =>
    get('undeclared') === 'true'
      ? `the file declares no nodata; ${get('text')} is taken for missing`
      : `the nodata text "${get('text')}" does not fit the numbers of the raster and is not used`,
  'raster.projected': (get) => `the projection of the raster (EPSG:${get('epsg')}) cannot be turned into longitude and latitude`,
  'raster.grid-mismatch': (get) =>
    `the coordinate systems differ${part(reasonEn(get('crs')), ': this is in ')}${part(reasonEn(get('grid')), ', the grid in ')}; neither can be turned into the other, so please bring them into one first`,
  'osm.missing-nodes': (get) => `${get('ways')} ways lack nodes (${get('nodes')} in all) and are cut there`,
  'osm.no-roads': () => 'there are no roads in the file',
  'osm.bad-maxspeed': (get) => `maxspeed "${get('value')}" is not understood; the speed of the road's class is used`,
  'roads.disconnected': (get) =>
    `the road network is not connected${part(get('trip'), ' (', ')')}${part(get('count'), '; separate parts: ')}` +
    `${part(get('islandRows'), '; places nearest to one of them and joined to a road farther off: ')}${part(get('islandPeople'), ' (people: ', ')')}` +
    `${part(get('cutOffRows'), '; places on a part that no facility is joined to: ')}${part(get('cutOffPeople'), ' (people: ', ')')}`,
  'study.no-manifest': (get) => `there is no study.json, and no layer could be told${part(get('files'), ' from: ')}`,
  'study.layer-recognised': () => 'layer told from the content',
  'study.layer-guessed': () => 'layer guessed from the name of the file; please check',
  'study.facilities-from-counts': (get) =>
    `no file of facilities; the columns of counts (${get('columns')}) serve instead: each row with a count above 0 is one, ${get('facilities')} in all`,
  'study.bad-manifest': (get) => `study.json is wrong: ${get('issues')}`,
  'study.missing-layer': (get) => `study.json names a file that is not there: ${get('path')}`,
  'study.layer-twice': () => 'two files for a layer that takes one',
  'study.unknown-year': (get) =>
    `no people for the year ${get('year')}${part(get('group'), ' (group ', ')')}${part(get('known'), '; years: ')}`,
  'study.unknown-trip': (get) =>
    `no such trip${part(get('trip'), ': ')}${part(get('known'), '; there are: ')}${part(get('entry'), '; see ')}${part(get('issues'), ': ')}`,
  'study.unknown-catalogue': (get) => `"${get('name')}" is not there${part(get('known'), '; the product has: ')}`,
  'study.unknown-unit': (get) =>
    `no unit has the code ${get('unit')}${part(get('id'), ' (facility ', ')')}${get('leftOut') === 'true' ? '; it counts for no unit' : ''}${get('rowLeftOut') === 'true' ? ', nor is it in the crosswalk; the row is left out' : ''}`,
  'study.unit-without-parent': (get) =>
    `unit ${get('unit')}${part(get('name'), ' ')} needs a parent on a level above${part(get('parent'), '; it names ')}`,
  'study.units-overlap': (get) =>
    `the ${get('parts')} units below ${get('unit')}${part(get('name'), ' ')} have ${get('percent')}% of its area, so they overlap or reach out of it; people where two overlap count for the first of them only`,
  'study.units-gap': (get) =>
    `the ${get('parts')} units below ${get('unit')}${part(get('name'), ' ')} have only ${get('percent')}% of its area; people in the gaps count for the unit above alone`,
  'study.no-demand': () => 'there are no people',
  'study.no-facilities': () => 'there is no facility that can be used',
  'study.no-network': (get) =>
    `there are no roads that this trip can use (none at all, or of classes without a speed)${part(get('trip'), ' (', ')')}${part(get('services'), '; no result for: ')}`,
  'study.no-surface': (get) =>
    `there is no land cover or friction, which this trip needs${part(get('trip'), ' (', ')')}${part(get('services'), '; no result for: ')}`,
  'study.unknown-scenario': (get) =>
    `the study has no scenario "${get('scenario')}", and there is no such file${part(get('known'), '; its scenarios: ')}`,
  'study.one-year': (get) => `the study has no two years to compare${part(get('known'), ', only ')}`,
  'study.same-year': (get) => `both years are ${get('year')}: there is no change to look at; the study has ${get('known')}`,
  'crosswalk.carried': (get) =>
    `the code ${get('from')} became ${get('to')}: ${get('rows')} rows are carried to the same ground by the crosswalk`,
  'crosswalk.bad': (get) => `the crosswalk is wrong: ${crosswalkEn[get('reason')] ?? get('reason')}${part(get('code'), ' (', ')')}`,
  'crosswalk.split-place': (get) =>
    `the code ${get('from')} was split into ${get('to')}: ${get('rows')} facilities belong where they stand`,
  'crosswalk.needs-measure': (get) =>
    `the code ${get('from')} was split or merged: say whether the indicator ${get('indicator')} is a rate or a count (column quantity: rate or count); the row is left out`,
  'crosswalk.needs-weight': (get) =>
    `${get('to')} was merged from several units, and the indicator ${get('indicator')} cannot be merged: the crosswalk gives no weight, or one of them has no figure for the year; the row is left out`,
  'crosswalk.twice': (get) =>
    `the indicator ${get('indicator')} has figures of ${get('year')} under the old code ${get('from')} and the new one ${get('to')}; the new one holds, this row is left out`,
  'scenario.bad': (get) => `the scenario is wrong: ${get('issues')}`,
  'catalogue.bad': (get) => `the catalogue is wrong: ${get('issues')}`,
  'catalogue.unknown-standard': (get) => `the catalogue has no standard ${get('standard')}; it has ${get('known')}`,
  'catalogue.unknown-type': (get) =>
    `facility type "${get('type')}" is not in the catalogue${part(get('facilities'), '; facilities: ')}${part(get('entry'), '; see ')}${part(get('field'), ', its ')}`,
  'travel.bad-cutoff': (get) => `bad cutoff: ${get('seconds')} s`,
  'travel.bad-rank': (get) => `the n of the n-th nearest is a whole number from 1 up: ${get('rank')}`,
  'travel.bad-speed': (get) => `bad speed${part(get('what'), ' (', ')')}${part(get('value'), ': ')}${part(get('issues'), ': ')}`,
  'travel.facility-off-grid': (get) => `facilities lie off the grid and take no part${part(get('count'), ': ')}${part(get('names'), '; ')}`,
  'travel.facility-on-barrier': (get) =>
    `facilities lie where nobody can pass and take no part${part(get('count'), ': ')}${part(get('names'), '; ')}`,
  'travel.facility-not-snapped': (get) =>
    `facilities are too far from any road and take no part${part(get('count'), ': ')}${part(get('names'), '; ')}`,
  'travel.demand-off-grid': (get) => `places are off the grid or too far from any road and have no time${part(get('count'), ': ')}`,
  'travel.demand-on-barrier': (get) => `places lie where nobody can pass${part(get('count'), ': ')}`,
  'travel.snapped-far': (get) => `places are rather far from the nearest road${part(get('count'), ': ')}`,
  'travel.unknown-road-class': (get) =>
    `road classes not in the speed table, taken as closed: ${get('classes')}${part(get('count'), ' (', ' ways)')}`,
  'travel.unknown-land-cover': (get) =>
    `land-cover classes not in the speed table, taken as closed: ${get('classes')}${part(get('cells'), ' (', ' cells)')}`,
  'travel.land-cover-missing': (get) => `${get('cells')} cells have no land cover and are taken as closed`,
  'travel.no-elevation': (get) => `${get('cells')} cells have no elevation and are taken as closed`,
  'travel.default-speed': (get) =>
    `the default ${get('classes') === '' ? 'speed is' : 'speeds are'} used${part(get('kmPerHour'), ': ', ' km/h')}${part(get('classes'), '; class numbers are taken to mean: ', '; give --speeds where they mean something else')}`,
  'travel.no-field': (get) =>
    `the trip ${get('trip')} runs over roads alone, so there are no cells to write a raster of: give land cover (--surface), elevation or friction too, or write a csv`,
  'travel.no-overlap': (get) =>
    `all ${get('count')} ${get('layer') === 'demand' ? 'places of people' : 'facilities'} lie off the grid or the network: check the coordinate systems and extents of the files`,
  'travel.slow-friction': (get) =>
    `the mean speed over the friction raster is only ${get('kmPerHour')} km/h; friction is wanted in minutes per metre (about 0.012 on foot), check its unit`,
  'travel.too-many-speeds': (get) =>
    `too many different speeds on one surface, the limit is ${get('most')}; put similar speeds into one class`,
  'travel.grid-too-large': (get) => `the grid is too large: ${get('cells')} cells, the limit is ${get('most')}`,
  'travel.no-extent': () => 'the extent cannot be told',
  'travel.compute-grid': (get) =>
    `resampled onto the compute cells that were asked for: from ${get('from')} cells (of ${get('fromStep')} ${reasonEn(get('unit'))}) to ${get('to')} (of ${get('toStep')} ${reasonEn(get('unit'))})`,
  'demand.spread': (get) =>
    `people are spread over the compute cells: ${get('rows')} rows become ${get('parts')} parts, ${get('shape') === 'polygons' ? 'evenly within each polygon' : 'larger cells by share of area'}${part(get('metres'), '; there is no raster, so the cells are of ', ' metres')}`,
  'demand.too-many-parts': (get) =>
    `people would be spread over ${get('cells')} compute cells, the limit is ${get('most')}; compute cells of ${get('metres')} metres or more would do (--cell or cellMetres)`,
  'access.bad-decay': (get) => `the decay "${get('decay')}" is none that is known; wanted: ${get('wanted')}`,
  'access.lacking': (get) =>
    get('seconds') === 'true'
      ? `what ${get('method')} takes by default is in minutes and the matrix is in seconds: say --${get('option')}`
      : `the method ${get('method')} needs --${get('option')}: nothing else bounds what is in reach`,
  'access.unused-option': (get) => `the method ${get('method')} makes no use of: ${get('options')}`,
  'access.default-amount': (get) => `there is no column ${get('column')}: each row counts 1`,
  'access.alone': (get) =>
    `facilities with supply that nobody reaches: ${get('count')}; their supply (${get('supply')} in all) is counted for nobody`,
  'matrix.unknown-ids': (get) =>
    `${get('count')} ids in the column ${get('side')} (${get('ids')}) are not in ${get('other')}; their ${get('pairs')} rows are left out`,
  'matrix.no-match': (get) =>
    `none of the ids in the column ${get('side')} (such as ${get('ids')}) is in ${get('other')} (such as ${get('there')})${get('zeros') === 'true' ? '; without leading zeros they would match: save the ids as text' : ''}`,
  'matrix.duplicate-pair': (get) => `facility ${get('facility')} and demand ${get('demand')} are paired twice and would be counted twice`,
  ...sitingFindings.en,
  'equity.lacking': (get) => `the index ${get('index')} needs ${get('option')}`,
  'equity.no-data': (get) => `${get('rows')} rows have no data (value, people or group is empty) and no part in the figure`,
  'equity.one-group': (get) => `only one group of ${get('column')} has data: there is nothing between groups`,
  'travel.unused-input': (get) => `these inputs play no part in the trip ${get('trip')}: ${get('inputs')}`,
  'command.unknown': (get) => `no such command: ${get('command')}${part(get('nearest'), '; did you mean ')}`,
  'command.missing-option': (get) => `option ${get('option')} is missing`,
  'command.bad-option': (get) => `option ${get('option')} cannot be "${get('value')}"${part(get('wanted'), '; wanted: ')}`,
  'command.unknown-option': (get) => `no such option: ${get('option')}${part(get('nearest'), '; did you mean ')}`,
  'task.unknown': (get) => `no such task: ${get('task')}`,
  'task.crashed': (get) => `internal error: ${get('message')}`,
  'edit.unknown-facility': (get) => `no facility has the id ${get('id')}${part(get('edit'), '; see edit ')}`,
  'edit.unknown-speeds': (get) => `no speed table ${get('table')}${part(get('edit'), '; see edit ')}; there is: ${get('known')}`,
  'edit.unknown-standard': (get) => `no standard has the id ${get('id')}${part(get('edit'), '; see edit ')}`,
  'edit.bad-standard': (get) =>
    `${get('field')} of standard ${get('entry')}: ${problemEn[get('problem')]?.(get) ?? ''}${part(get('edit'), '; see edit ')}`,
};

const moreOf: Readonly<Record<Language, (count: string, code: FindingCode) => string>> = {
  zh: (count, code) => `同类提示 (${code}) 另有 ${count} 处, 未逐一列出`,
  en: (count, code) => `${count} more of the same (${code}), not listed one by one`,
};

const languages = { zh, en } as const;

/** What a finding says in a language, without where it was found. */
export function findingText(finding: Finding, language: Language): string {
  const get = getter(finding.details);
  const more = get('more');
  return more === '' ? languages[language][finding.code](get) : moreOf[language](more, finding.code);
}

/** The words of every finding code in both languages: a code without words does not compile. */
export const findings = languages;
