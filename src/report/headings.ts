import { report } from '../i18n/words/report';
import { reportBook } from '../i18n/words/report-book';
import type { Text } from '../model/text';

/** Heading of a column from the words of reports. */
export function heading(key: keyof typeof report.zh.columns): Text {
  return { zh: report.zh.columns[key], en: report.en.columns[key] };
}

/** Heading of a column from the words of the book of a plan. */
export function bookHeading(key: keyof typeof reportBook.zh.columns): Text {
  return { zh: reportBook.zh.columns[key], en: reportBook.en.columns[key] };
}

/** Title of a table from the words of the book of a plan. */
export function bookTitle(key: keyof typeof reportBook.zh.tables): Text {
  return { zh: reportBook.zh.tables[key], en: reportBook.en.tables[key] };
}

/** What a table leaves out. */
export function bookNote(key: keyof typeof reportBook.zh.tableNotes): Text {
  return { zh: reportBook.zh.tableNotes[key], en: reportBook.en.tableNotes[key] };
}
