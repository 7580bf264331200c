import type { ActionRows } from './actions';
import { actionRows } from './actions';

/** Rows and the actions that serve them, written down one by one. */
export interface Listing {
  /** @returns number of the row, to be named in `serve` */
  readonly row: (base: number, weight: number, group: number, owner?: number) => number;
  /** the action leaves the row with this loss per weight */
  readonly serve: (row: number, action: number, cost: number) => void;
  readonly rows: (actionCount: number, groupCount: number) => ActionRows;
}

/** An empty list. Owners, if any, are given to all rows, ascending. */
export function listing(): Listing {
  const [base, weight, group, owner]: [number[], number[], number[], number[]] = [[], [], [], []];
  const [row, action, cost]: [number[], number[], number[]] = [[], [], []];
  return {
    row: (loss, people, of, whose) => {
      base.push(loss);
      weight.push(people);
      if (whose !== undefined) owner.push(whose);
      return group.push(of) - 1;
    },
    serve: (at, by, paid) => {
      row.push(at);
      action.push(by);
      cost.push(paid);
    },
    rows: (actionCount, groupCount) =>
      actionRows({
        actionCount,
        groupCount,
        base: Float64Array.from(base),
        weight: Float64Array.from(weight),
        group: Int32Array.from(group),
        ...(owner.length > 0 ? { owner: Int32Array.from(owner) } : {}),
        row: Int32Array.from(row),
        action: Int32Array.from(action),
        cost: Float64Array.from(cost),
      }),
  };
}
