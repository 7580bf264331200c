import type { ActionRows } from './actions';

/** Losses under what is chosen, kept up to date action by action. */
export interface Losses {
  /** loss of each group, what nothing changes counted */
  readonly byGroup: Float64Array;
  readonly add: (action: number) => void;
  readonly remove: (action: number) => void;
  /** what each group would lose less with the action too, into `less` */
  readonly gain: (action: number, less: Float64Array) => void;
  /** work of `gain` and `add`: pairs looked at */
  readonly size: (action: number) => number;
}

/** Rows each for themselves: each keeps the least cost among the chosen. */
function single(rows: ActionRows): Losses {
  const { actionStart, actionRow, actionCost, rowStart, rowAction, rowCost, base, weight, group, fixed } = rows;
  const byGroup = fixed.slice();
  const has = new Uint8Array(rows.actionCount);
  const now = base.slice();
  const holder = new Int32Array(base.length).fill(-1);
  for (let row = 0; row < base.length; row++) byGroup[group[row]!]! += weight[row]! * base[row]!;
  return {
    byGroup,
    size: (action) => actionStart[action + 1]! - actionStart[action]! + 1,
    add: (action) => {
      has[action] = 1;
      for (let at = actionStart[action]!; at < actionStart[action + 1]!; at++) {
        const row = actionRow[at]!;
        if (actionCost[at]! >= now[row]!) continue;
        byGroup[group[row]!]! -= weight[row]! * (now[row]! - actionCost[at]!);
        now[row] = actionCost[at]!;
        holder[row] = action;
      }
    },
    remove: (action) => {
      has[action] = 0;
      for (let at = actionStart[action]!; at < actionStart[action + 1]!; at++) {
        const row = actionRow[at]!;
        if (holder[row] !== action) continue;
        let next = rowStart[row]!;
        while (next < rowStart[row + 1]! && !has[rowAction[next]!]) next++;
        const found = next < rowStart[row + 1]!;
        const cost = found ? rowCost[next]! : base[row]!;
        byGroup[group[row]!]! += weight[row]! * (cost - now[row]!);
        now[row] = cost;
        holder[row] = found ? rowAction[next]! : -1;
      }
    },
    gain: (action, less) => {
      less.fill(0);
      for (let at = actionStart[action]!; at < actionStart[action + 1]!; at++) {
        const row = actionRow[at]!;
        const saved = now[row]! - actionCost[at]!;
        if (saved > 0) less[group[row]!]! += weight[row]! * saved;
      }
    },
  };
}

/** Rows that stand together as the needs of an owner, who loses all until every one is met. */
function owned(rows: ActionRows, owner: Int32Array): Losses {
  const { actionStart, actionRow, base, weight, group, fixed } = rows;
  const byGroup = fixed.slice();
  const served = new Int32Array(base.length);
  const owners = owner.length === 0 ? 0 : owner.at(-1)! + 1;
  const missing = new Int32Array(owners);
  for (let row = 0; row < base.length; row++) if (missing[owner[row]!]!++ === 0) byGroup[group[row]!]! += weight[row]! * base[row]!;
  return {
    byGroup,
    size: (action) => actionStart[action + 1]! - actionStart[action]! + 1,
    add: (action) => {
      for (let at = actionStart[action]!; at < actionStart[action + 1]!; at++) {
        const row = actionRow[at]!;
        if (served[row]!++ === 0 && --missing[owner[row]!]! === 0) byGroup[group[row]!]! -= weight[row]! * base[row]!;
      }
    },
    remove: (action) => {
      for (let at = actionStart[action]!; at < actionStart[action + 1]!; at++) {
        const row = actionRow[at]!;
        if (--served[row]! === 0 && missing[owner[row]!]!++ === 0) byGroup[group[row]!]! += weight[row]! * base[row]!;
      }
    },
    gain: (action, less) => {
      less.fill(0);
      let [last, still] = [-1, 0];
      for (let at = actionStart[action]!; at < actionStart[action + 1]!; at++) {
        const row = actionRow[at]!;
        if (owner[row] !== last) [last, still] = [owner[row]!, missing[owner[row]!]!];
        if (served[row] === 0 && --still === 0) less[group[row]!]! += weight[row]! * base[row]!;
      }
    },
  };
}

/** Losses while nothing is chosen. */
export function lossesOf(rows: ActionRows): Losses {
  return rows.owner ? owned(rows, rows.owner) : single(rows);
}
