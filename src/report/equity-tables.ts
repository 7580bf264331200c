import { report } from '../i18n/words/report';
import type { Measure } from '../model/catalogue';
import type { StandardEquity } from '../model/result';
import { bookHeading, bookNote, bookTitle, heading } from './headings';
import type { ReportRun } from './input';
import type { Names } from './names';
import { column, type Cell, type Table } from './table';

/** A value where the standard's values are of that measure; shares and figures stand in columns of their own. */
const only = (of: StandardEquity, measure: Measure, value: number): Cell =>
  (of.measure === 'share') === (measure === 'share') ? value : null;

const nameOf = (names: Names, id: string): Cell => {
  const standard = names.standard(id);
  return standard ? names.text(standard.name) : null;
};

/** One row per standard, year and level of units: how evenly its values are spread. */
export function equityTable(run: Pick<ReportRun, 'equity'>, names: Names): Table {
  const words = report[names.language];
  return {
    id: 'equity',
    title: bookTitle('equity'),
    note: bookNote('equity'),
    columns: [
      column('standard', 'code', heading('standard')),
      column('name', 'text', heading('clause')),
      column('kind', 'text', heading('kind')),
      column('year', 'year', heading('year')),
      column('level', 'text', heading('level')),
      column('units', 'count', bookHeading('units')),
      column('units_no_data', 'count', bookHeading('unitsNoData')),
      column('people', 'count', bookHeading('weight')),
      column('mean', 'share', bookHeading('mean')),
      column('mean_figure', 'number', bookHeading('meanFigure')),
      column('gini', 'index', bookHeading('gini')),
      column('gini_area', 'index', bookHeading('giniArea')),
      column('theil', 'index', bookHeading('theil')),
      column('theil_between', 'index', bookHeading('theilBetween')),
      column('theil_within', 'index', bookHeading('theilWithin')),
      column('palma', 'number', bookHeading('palma')),
      column('gap', 'share', bookHeading('gap')),
      column('gap_figure', 'number', bookHeading('gapFigure')),
      column('ratio', 'number', bookHeading('ratio')),
      column('highest', 'text', bookHeading('highest')),
      column('lowest', 'text', bookHeading('lowest')),
      column('urban', 'share', bookHeading('urban')),
      column('rural', 'share', bookHeading('rural')),
      column('urban_figure', 'number', bookHeading('urbanFigure')),
      column('rural_figure', 'number', bookHeading('ruralFigure')),
      column('urban_rural', 'number', bookHeading('urbanRural')),
    ],
    rows: run.equity.map((one) => [
      one.standard,
      nameOf(names, one.standard),
      words.kinds[one.kind],
      one.year || null,
      words.levels[one.level],
      one.units,
      one.unitsNoData,
      one.people,
      only(one, 'share', one.mean),
      only(one, 'number', one.mean),
      one.gini,
      one.giniArea,
      one.theil,
      one.theilBetween,
      one.theilWithin,
      one.palma,
      only(one, 'share', one.gap),
      only(one, 'number', one.gap),
      one.ratio,
      one.highest === '' ? null : names.unit(one.highest),
      one.lowest === '' ? null : names.unit(one.lowest),
      only(one, 'share', one.urban),
      only(one, 'share', one.rural),
      only(one, 'number', one.urban),
      only(one, 'number', one.rural),
      one.urbanRural,
    ]),
  };
}

/** One row per ratio standard, year and county: its share of the resource and of the people beside its share of the land. */
export function agglomerationTable(run: Pick<ReportRun, 'equity'>, names: Names): Table {
  return {
    id: 'agglomeration',
    title: bookTitle('agglomeration'),
    note: bookNote('agglomeration'),
    columns: [
      column('standard', 'code', heading('standard')),
      column('name', 'text', heading('clause')),
      column('year', 'year', heading('year')),
      column('code', 'code', heading('code')),
      column('unit', 'text', heading('unit')),
      column('hrad', 'index', bookHeading('hrad')),
      column('pad', 'index', bookHeading('pad')),
      column('ratio', 'index', bookHeading('hradByPad')),
    ],
    rows: run.equity.flatMap(({ standard, year, agglomeration }) =>
      agglomeration.map(({ unit, hrad, pad, ratio }) => [
        standard,
        nameOf(names, standard),
        year || null,
        unit,
        names.unit(unit),
        hrad,
        pad,
        ratio,
      ]),
    ),
  };
}

/** HRAD / PAD of each ratio standard by county, for reading: a column a standard. */
export function agglomerationByCounty(equity: readonly StandardEquity[], names: Names): Table {
  const compared = equity.filter(({ agglomeration }) => agglomeration.length > 0);
  const counties = [...new Set(compared.flatMap(({ agglomeration }) => agglomeration.map(({ unit }) => unit)))];
  return {
    id: 'agglomeration-by-county',
    title: bookTitle('agglomeration'),
    columns: [
      column('unit', 'text', heading('unit')),
      ...compared.map(({ standard }) => column(standard, 'index', names.standard(standard)?.name ?? { zh: standard, en: standard })),
    ],
    rows: counties.map((county) => [
      names.unit(county),
      ...compared.map(({ agglomeration }) => agglomeration.find(({ unit }) => unit === county)?.ratio ?? null),
    ]),
  };
}
