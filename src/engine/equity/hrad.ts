/** Agglomeration of a resource, unit by unit. */
export interface Agglomeration {
  /** share of the resource / share of the area: 1 where it is spread like land */
  readonly hrad: Float64Array;
  /** share of the people / share of the area */
  readonly pad: Float64Array;
  /** hrad / pad = share of the resource / share of the people: 1 where it follows the people, below 1 too little */
  readonly ratio: Float64Array;
}

/**
 * Health resource agglomeration degree and population agglomeration degree: HRAD_i = (R_i / R) / (A_i / A),
 * PAD_i = (P_i / P) / (A_i / A), both against the whole of the rows (卫生资源集聚度: Yuan, Wei, Liu & Ma 2015, 中国医院管理 35(2)).
 * @param amount of the resource in each unit (beds, staff), not per person
 * @returns NaN for a unit of which an amount is unknown (it has no part in the sums) or that has no area; `ratio` NaN too where nobody lives
 */
export function agglomeration(amount: Float64Array, people: Float64Array, area: Float64Array): Agglomeration {
  const known = (row: number): boolean =>
    Number.isFinite(amount[row]) && Number.isFinite(people[row]) && Number.isFinite(area[row]) && area[row]! > 0;
  const sum = (values: Float64Array): number => values.reduce((all, value, row) => (known(row) ? all + value : all), 0);
  const [allAmount, allPeople, allArea] = [sum(amount), sum(people), sum(area)];
  const each = (values: Float64Array, all: number): Float64Array =>
    values.map((value, row) => (known(row) ? value / all / (area[row]! / allArea) : NaN));
  const hrad = each(amount, allAmount);
  const pad = each(people, allPeople);
  return { hrad, pad, ratio: hrad.map((degree, row) => (pad[row]! > 0 ? degree / pad[row]! : NaN)) };
}
