import type { Proof } from '../../../model/siting-plans';
import { gapOf } from '../contract';

/** What is proven, with the bound on the right side of the objective and equal to it where it is proven. */
export function proofOf({
  objective,
  bound,
  proven,
}: {
  readonly objective: number;
  readonly bound: number;
  readonly proven: boolean;
}): Proof {
  const own = proven ? objective : Math.min(bound, objective);
  return { objective, bound: own, gap: gapOf({ objective, bound: own, proven }), proven };
}

/** The same for what is made most: found as what is lost of `whole`. */
export function mostOf(whole: number, objective: number, { bound, proven }: { readonly bound: number; readonly proven: boolean }): Proof {
  const own = proven ? objective : Math.max(whole - bound, objective);
  return { objective, bound: own, gap: gapOf({ objective, bound: own, proven }), proven };
}
