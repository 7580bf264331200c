import type { Places } from '../flow/places';
import { plainTransport, transport } from '../flow/transport';
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
  /** the gain, or more; null: `gain` is as cheap */
  readonly atMost: ((action: number) => number) | null;
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
    atMost: null,
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
    atMost: null,
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

/** `Places` in which serving a person costs less the more it saves; nobody is worth less than not being served. */
function placesOf({ base, weight, size, room, rowStart, rowAction, rowCost }: ActionRows): Places {
  const pairCost = new Float64Array(rowCost.length);
  let most = 0;
  for (let row = 0; row < base.length; row++) {
    const each = weight[row]! / size[row]!;
    for (let pair = rowStart[row]!; pair < rowStart[row + 1]!; pair++) {
      pairCost[pair] = -each * (base[row]! - rowCost[pair]!);
      most = Math.max(most, -pairCost[pair]!);
    }
  }
  for (let pair = 0; pair < pairCost.length; pair++) pairCost[pair]! += most;
  return { people: size, room: room!, rowStart, pairSite: rowAction, pairCost, unservedCost: most };
}

/** Rows that share the room of what serves them: who is served by whom is settled anew each time, so that least is lost. One group. */
function limited(rows: ActionRows): Losses {
  const { actionStart, actionRow, actionCost, base, weight, size, fixed } = rows;
  const places = placesOf(rows);
  const room = rows.room!;
  const open = new Uint8Array(rows.actionCount);
  const byGroup = fixed.slice();
  let whole = fixed[0]!;
  let people = 0;
  for (let row = 0; row < base.length; row++) {
    whole += weight[row]! * base[row]!;
    people += size[row]!;
  }
  const most = places.unservedCost;
  let now = transport(places, { ...plainTransport, open });
  // settled when it is asked for: many actions may be turned before
  let stale = false;
  const settle = (): void => {
    if (stale) now = transport(places, { ...plainTransport, open, prices: now.sitePrice });
    stale = false;
    byGroup[0] = whole - (most * people - now.cost);
  };
  const turn = (action: number, value: 0 | 1): void => {
    open[action] = value;
    if (actionStart[action] !== actionStart[action + 1]) stale = true;
  };
  return {
    get byGroup() {
      settle();
      return byGroup;
    },
    size: () => 8 * rows.rowAction.length,
    add: (action) => turn(action, 1),
    remove: (action) => turn(action, 0),
    gain: (action, less) => {
      settle();
      less[0] = 0;
      if (actionStart[action] === actionStart[action + 1]) return;
      open[action] = 1;
      less[0] = now.cost - transport(places, { ...plainTransport, open, prices: now.sitePrice }).cost;
      open[action] = 0;
    },
    // its room filled with those who save most at the prices of now
    atMost: (action) => {
      settle();
      const saving: (readonly [number, number])[] = [];
      for (let at = actionStart[action]!; at < actionStart[action + 1]!; at++) {
        const row = actionRow[at]!;
        const own = now.rowPrice[row]! - (most - (weight[row]! / size[row]!) * (base[row]! - actionCost[at]!));
        if (own > 0) saving.push([own, size[row]!]);
      }
      let [left, sum] = [room[action]!, 0];
      for (const [own, count] of saving.sort((a, b) => b[0] - a[0])) {
        if (left <= 0) break;
        sum += own * Math.min(left, count);
        left -= count;
      }
      return sum;
    },
  };
}

/** Losses while nothing is chosen. */
export function lossesOf(rows: ActionRows): Losses {
  if (rows.room) return limited(rows);
  return rows.owner ? owned(rows, rows.owner) : single(rows);
}
