const scales = [1, 10, 100, 1000];

const divisor = (a: number, b: number): number => {
  let [x, y] = [a, b];
  while (y > 0) [x, y] = [y, x % y];
  return x;
};

/**
 * The largest amount of which all costs are multiples, where they are whole numbers of units, tenths, hundredths or thousandths: two
 * totals that differ do so by at least that. 0 where there is none.
 */
export function granuleOf(costs: readonly Float64Array[]): number {
  for (const scale of scales) {
    let common = 0;
    const whole = costs.every((list) =>
      list.every((cost) => {
        if (cost === Infinity) return true;
        const scaled = cost * scale;
        const near = Math.round(scaled);
        // a product of two doubles errs by 1e-16 of itself
        if (near >= 1e11 || Math.abs(scaled - near) > (scale === 1 ? 0 : 1e-14 * near)) return false;
        if (common !== 1) common = divisor(common, near);
        return true;
      }),
    );
    if (whole) return common / scale;
  }
  return 0;
}

/** A part of all answers whose bound reaches this holds nothing better than `objective`. */
export function limitOf(objective: number, granule: number): number {
  return granule > 1e-9 * objective ? objective - 0.999 * granule : objective * (1 - 1e-9);
}

/** The least total that is at least `bound`. */
export function roundedUp(bound: number, granule: number): number {
  return granule > 1e-9 * bound && bound < Infinity ? Math.ceil(bound / granule - 1e-3) * granule : bound;
}
