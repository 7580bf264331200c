import type { Highs, HighsCallbackMap, InterruptCallbackEvent, ModelStatusCode } from 'highs';
import type { SitingStep } from '../../../src/engine/siting/contract';
import type { LinearProgram, MipAnswer, MipOptions, MipSolver } from './linear-program';

/** HiGHS takes larger values for endless. */
const endless = (values: Float64Array, infinity: number): Float64Array =>
  values.map((value) => (Number.isFinite(value) ? value : Math.sign(value) * infinity));

const worstBound = { least: -Infinity, most: Infinity } as const;

const statusOf = (code: ModelStatusCode, { modelStatus }: Highs['constants'], hasValues: boolean): MipAnswer['status'] => {
  const known: Partial<Record<ModelStatusCode, MipAnswer['status']>> = {
    [modelStatus.optimal]: 'optimal',
    [modelStatus.empty]: 'optimal',
    [modelStatus.infeasible]: 'infeasible',
    [modelStatus.unbounded]: 'unbounded',
  };
  return known[code] ?? (hasValues ? 'feasible' : 'unknown');
};

const watched = ({ constants, infinity }: Highs, watch: (step: SitingStep) => boolean): HighsCallbackMap => ({
  [constants.callbackType.mipInterrupt]: ({ data, interrupt }: InterruptCallbackEvent): undefined => {
    const { mip_primal_bound: objective = infinity, mip_dual_bound: bound = infinity } = data;
    if (watch({ objective: Math.abs(objective) < infinity ? objective : NaN, bound })) interrupt();
  },
});

function answerOf(highs: Highs, program: LinearProgram, { seconds = Infinity, gap = 0, watch }: MipOptions): MipAnswer {
  const { constants, infinity } = highs;
  const columns = program.objective.length;
  const rows = program.rowLower.length;
  const hasWhole = program.whole.includes(1);
  const model = highs.createModel({
    numCols: columns,
    numRows: rows,
    sense: program.sense === 'least' ? constants.objectiveSense.minimize : constants.objectiveSense.maximize,
    colCost: program.objective,
    colLower: endless(program.lower, infinity),
    colUpper: endless(program.upper, infinity),
    rowLower: endless(program.rowLower, infinity),
    rowUpper: endless(program.rowUpper, infinity),
    matrix: {
      format: 'csr',
      numRows: rows,
      numCols: columns,
      starts: program.rowStart,
      indices: program.entryColumn,
      values: program.entryValue,
    },
    ...(hasWhole ? { integrality: Int32Array.from(program.whole) } : {}),
  });
  try {
    model.options.set({ output_flag: false, mip_rel_gap: gap, mip_abs_gap: 0, ...(seconds < Infinity ? { time_limit: seconds } : {}) });
    model.run(watch && hasWhole ? watched(highs, watch) : {});
    if (model.getModelStatus() === constants.modelStatus.unboundedOrInfeasible) {
      // presolve does not tell which of the two
      model.options.set({ presolve: 'off' });
      model.run();
    }
    const hasValues = model.info.get('primal_solution_status') === constants.solutionStatus.feasible;
    const status = statusOf(model.getModelStatus(), constants, hasValues);
    if (status === 'infeasible' || status === 'unbounded') return { status, objective: NaN, bound: NaN, values: null };
    const proven = hasWhole ? Number(model.info.get('mip_dual_bound')) : status === 'optimal' ? model.getObjectiveValue() : NaN;
    const bound = Number.isFinite(proven) && Math.abs(proven) < infinity ? proven : worstBound[program.sense];
    if (!hasValues) return { status, objective: NaN, bound, values: null };
    const values = Float64Array.from(model.getSolution().colValue, (value, column) => (program.whole[column] ? Math.round(value) : value));
    return { status, objective: model.getObjectiveValue(), bound, values };
  } finally {
    model.dispose();
  }
}

let loading: Promise<MipSolver> | null = null;

/** HiGHS (Huangfu & Hall 2018) as WebAssembly: the outside truth of the searches for sites. @throws Error where it cannot be loaded; the next call tries again */
export function loadMipSolver(): Promise<MipSolver> {
  loading ??= (async () => {
    const { default: load } = await import('highs');
    const highs = await load({});
    return (program: LinearProgram, options: MipOptions = {}) => answerOf(highs, program, options);
  })().catch((refused: unknown) => {
    loading = null;
    throw refused;
  });
  return loading;
}
