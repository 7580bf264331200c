import { cli } from '../../i18n/words/cli';
import { report } from '../../i18n/words/report';
import { resources } from '../../jobs/resources';
import type { Catalogue, Standard } from '../../model/catalogue';
import type { Language, Text } from '../../model/text';
import type { Trip } from '../../model/travel';
import { askText } from '../../report/ask-text';
import { tripLegsText } from '../../report/trip-legs';
import { alignedLines } from '../text-table';
import { nearestWord } from '../nearest-word';
import { badOption } from '../parse';
import type { Command, CommandContext } from '../command';

/** One thing there is. */
interface Entry {
  readonly id: string;
  readonly name: Text;
  readonly detail: Text;
}

const both = (pick: (words: (typeof cli)['zh']) => string): Text => ({ zh: pick(cli.zh), en: pick(cli.en) });

const catalogues = (): readonly Catalogue[] => Object.values(resources.catalogues) as readonly Catalogue[];
const trips = (): readonly Trip[] => resources.trips as readonly Trip[];

const legText = (trip: Trip): Text => ({ zh: tripLegsText(trip, trips(), 'zh'), en: tripLegsText(trip, trips(), 'en') });

/** Project, kind, level, what it asks for, and the clause. */
function standardDetail(standard: Standard, { standards }: Catalogue, language: Language): string {
  const words = report[language];
  return [
    words.page.project(String(standard.project)),
    words.kinds[standard.kind],
    words.levels[standard.level],
    askText(standard, Infinity, standards, language),
    standard.clause[language],
  ].join(' · ');
}

const described = (group: 'methods' | 'formats'): readonly Entry[] =>
  Object.keys(cli.zh.listed[group]).map((id) => ({
    id,
    name: both((words) => words.listed[group][id]?.[0] ?? id),
    detail: both((words) => words.listed[group][id]?.[1] ?? ''),
  }));

/** What can be listed. A new list is a line here. */
const lists: Readonly<Record<string, () => readonly Entry[]>> = {
  methods: () => described('methods'),
  formats: () => described('formats'),
  standards: () =>
    catalogues().flatMap((catalogue) =>
      catalogue.standards.map((standard) => ({
        id: standard.id,
        name: standard.name,
        detail: {
          zh: standardDetail(standard, catalogue, 'zh'),
          en: standardDetail(standard, catalogue, 'en'),
        },
      })),
    ),
  trips: () => trips().map((trip) => ({ id: trip.id, name: trip.name, detail: legText(trip) })),
};

const entryLines = (entries: readonly Entry[], { words, language }: Pick<CommandContext, 'words' | 'language'>): readonly string[] => {
  const { id, name, detail } = words.list.headings;
  return alignedLines(
    [id, name, detail],
    entries.map((entry) => [entry.id, entry.name[language], entry.detail[language]]),
    ['left', 'left', 'left'],
  );
};

/** `junda list methods|formats|standards|trips` */
export const list: Command = {
  name: 'list',
  args: ['methods|formats|standards|trips'],
  options: {},
  example: 'junda list standards',
  run: (context) => {
    const { io, args, json } = context;
    const [what = ''] = args;
    const entries = lists[what];
    if (!entries) {
      const near = nearestWord(what, Object.keys(lists));
      throw badOption('list', what, near === '' ? Object.keys(lists).join(', ') : near);
    }
    io.out(json ? `${JSON.stringify(entries())}\n` : `${entryLines(entries(), context).join('\n')}\n`);
    return Promise.resolve(0);
  },
};
