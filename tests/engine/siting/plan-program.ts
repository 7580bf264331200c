import type { LinearProgram } from '../../support/mip/linear-program';
import { ProgramDraft } from '../../support/mip/linear-program';
import type { ActionRows } from '../../../src/engine/siting/plans/actions';
import type { Aim } from '../../../src/engine/siting/plans/aim';
import type { Choice } from '../../../src/engine/siting/plans/choice';

type Entry = readonly [column: number, value: number];

/** Losses of each group as entries over columns; `one` is a column that is always 1. */
function lossEntries(draft: ProgramDraft, rows: ActionRows, one: number): Entry[][] {
  const { rowStart, rowAction, rowCost, base, weight, group, owner, groupCount, fixed, room, size } = rows;
  const constant = fixed.slice();
  const losses = Array.from({ length: groupCount }, (): Entry[] => []);
  const taken = Array.from({ length: rows.actionCount }, (): Entry[] => []);
  for (let row = 0; row < base.length;) {
    const at = group[row]!;
    const next = owner ? owner.findIndex((one, at) => at > row && one !== owner[row]) : row + 1;
    const end = next < 0 ? base.length : next;
    const [first, last] = [rowStart[row]!, rowStart[row + 1]! - 1];
    const left = owner ? 0 : rowCost[first]!;
    if (!room && (owner || left === rowCost[last])) {
      // one column: the part of the row that is lost
      const lost = draft.column({ upper: 1 });
      constant[at]! += weight[row]! * left;
      losses[at]!.push([lost, weight[row]! * (base[row]! - left)]);
      for (; row < end; row++) {
        const served = Array.from(rowAction.subarray(rowStart[row], rowStart[row + 1]), (action): Entry => [action, 1]);
        draft.row(1, Infinity, [[lost, 1], ...served]);
      }
      continue;
    }
    const parts: Entry[] = [];
    constant[at]! += weight[row]! * base[row]!;
    for (let pair = first; pair <= last; pair++) {
      const part = draft.column({ upper: 1 });
      parts.push([part, 1]);
      losses[at]!.push([part, -weight[row]! * (base[row]! - rowCost[pair]!)]);
      taken[rowAction[pair]!]!.push([part, size[row]!]);
      draft.row(-Infinity, 0, [
        [part, 1],
        [rowAction[pair]!, -1],
      ]);
    }
    draft.row(-Infinity, 1, parts);
    row = end;
  }
  taken.forEach((entries, action) => {
    const limit = room?.[action] ?? Infinity;
    if (limit < Infinity && entries.length > 0) draft.row(-Infinity, 0, [...entries, [action, -limit]]);
  });
  constant.forEach((value, at) => losses[at]!.push([one, value]));
  return losses;
}

/** What may be chosen together, as rows over the first columns. */
function choiceRows(draft: ProgramDraft, { purse, cost, budget, place, otherPlace, placeCount, needs }: Choice): void {
  const actions = Array.from(purse.keys());
  budget.forEach((limit, at) => {
    draft.row(
      -Infinity,
      limit,
      actions.filter((action) => purse[action] === at).map((action): Entry => [action, cost[action]!]),
    );
  });
  const at = Array.from({ length: placeCount }, (): number[] => []);
  for (const action of actions) {
    at[place[action]!]!.push(action);
    if (otherPlace[action]! >= 0) at[otherPlace[action]!]!.push(action);
  }
  for (const own of at) {
    if (own.length < 2) continue;
    draft.row(
      -Infinity,
      1,
      own.map((action): Entry => [action, 1]),
    );
  }
  needs?.forEach((asked, action) => {
    if (asked) draft.row(-Infinity, 0, [[action, 1], ...asked.map((one): Entry => [one, -1])]);
  });
}

/** The whole problem as a mixed integer program; the first columns are the actions. */
export function programOf(rows: ActionRows, choice: Choice, aim: Aim): LinearProgram {
  const draft = new ProgramDraft('least');
  const given = new Set(choice.given);
  for (let action = 0; action < rows.actionCount; action++) draft.column({ lower: given.has(action) ? 1 : 0, upper: 1, whole: true });
  const one = draft.column({ lower: 1, upper: 1 });
  const losses = lossEntries(draft, rows, one);
  choiceRows(draft, choice);
  if (aim.worst) {
    const most = draft.column({ objective: 1 });
    losses.forEach((entries, at) => {
      draft.row(0, Infinity, [[most, 1], ...entries.map(([column, value]): Entry => [column, -value * aim.scale[at]!])]);
    });
    return draft.program();
  }
  // the sum is a column of its own
  const sum = draft.column({ objective: 1, lower: -Infinity });
  const all = new Map<number, number>([[sum, -1]]);
  losses.forEach((entries, at) => {
    for (const [column, value] of entries) all.set(column, (all.get(column) ?? 0) + value * aim.scale[at]!);
    if (aim.cap && Number.isFinite(aim.cap[at]!)) draft.row(-Infinity, aim.cap[at]!, entries);
  });
  draft.row(0, 0, all);
  return draft.program();
}
