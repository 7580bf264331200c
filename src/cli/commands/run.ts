import { formatCount } from '../../i18n/format';
import { editedCatalogue } from '../../model/catalogue-edit';
import { editedFacilities, isCatalogueEdit } from '../../model/edit';
import { Failure } from '../../model/finding';
import { namesOf } from '../../report/names';
import { resultsDocument } from '../../report/results-json';
import type { Command, ExitCode } from '../command';
import { badOption } from '../parse';
import { catalogueOf } from '../catalogue-option';
import { calledAfter, scenarioOf } from '../scenario-option';
import { runSummary } from '../run-summary';
import { tellFindings } from '../tell-findings';

/** `junda run STUDY`: every standard of the catalogue for every unit and year; exit 1 with `--strict` where one is not met. */
export const run: Command = {
  name: 'run',
  args: ['STUDY'],
  options: {
    year: { value: 'YEAR', help: 'year' },
    catalogue: { value: 'FILE', help: 'catalogue' },
    scenario: { value: 'SCENARIO', help: 'scenario' },
    band: { value: 'SHARE', help: 'band' },
    out: { value: 'DIR', help: 'out' },
    strict: { value: null, help: 'strict' },
    column: { value: 'NAME=COLUMN', repeat: true, help: 'column' },
  },
  example: 'junda run data/baoji --year 2020 --out out/baoji',
  run: async (context) => {
    const { io, args, options, words, language, json } = context;
    const year = options.number('year');
    if (year !== null && !Number.isInteger(year)) throw badOption('--year', String(options.text('year')), 'year');
    const band = options.number('band');
    if (band !== null && !(band > 0 && band < 1)) throw badOption('--band', String(options.text('band')), 'bandShare');
    const files = await io.read(args[0] ?? '');
    const view = await context.task('openStudy', {
      files,
      columns: options.pairs('column', 'column'),
      catalogue: await catalogueOf(io, options),
    });
    if (year !== null && view.years.length > 0 && !view.years.includes(year)) {
      throw new Failure('study.unknown-year', {}, { year, known: view.years });
    }
    const scenario = await scenarioOf(context, view);
    const asked = {
      edits: scenario?.edits ?? [],
      years: year === null ? [] : [year],
      ...calledAfter(scenario),
      ...(band === null ? {} : { band }),
    };
    const result = await context.task('run', asked);
    // what only came to light while running; the rest is for `junda check`
    tellFindings(context, result.findings.slice(view.findings.length));
    const written = await context.task('exportRun', { ...asked, language });
    const folder = (options.text('out') ?? `out/${view.id}${scenario ? `-${scenario.id}` : ''}`).replace(/[/\\]+$/, '');
    for (const file of written) await io.write(`${folder}/${file.path}`, file.bytes);
    if (json) {
      const paths = written.map((file) => `${folder}/${file.path}`);
      io.out(`${JSON.stringify({ ...resultsDocument(result), files: paths })}\n`);
    } else {
      const catalogue = editedCatalogue(view.catalogue, asked.edits.filter(isCatalogueEdit));
      io.out(
        runSummary(result, view, namesOf({ ...view, catalogue, facilities: editedFacilities(view.facilities, asked.edits) }, language)),
      );
      if (view.findings.length > 0) io.out(`${words.run.findings(formatCount(view.findings.length, language))}\n`);
      io.out(`${words.run.written(folder, formatCount(written.length, language))}\n`);
    }
    const failed = result.results.some((standard) => standard.answer === 'not-met');
    const code: ExitCode = options.has('strict') && failed ? 1 : 0;
    return code;
  },
};
