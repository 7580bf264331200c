import { formatCount, formatFigure, formatPeople, formatShare } from '../i18n/format';
import { report } from '../i18n/words/report';
import type { Answer, StandardResult, UnitResult } from '../model/result';
import { askText, outcomeOf } from './ask-text';
import type { ReportRun } from './input';
import { escaped } from './markup';
import type { Names } from './names';
import { totalOf } from './standard-tables';

/** Missing names shown at once; a longer list is folded. */
const openNames = 6;

const missingNames = (result: StandardResult, names: Names): readonly string[] => {
  const level = names.standard(result.standard)?.level;
  const said = (unit: UnitResult, code: string): string => {
    const name = names.missing(code);
    const place = unit.unit === code ? names.county(code) : names.unit(unit.unit);
    return place !== '' && place !== name ? `${name} (${place})` : name;
  };
  return result.units.filter((unit) => unit.level === level).flatMap((unit) => unit.missing.map((code) => said(unit, code)));
};

const missingHtml = (result: StandardResult, names: Names): string => {
  const list = missingNames(result, names);
  if (list.length === 0) return '';
  const text = escaped(list.join(names.language === 'zh' ? '、' : ', '));
  const head = escaped(report[names.language].page.missing(formatCount(list.length, names.language)));
  return list.length <= openNames
    ? `<div class="clause"><b>${head}</b>: ${text}</div>`
    : `<details><summary>${head}</summary><p>${text}</p></details>`;
};

const answerHtml = (result: StandardResult, names: Names): string => {
  const outcome = outcomeOf(names.standard(result.standard), result);
  return `<span class="answer ${outcome}">${escaped(report[names.language].answers[outcome])}</span>`;
};

/** Value over the judged units: a share of them, or the figure of the one unit at the top where that is no share. */
const valueText = (result: StandardResult, share: number, names: Names): string => {
  const [top, second] = result.units;
  const alone = top && second?.level !== top.level ? top : undefined;
  if (top?.kind === 'reach' || top?.kind === 'quality') return formatShare(share, names.language);
  if (top?.kind === 'provision' && result.units.length > 1) return formatShare(share, names.language);
  return formatFigure(alone?.value ?? NaN, alone?.measure ?? 'number', names.language);
};

const rowHtml = (result: StandardResult, earlier: readonly StandardResult[], names: Names): string => {
  const { language } = names;
  const words = report[language];
  const standard = names.standard(result.standard);
  const total = totalOf(names, result);
  const share = total.denominator > 0 ? total.numerator / total.denominator : NaN;
  const count = (value: number): string => formatPeople(value, language);
  const parts =
    total.denominator > 0 ? `<div class="clause">${escaped(`${count(total.numerator)} / ${count(total.denominator)}`)}</div>` : '';
  const source = standard ? `${words.columns.source}: ${names.text(standard.source.text)}` : '';
  const check = standard?.source.check ? ` <span class="check">${escaped(words.page.checkMark)}</span>` : '';
  const outside =
    (standard?.kind === 'reach' || standard?.kind === 'capacity') && total.denominator > 0
      ? `<div class="clause">${escaped(`${words.columns.outside} ${count(total.outside)}`)}</div>`
      : '';
  return [
    `<tr><th scope="row" class="left wide"><b>${escaped(standard ? names.text(standard.name) : result.standard)}</b>`,
    standard ? `<div class="clause">${escaped(names.text(standard.clause))}</div><div class="clause">${escaped(source)}${check}</div>` : '',
    `${missingHtml(result, names)}</th>`,
    `<td class="left">${answerHtml(result, names)}</td>`,
    `<td class="left nowrap">${escaped(standard ? words.levels[standard.level] : '')}</td>`,
    `<td class="right">${escaped(standard ? askText(standard, result.year, names.standards, language) : '')}</td>`,
    `<td class="right">${escaped(valueText(result, share, names))}${parts}${outside}</td>`,
    `<td class="right">${formatCount(result.unitsMet, language)}</td><td class="right">${formatCount(result.unitsNotMet, language)}</td>`,
    `<td class="right">${formatCount(result.unitsNoData, language)}</td>`,
    `<td class="left earlier">${earlier.map((other) => `<div class="nowrap">${other.year} ${answerHtml(other, names)}</div>`).join('')}</td></tr>`,
  ].join('');
};

/** One sentence: how many standards of the last year are met, not met, without data; those that are only listed are none. */
export function standardsSummary(run: ReportRun, names: Names): string {
  if (run.results.length === 0) return '';
  const last = Math.max(...run.results.map((result) => result.year));
  const results = run.results.filter((result) => result.year === last);
  const outcomes = results.map((result) => outcomeOf(names.standard(result.standard), result)).filter((outcome) => outcome !== 'listed');
  const of = (answer: Answer): string => formatCount(outcomes.filter((outcome) => outcome === answer).length, names.language);
  const words = report[names.language].page;
  return words.standardsSummary(String(last), formatCount(outcomes.length, names.language), of('met'), of('not-met'), of('no-data'));
}

/** Every standard of the last year by project: answer, clause, numerator and denominator, counts of units, the missing by name, years before. */
export function standardsHtml(run: ReportRun, names: Names): string {
  if (run.results.length === 0) return '';
  const { language } = names;
  const words = report[language];
  const last = Math.max(...run.results.map((result) => result.year));
  const heads: readonly (readonly [string, string])[] = [
    [words.columns.standard, 'left'],
    [last === 0 ? words.columns.answer : `${words.columns.answer} ${last}`, 'left'],
    [words.columns.level, 'left'],
    [words.columns.target, 'right'],
    [`${words.columns.value} (${words.columns.numerator} / ${words.columns.denominator})`, 'right'],
    [`${words.columns.met} (${words.units.units})`, 'right'],
    [`${words.columns.notMet} (${words.units.units})`, 'right'],
    [`${words.columns.noData} (${words.units.units})`, 'right'],
    [words.columns.earlier, 'left'],
  ];
  const rows: string[] = [];
  let project = NaN;
  for (const result of run.results.filter((candidate) => candidate.year === last)) {
    const own = names.standard(result.standard)?.project ?? 0;
    if (own !== project)
      rows.push(`<tr class="project"><td colspan="${heads.length}">${escaped(words.page.project(String(own)))}</td></tr>`);
    project = own;
    rows.push(
      rowHtml(
        result,
        run.results.filter((other) => other.standard === result.standard && other.year !== last),
        names,
      ),
    );
  }
  const head = heads.map(([text, align]) => `<th scope="col" class="${align}">${escaped(text)}</th>`).join('');
  return `<div class="tablewrap"><table class="standards"><thead><tr>${head}</tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table></div>`;
}
