import { reportSiting } from '../../i18n/words/report-siting';
import type { StudyView } from '../../jobs/task-types';
import type { ScoredPlaces } from '../../model/scorecard';
import { tableCsv } from '../../report/csv';
import { namesOf } from '../../report/names';
import { scorecardSummary, scorecardTable } from '../../report/scorecard-tables';
import { candidatesLine } from '../../report/siting-tables';
import { candidateOptions, candidateRulesOf, placesIn } from '../candidate-options';
import { catalogueOf } from '../catalogue-option';
import type { Command, CommandContext } from '../command';
import { badOption } from '../parse';
import { scenarioOf } from '../scenario-option';
import { tableLines } from '../text-table';

const position = /^\s*(-?\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)\s*$/;

/** `lon,lat`, a facility type of the study, or else a file. */
async function pointsOf(context: CommandContext, { facilities }: StudyView): Promise<ScoredPlaces | null> {
  const wanted = context.options.text('points');
  if (wanted === null) return null;
  const [, lon, lat] = position.exec(wanted) ?? [];
  if (lon !== undefined && lat !== undefined) {
    if (Math.abs(Number(lon)) > 180 || Math.abs(Number(lat)) > 90) throw badOption('--points', wanted, 'points');
    return { list: [{ id: wanted.replaceAll(' ', ''), name: '', lon: Number(lon), lat: Number(lat) }] };
  }
  if (facilities.some(({ type }) => type === wanted)) return { facilityType: wanted };
  return { list: await placesIn(context, wanted) };
}

/** `--best 5`; null where it was not given. */
function bestCount({ options }: CommandContext): number | null {
  const count = options.number('best');
  if (count !== null && !(Number.isInteger(count) && count >= 1)) throw badOption('--best', options.text('best') ?? '', 'positiveWhole');
  return count;
}

/** The year asked for, or the study's last. */
function yearOf({ options }: CommandContext, { years }: StudyView): number {
  const year = options.number('year') ?? years.at(-1) ?? 0;
  if (!Number.isInteger(year)) throw badOption('--year', String(options.text('year')), 'year');
  return year;
}

/** `junda scorecard STUDY`: which services of the plan are within their standard at places, and the best places for new settlement. */
export const scorecard: Command = {
  name: 'scorecard',
  args: ['STUDY'],
  options: {
    points: { value: 'LON,LAT|FILE|TYPE', help: 'points' },
    best: { value: 'K', help: 'best' },
    ...candidateOptions,
    year: { value: 'YEAR', help: 'oneYear' },
    catalogue: { value: 'FILE', help: 'catalogue' },
    scenario: { value: 'SCENARIO', help: 'scenario' },
    column: { value: 'NAME=COLUMN', repeat: true, help: 'column' },
    out: { value: 'FILE', help: 'outTable' },
  },
  example: 'junda scorecard data/baoji --best 5 --candidates villages --within 610327 --road-metres 500 --slope 15 --out cards.csv',
  run: async (context) => {
    const { io, args, options, language, json, words } = context;
    const count = bestCount(context);
    if (count === null && !options.has('points')) throw badOption('--points', '', 'pointsOrBest');
    const files = await io.read(args[0] ?? '');
    const view = await context.task('openStudy', {
      files,
      columns: options.pairs('column', 'column'),
      catalogue: await catalogueOf(io, options),
    });
    const scenario = await scenarioOf(context, view);
    const answer = await context.task('scorecard', {
      edits: scenario?.edits ?? [],
      question: {
        year: yearOf(context, view),
        places: await pointsOf(context, view),
        best: count === null ? null : { count, candidates: await candidateRulesOf(context, view) },
      },
    });
    const names = namesOf(view, language);
    const all = { ...answer, cards: [...answer.cards, ...answer.best] };
    const out = options.text('out');
    if (out !== null) await io.write(out, tableCsv(scorecardTable(all, names), language));
    if (json) {
      io.out(`${JSON.stringify(answer)}\n`);
      return 0;
    }
    const show = (cards: typeof answer.cards): string => tableLines(scorecardSummary({ ...answer, cards }, names), language).join('\n');
    if (answer.cards.length > 0) io.out(`${show(answer.cards)}\n`);
    if (answer.candidates) {
      io.out(
        `${candidatesLine(answer.candidates, language)}\n${reportSiting[language].best(String(answer.best.length))}\n${show(answer.best)}\n`,
      );
    }
    if (out !== null) io.out(`${words.travel.written(out)}\n`);
    return 0;
  },
};
