import { formatCount, formatPeople } from '../../i18n/format';
import type { CheckReport } from '../../jobs/task-types';
import { catalogueOf } from '../catalogue-option';
import type { Command, CommandContext } from '../command';
import { findingJson, findingLine } from '../finding-message';
import { padded } from '../display-width';

/** What `check --json` prints; `error` is the first refusal, null where there is none. */
function checkJson(report: CheckReport): object {
  const error = report.findings.find((finding) => finding.severity === 'error');
  return {
    status: report.status,
    error: error && report.status === 'refused' ? findingJson(error) : null,
    warnings: report.findings.filter((finding) => finding !== error || report.status !== 'refused').map(findingJson),
    features: report.features,
    format: report.format,
    layer: report.layer,
    encoding: report.encoding,
    datum: report.datum,
    columns: report.columns,
    people: Number.isFinite(report.people) ? report.people : null,
  };
}

function checkLines(path: string, report: CheckReport, { words, language }: Pick<CommandContext, 'words' | 'language'>): readonly string[] {
  const { check } = words;
  const facts: readonly (readonly [string, string])[] = [
    [check.format, report.format],
    [check.layer, report.layer === '' && report.status !== 'refused' ? check.noLayer : report.layer],
    [check.features, formatCount(report.features, language)],
    [check.encoding, report.encoding],
    [check.datum, report.datum],
    [check.columns, report.columns.join(', ')],
    [check.people, Number.isFinite(report.people) ? formatPeople(report.people, language) : ''],
  ];
  return [
    `${path}: ${check.status[report.status]}`,
    ...facts.filter(([, value]) => value !== '').map(([name, value]) => `  ${padded(name, 10, 'left')}${value}`),
    ...(report.findings.length === 0 ? [`  ${check.none}`] : report.findings.map((finding) => `  ${findingLine(finding, language)}`)),
  ];
}

/** `junda check FILE|STUDY`: exit 2 where the input is refused. */
export const check: Command = {
  name: 'check',
  args: ['FILE|STUDY'],
  options: { catalogue: { value: 'FILE', help: 'catalogue' } },
  example: 'junda check clinics.csv --json',
  run: async (context) => {
    const { io, args, options, json } = context;
    const [path = ''] = args;
    const report = await context.task('check', { files: await io.read(path), catalogue: await catalogueOf(io, options) });
    io.out(json ? `${JSON.stringify(checkJson(report))}\n` : `${checkLines(path, report, context).join('\n')}\n`);
    return report.status === 'refused' ? 2 : 0;
  },
};
