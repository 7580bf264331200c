import { tableHtml } from './html-table';
import type { ReportRun } from './input';
import { escaped } from './markup';
import type { Names } from './names';
import { tierSharesTables } from './tier-tables';

/** Each ladder of the last year by county: who is within each step, and within all of them; empty where there is none. */
export function tiersHtml(run: ReportRun, names: Names): string {
  return tierSharesTables(run, names)
    .map(
      (table) =>
        `<h3>${escaped(table.title[names.language])}</h3><div class="tablewrap">${tableHtml(table, names.language, 'dense first-total')}</div>`,
    )
    .join('\n');
}
