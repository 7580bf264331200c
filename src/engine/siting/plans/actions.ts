/**
 * What may be done and who loses while it is not: the one form into which all plans of siting are brought. An action opens a site (at a tier, in
 * a year); a row loses its base until an action that serves it is chosen, and then the least cost among those. Sums of losses by group are judged.
 */
export interface ActionRows {
  readonly actionCount: number;
  /** rows that an action serves, by action, rows ascending */
  readonly actionStart: Int32Array;
  readonly actionRow: Int32Array;
  /** what the row still loses per weight, below its base */
  readonly actionCost: Float64Array;
  /** the same by row, costs ascending */
  readonly rowStart: Int32Array;
  readonly rowAction: Int32Array;
  readonly rowCost: Float64Array;
  /** loss of a row per weight while nothing serves it */
  readonly base: Float64Array;
  readonly weight: Float64Array;
  readonly group: Int32Array;
  /** rows of one owner stand together; it loses its weight until all of them are served; null: each row for itself */
  readonly owner: Int32Array | null;
  readonly groupCount: number;
  /** loss of each group that no action changes */
  readonly fixed: Float64Array;
  /** people whom each action can serve, Infinity without limit, and how many each row has; null: no limit anywhere */
  readonly room: Float64Array | null;
  readonly size: Float64Array;
}

/** Rows as a model lists them, before what is alike is merged. */
export interface ListedRows {
  readonly actionCount: number;
  readonly groupCount: number;
  readonly base: Float64Array;
  readonly weight: Float64Array;
  readonly group: Int32Array;
  /** owner of each row, ascending; an owner has one group and one weight */
  readonly owner?: Int32Array;
  /** people of each row, where that is not its weight */
  readonly size?: Float64Array;
  readonly room?: Float64Array;
  /** pairs in any order, no pair twice */
  readonly row: Int32Array;
  readonly action: Int32Array;
  readonly cost: Float64Array;
}

/** Positions of items grouped by `key`, in their order: start of each group and the items. */
export function grouped(key: Int32Array, count: number, order?: Int32Array): { readonly start: Int32Array; readonly items: Int32Array } {
  const start = new Int32Array(count + 1);
  for (const one of key) start[one + 1]!++;
  for (let at = 0; at < count; at++) start[at + 1]! += start[at]!;
  const next = start.slice();
  const items = new Int32Array(key.length);
  for (let at = 0; at < key.length; at++) {
    const item = order ? order[at]! : at;
    items[next[key[item]!]!++] = item;
  }
  return { start, items };
}

/** Rows that lose alike by the same actions, as one row: the new row of each, -1 where no action can help. */
function merged(listed: ListedRows, start: Int32Array, pairs: Int32Array): { readonly to: Int32Array; readonly count: number } {
  const { base, weight, group, owner, size: people, action, cost } = listed;
  const rows = base.length;
  const to = new Int32Array(rows).fill(-1);
  const byHash = new Map<number, number[]>();
  const first: number[] = [];
  const alike = (a: number, b: number): boolean => {
    const size = start[a + 1]! - start[a]!;
    if (base[a] !== base[b] || group[a] !== group[b] || size !== start[b + 1]! - start[b]!) return false;
    // a head must count the same in both
    if (people && weight[a]! * people[b]! !== weight[b]! * people[a]!) return false;
    for (let at = 0; at < size; at++) {
      const [p, q] = [pairs[start[a]! + at]!, pairs[start[b]! + at]!];
      if (action[p] !== action[q] || cost[p] !== cost[q]) return false;
    }
    return true;
  };
  for (let row = 0; row < rows; row++) {
    if (start[row] === start[row + 1]) continue;
    let hash = group[row]!;
    for (let at = start[row]!; at < start[row + 1]!; at++) hash = (Math.imul(hash, 31) + action[pairs[at]!]!) | 0;
    const same = byHash.get(hash) ?? [];
    const twin = owner ? undefined : same.find((one) => alike(first[one]!, row));
    if (twin !== undefined) {
      to[row] = twin;
      continue;
    }
    to[row] = first.push(row) - 1;
    if (owner) continue;
    same.push(to[row]!);
    byHash.set(hash, same);
  }
  return { to, count: first.length };
}

/** Brings listed rows into the one form: pairs that gain nothing and rows without weight left out, rows that are alike merged. */
export function actionRows(listed: ListedRows): ActionRows {
  const { actionCount, groupCount, base, weight, group } = listed;
  const kept: number[] = [];
  for (let pair = 0; pair < listed.row.length; pair++) {
    const row = listed.row[pair]!;
    if (weight[row]! > 0 && listed.cost[pair]! < base[row]!) kept.push(pair);
  }
  const keptRow = Int32Array.from(kept, (pair) => listed.row[pair]!);
  const byAction = grouped(
    Int32Array.from(kept, (pair) => listed.action[pair]!),
    actionCount,
  ).items;
  const { start, items } = grouped(keptRow, base.length, byAction);
  const pairs = items.map((at) => kept[at]!);
  const { to, count } = merged(listed, start, pairs);

  const fixed = new Float64Array(groupCount);
  const rows = {
    base: new Float64Array(count),
    weight: new Float64Array(count),
    size: new Float64Array(count),
    group: new Int32Array(count),
    from: new Int32Array(count).fill(-1),
  };
  // an owner with a need that nothing can meet is lost whatever is done: its other rows go with it
  const lost = new Set<number>();
  for (let row = 0; row < base.length; row++) {
    if (to[row] !== -1 || !(weight[row]! > 0) || !(base[row]! > 0)) continue;
    const owner = listed.owner?.[row] ?? -1;
    if (owner >= 0 && lost.has(owner)) continue;
    if (owner >= 0) lost.add(owner);
    fixed[group[row]!]! += weight[row]! * base[row]!;
  }
  for (let row = 0; row < base.length; row++) {
    const at = to[row]!;
    if (at < 0) continue;
    if (rows.from[at] === -1) [rows.from[at], rows.base[at], rows.group[at]] = [row, base[row]!, group[row]!];
    if (!(listed.owner && lost.has(listed.owner[row]!))) {
      rows.weight[at]! += weight[row]!;
      rows.size[at]! += (listed.size ?? weight)[row]!;
    }
  }
  const live = Int32Array.from(Array.from(rows.from.keys()).filter((at) => rows.weight[at]! > 0));
  const rowStart = new Int32Array(live.length + 1);
  const [rowAction, rowCost, flatRow]: [number[], number[], number[]] = [[], [], []];
  live.forEach((at, row) => {
    const from = rows.from[at]!;
    const own = Array.from(pairs.subarray(start[from], start[from + 1]));
    // covering rows have one cost only
    if (own.some((pair) => listed.cost[pair] !== listed.cost[own[0]!])) own.sort((a, b) => listed.cost[a]! - listed.cost[b]!);
    for (const pair of own) {
      rowAction.push(listed.action[pair]!);
      rowCost.push(listed.cost[pair]!);
      flatRow.push(row);
    }
    rowStart[row + 1] = rowAction.length;
  });
  const action = Int32Array.from(rowAction);
  const bySite = grouped(action, actionCount);
  return {
    actionCount,
    actionStart: bySite.start,
    actionRow: bySite.items.map((pair) => flatRow[pair]!),
    actionCost: Float64Array.from(bySite.items, (pair) => rowCost[pair]!),
    rowStart,
    rowAction: action,
    rowCost: Float64Array.from(rowCost),
    base: Float64Array.from(live, (at) => rows.base[at]!),
    weight: Float64Array.from(live, (at) => rows.weight[at]!),
    group: live.map((at) => rows.group[at]!),
    owner: listed.owner ? live.map((at) => listed.owner![rows.from[at]!]!) : null,
    groupCount,
    fixed,
    room: listed.room?.some((limit) => limit < Infinity) ? listed.room : null,
    size: Float64Array.from(live, (at) => rows.size[at]!),
  };
}
