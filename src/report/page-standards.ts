import { formatBand, formatCount, formatPeople, formatShare } from '../i18n/format';
import { report } from '../i18n/words/report';
import type { StandardResult, UnitResult } from '../model/result';
import type { ReportRun } from './input';
import { escaped } from './markup';
import type { Names } from './names';
import { totalOf } from './standard-tables';

/** Missing names shown at once; a longer list is folded. */
const openNames = 12;

const missingNames = (result: StandardResult, names: Names): readonly string[] => {
  const level = names.standard(result.standard)?.level;
  const judged = result.units.filter((unit) => unit.level === level);
  const said = (unit: UnitResult, code: string): string => {
    const name = names.missing(code);
    const place = unit.unit === code ? names.county(code) : names.unit(unit.unit);
    return place !== '' && place !== name ? `${name} (${place})` : name;
  };
  return judged.flatMap((unit) => unit.missing.map((code) => said(unit, code)));
};

const missingHtml = (result: StandardResult, names: Names): string => {
  const words = report[names.language].page;
  const list = missingNames(result, names);
  if (list.length === 0) return '';
  const text = escaped(list.join(names.language === 'zh' ? '、' : ', '));
  const head = escaped(words.missing(formatCount(list.length, names.language)));
  return list.length <= openNames
    ? `<p class="small-list"><b>${head}</b>: ${text}</p>`
    : `<details><summary>${head}</summary><p>${text}</p></details>`;
};

const figure = (label: string, value: string): string => `<span>${escaped(label)} <b>${escaped(value)}</b></span>`;

const figuresHtml = (result: StandardResult, names: Names): string => {
  const { language } = names;
  const words = report[language];
  const standard = names.standard(result.standard);
  const total = totalOf(names, result);
  const top = result.units.find((unit) => unit.level === 'city');
  const share = total.denominator > 0 ? total.numerator / total.denominator : NaN;
  const target = standard ? (standard.kind === 'provision' ? `≥ ${standard.atLeast}` : formatShare(standard.target, language)) : '';
  const people = standard?.kind === 'reach';
  const count = people ? formatPeople : formatCount;
  return [
    figure(words.columns.target, target),
    figure(
      `${words.columns.numerator} / ${words.columns.denominator}`,
      `${count(total.numerator, language)} / ${count(total.denominator, language)}`,
    ),
    figure(words.columns.share, `${formatShare(share, language)}`),
    people && top && formatBand(top.slow, top.fast, language) !== ''
      ? figure(words.columns.band, formatBand(top.slow, top.fast, language))
      : '',
    people ? figure(words.columns.outside, `${formatPeople(total.outside, language)} ${words.units.people}`) : '',
    figure(
      standard ? words.levels[standard.level] : '',
      `${words.answers.met} ${formatCount(result.unitsMet, language)} · ${words.answers['not-met']} ${formatCount(result.unitsNotMet, language)} · ` +
        `${words.answers['no-data']} ${formatCount(result.unitsNoData, language)}`,
    ),
    standard?.kind === 'reach' ? figure(words.columns.trip, `${names.trip(standard.trip)} ${standard.minutes} ${words.units.minutes}`) : '',
  ].join('');
};

/** Every standard of the last year: answer, clause, numerator and denominator, counts of units, the missing by name, years before. */
export function standardsHtml(run: ReportRun, names: Names): string {
  const { language } = names;
  const words = report[language];
  const last = Math.max(...run.results.map((result) => result.year));
  const rows = run.results.filter((result) => result.year === last);
  const answer = (result: StandardResult): string =>
    `<span class="answer ${result.answer}">${escaped(words.answers[result.answer])}</span>`;
  return rows
    .map((result) => {
      const standard = names.standard(result.standard);
      const earlier = run.results.filter((other) => other.standard === result.standard && other.year !== last);
      const trend = earlier.map((other) => `${other.year} ${answer(other)}`).join(' &nbsp; ');
      const project = standard && standard.project > 0 ? `${words.columns.project} ${standard.project} · ` : '';
      return [
        `<div class="standard"><h3><span>${escaped(standard ? names.text(standard.name) : result.standard)}</span>${answer(result)}</h3>`,
        standard ? `<p class="clause">${escaped(project + names.text(standard.clause))}</p>` : '',
        `<div class="figures">${figuresHtml(result, names)}</div>`,
        standard
          ? `<p class="clause">${escaped(words.columns.source)}: ${escaped(names.text(standard.source.text))}${
              standard.source.check ? ` <span class="check">${escaped(words.page.checkMark)}</span>` : ''
            }${trend === '' ? '' : ` &nbsp; ${trend}`}</p>`
          : '',
        missingHtml(result, names),
        '</div>',
      ].join('');
    })
    .join('\n');
}
