import { formatCount } from '../../i18n/format';
import { editedFacilities } from '../../model/edit';
import { tableCsv } from '../../report/csv';
import { changeTables } from '../../report/change-tables';
import { namesOf } from '../../report/names';
import { productVersion } from '../../report/version';
import { changeSummary } from '../change-summary';
import type { Command } from '../command';
import { badOption, type ParsedOptions } from '../parse';
import { scenarioOf } from '../scenario-option';

/** A year that was asked for, or the study's. @throws Failure command.bad-option */
function yearOf(options: ParsedOptions, name: string, otherwise: number): number {
  const year = options.number(name) ?? otherwise;
  if (!Number.isInteger(year)) throw badOption(`--${name}`, String(options.text(name)), 'year');
  return year;
}

/** `junda change STUDY`: how the standards changed between two years, and why. */
export const change: Command = {
  name: 'change',
  args: ['STUDY'],
  options: {
    from: { value: 'YEAR', help: 'fromYear' },
    to: { value: 'YEAR', help: 'toYear' },
    standard: { value: 'ID', repeat: true, help: 'standard' },
    scenario: { value: 'SCENARIO', help: 'scenario' },
    out: { value: 'DIR', help: 'outChange' },
    column: { value: 'NAME=COLUMN', repeat: true, help: 'column' },
  },
  example: 'junda change data/baoji --from 2018 --to 2020 --standard 16-circle-drive',
  run: async (context) => {
    const { io, args, options, words, language, json } = context;
    const files = await io.read(args[0] ?? '');
    const view = await context.task('openStudy', { files, columns: options.pairs('column', 'column') });
    const scenario = await scenarioOf(context, view);
    const edits = scenario?.edits ?? [];
    const result = await context.task('change', {
      edits,
      from: yearOf(options, 'from', view.years[0] ?? 0),
      to: yearOf(options, 'to', view.years.at(-1) ?? 0),
      standards: options.list('standard'),
    });
    const names = namesOf({ ...view, facilities: editedFacilities(view.facilities, edits) }, language);
    const document = `${JSON.stringify({ junda: productVersion, ...result })}\n`;
    const folder = options.text('out')?.replace(/[/\\]+$/, '') ?? null;
    const written =
      folder === null
        ? []
        : [
            { path: 'change.json', bytes: new TextEncoder().encode(document) },
            ...changeTables(result, names).map((table) => ({ path: `${table.id}.csv`, bytes: tableCsv(table, language) })),
          ];
    for (const file of written) await io.write(`${folder}/${file.path}`, file.bytes);
    if (json) io.out(document);
    else {
      io.out(changeSummary(result, names));
      if (folder !== null) io.out(`${words.change.written(folder, formatCount(written.length, language))}\n`);
    }
    return 0;
  },
};
