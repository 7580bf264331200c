import type { SparseMatrix } from '../../model/result';
import type { Decay } from './decays';

/** Costs of pairs in long form, in any unit and order; a pair that is not listed is unreachable. */
export interface CostMatrix {
  /** row in the list of facilities */
  readonly facility: Int32Array;
  /** row in the list of demand */
  readonly demand: Int32Array;
  /** at least 0; Infinity and NaN: unreachable */
  readonly cost: Float64Array;
}

/** What every measure is computed from. An unknown amount (NaN) makes unknown what it has a part in, and nothing else. */
export interface AccessInput {
  readonly pairs: CostMatrix;
  /** capacity of each facility (doctors, beds, seats, or 1) */
  readonly supply: Float64Array;
  /** people of each demand row */
  readonly people: Float64Array;
}

/** Where authors differ, with the default of R `accessibility` or PySAL `access`. */
export interface AccessOptions {
  /** weight by cost; null: 1 within the cutoff */
  readonly decay: Decay | null;
  /** largest cost that counts, in the matrix's unit; bounds a decay too. Infinity: none */
  readonly cutoff: number;
  /** true: a cost equal to the cutoff is out, as in PySAL `access` (`<`). Default false: it is in, as in R `accessibility` (`<=`) */
  readonly openCutoff?: boolean;
  /** nth-nearest: n, from 1 */
  readonly rank?: number;
  /** nth-nearest: n counts facilities (default), or units of capacity as `cost_to_closest(n)` of R `accessibility` does */
  readonly rankOf?: 'facilities' | 'capacity';
  /** 3sfca: people choose by weight (Wan 2012, default), or by weight x capacity (Huff: Luo 2014) */
  readonly choice?: 'weight' | 'huff';
  /** 3sfca: the shares of choice are of all listed pairs (PySAL `access`, default), or of those within the cutoff */
  readonly choiceAmong?: 'listed' | 'cutoff';
  /** spatial-availability: exponent of the people, 1 where left out */
  readonly alpha?: number;
  /** raam: cost that people accept to escape a congestion of the mean demand per supply; 60 where left out */
  readonly tau?: number;
  /** raam: demand per supply that counts as congestion 1; the mean of the study where left out */
  readonly rho?: number;
  /** raam: rounds of moving people, 150 where left out */
  readonly cycles?: number;
}

/**
 * One value per demand row. What a row without a pair in reach gets is said in the table of methods: 0, Infinity or NaN.
 */
export type Measure = (input: AccessInput, options: AccessOptions) => Float64Array;

/** A matrix of travel times as costs in seconds (no copy). */
export function costMatrix({ facility, demand, seconds }: SparseMatrix): CostMatrix {
  return { facility, demand, cost: seconds };
}
