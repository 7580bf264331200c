import { reportBook } from '../i18n/words/report-book';
import type { Text } from '../model/text';
import { bookHeading, bookTitle, heading } from './headings';
import type { ReportRun } from './input';
import type { Names } from './names';
import { column, type Cell, type Table } from './table';

const bytesUnit: Text = { zh: reportBook.zh.bytes, en: reportBook.en.bytes };
const speedUnit: Text = { zh: reportBook.zh.kmPerHour, en: reportBook.en.kmPerHour };

/** The files that a run rests on, with fingerprints, after what the study says of its data. */
export function dataTable(run: ReportRun, names: Names): Table {
  const note = names.text(run.study.note);
  return {
    id: 'data',
    title: bookTitle('data'),
    ...(note === '' ? {} : { note: run.study.note }),
    columns: [
      column('layer', 'text', bookHeading('layer')),
      column('file', 'text', heading('file')),
      column('bytes', 'count', bookHeading('bytes'), bytesUnit),
      column('sha256', 'code', bookHeading('sha256')),
    ],
    rows: [
      ...run.parameters.files.map(({ layer, path, bytes, sha256 }): readonly Cell[] => [layer, path, bytes, sha256]),
      ...(note === '' ? [] : [[reportBook[names.language].data.note, note, null, null]]),
    ],
  };
}

/** The speeds of a run, as its table has them: open ground, land cover, roads; km/h, empty where a mode may not go. */
export function speedsTable({ parameters }: ReportRun, names: Names): Table {
  const { speeds } = parameters;
  const words = reportBook[names.language];
  const speed = (value: number): Cell => (value > 0 ? value : null);
  const { walking, cycling, motor } = speeds.openGround;
  return {
    id: 'speeds',
    title: bookTitle('speeds'),
    note: {
      zh: reportBook.zh.method.speedPreset(speeds.name.zh, speeds.source.zh),
      en: reportBook.en.method.speedPreset(speeds.name.en, speeds.source.en),
    },
    columns: [
      column('medium', 'text', bookHeading('medium')),
      column('class', 'code', bookHeading('class')),
      column('name', 'text', bookHeading('label')),
      column('walking', 'number', bookHeading('walking'), speedUnit),
      column('cycling', 'number', bookHeading('cycling'), speedUnit),
      column('motor', 'number', bookHeading('motor'), speedUnit),
    ],
    rows: [
      [words.media.ground, null, words.media.ground, speed(walking), speed(cycling), speed(motor)],
      ...speeds.landCover.map((cover): readonly Cell[] => [
        words.media.cover,
        String(cover.class),
        names.text(cover.label),
        ...(['walking', 'cycling', 'motor'] as const).map((mode) => (mode === cover.mode ? cover.kmPerHour : null)),
      ]),
      ...speeds.roads.map((road): readonly Cell[] => [
        words.media.road,
        road.class,
        names.text(road.label),
        speed(road.walking),
        speed(road.cycling),
        speed(road.motor),
      ]),
    ],
  };
}

/** What the workbook holds: sheet, rows, the csv of the same table, what is left out. */
export function contentsTable(tables: readonly Table[], names: Names): Table {
  return {
    id: 'contents',
    title: bookTitle('contents'),
    columns: [
      column('sheet', 'text', bookHeading('sheet')),
      column('rows', 'count', bookHeading('rows')),
      column('csv', 'code', bookHeading('csv')),
      column('note', 'text', bookHeading('about')),
    ],
    rows: tables.map((table) => [
      names.text(table.title),
      table.rows.length,
      `tables/${table.id}.csv`,
      table.note ? names.text(table.note) : null,
    ]),
  };
}
