import { cli } from '../../i18n/words/cli';
import { measures } from '../../i18n/words/cli-measures';
import { sitingWords } from '../../i18n/words/cli-siting';
import { sitingPlanWords } from '../../i18n/words/cli-siting-plan';
import { report } from '../../i18n/words/report';
import { resources } from '../../jobs/resources';
import type { Catalogue, Standard } from '../../model/catalogue';
import { accessMethodIds, decayIds, equityIndexIds } from '../../model/measures';
import { sitingModelIds } from '../../model/siting';
import { planModelIds } from '../../model/siting-plans';
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
  /** of a method of access: does it hand out all of the supply that reaches anyone? */
  readonly conserves?: boolean;
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

/** Methods of access, decays and indices of equity, with what the engine's tables say of them. */
async function measured(): Promise<readonly Entry[]> {
  const { accessMethods, decays, equityIndices, planModels, sitingModels } = await import('../../jobs/measure-tables');
  const entry = (
    id: string,
    kind: 'access' | 'decay' | 'index',
    said: (words: (typeof measures)['zh']) => readonly string[],
    facts: string,
  ): Entry => {
    const detail = (words: (typeof measures)['zh']): string => `${words[kind]}: ${said(words)[1] ?? ''}; ${facts}`;
    return {
      id,
      name: { zh: said(measures.zh)[0] ?? id, en: said(measures.en)[0] ?? id },
      detail: { zh: detail(measures.zh), en: detail(measures.en) },
    };
  };
  return [
    ...accessMethodIds.map((id) => {
      const { formula, source, conserves } = accessMethods[id];
      const plain = entry(id, 'access', (words) => words.methods[id], `${formula} (${source})`);
      const detail = {
        zh: `${plain.detail.zh}; ${measures.zh.conserves(conserves)}`,
        en: `${plain.detail.en}; ${measures.en.conserves(conserves)}`,
      };
      return { ...plain, detail, conserves };
    }),
    ...decayIds.map((id) => entry(decays[id].form, 'decay', (words) => words.decays[id], `${decays[id].formula} (${decays[id].source})`)),
    ...equityIndexIds.map((id) =>
      entry(id, 'index', (words) => words.indices[id], `${equityIndices[id].formula} (${equityIndices[id].source})`),
    ),
    ...sitingModelIds.map((id) => {
      const { formula, source } = sitingModels[id];
      const { zh, en } = sitingWords;
      const detail = (words: typeof zh): string => `${words.model}: ${words.models[id][1]}; ${formula} (${source})`;
      return { id, name: { zh: zh.models[id][0], en: en.models[id][0] }, detail: { zh: detail(zh), en: detail(en) } };
    }),
    ...planModelIds.map((id) => {
      const { formula, source } = planModels[id];
      const { zh, en } = sitingPlanWords;
      const detail = (language: 'zh' | 'en'): string =>
        `${sitingWords[language].model}: ${sitingPlanWords[language].models[id][1]}; ${formula} (${source})`;
      return { id, name: { zh: zh.models[id][0], en: en.models[id][0] }, detail: { zh: detail('zh'), en: detail('en') } };
    }),
  ];
}

/** What can be listed. A new list is a line here. */
const lists: Readonly<Record<string, () => readonly Entry[] | Promise<readonly Entry[]>>> = {
  methods: async () => [...described('methods'), ...(await measured())],
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
  run: async (context) => {
    const { io, args, json } = context;
    const [what = ''] = args;
    const named = lists[what];
    if (!named) {
      const near = nearestWord(what, Object.keys(lists));
      throw badOption('list', what, near === '' ? Object.keys(lists).join(', ') : near);
    }
    const entries = await named();
    io.out(json ? `${JSON.stringify(entries)}\n` : `${entryLines(entries, context).join('\n')}\n`);
    return 0;
  },
};
