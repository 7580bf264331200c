import type { ActionRows } from './actions';
import { actionRows } from './actions';

/** Rows and the actions that serve them, written down one by one. */
export interface Listing {
  /** @returns number of the row, to be named in `serve` */
  readonly row: (base: number, weight: number, group: number, extra?: { readonly owner?: number; readonly size?: number }) => number;
  /** the action leaves the row with this loss per weight */
  readonly serve: (row: number, action: number, cost: number) => void;
  readonly rows: (actionCount: number, groupCount: number, room?: Float64Array) => ActionRows;
}

/** An empty list. Owners and sizes, if any, are given to all rows; owners ascend. */
export function listing(): Listing {
  const [base, weight, group]: [number[], number[], number[]] = [[], [], []];
  const [owner, size]: [number[], number[]] = [[], []];
  const [row, action, cost]: [number[], number[], number[]] = [[], [], []];
  return {
    row: (loss, people, of, extra) => {
      base.push(loss);
      weight.push(people);
      if (extra?.owner !== undefined) owner.push(extra.owner);
      if (extra?.size !== undefined) size.push(extra.size);
      return group.push(of) - 1;
    },
    serve: (at, by, paid) => {
      row.push(at);
      action.push(by);
      cost.push(paid);
    },
    rows: (actionCount, groupCount, room) =>
      actionRows({
        actionCount,
        groupCount,
        base: Float64Array.from(base),
        weight: Float64Array.from(weight),
        group: Int32Array.from(group),
        ...(owner.length > 0 ? { owner: Int32Array.from(owner) } : {}),
        ...(size.length > 0 ? { size: Float64Array.from(size) } : {}),
        ...(room ? { room } : {}),
        row: Int32Array.from(row),
        action: Int32Array.from(action),
        cost: Float64Array.from(cost),
      }),
  };
}
