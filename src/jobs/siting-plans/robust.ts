import { robust, type Scenario } from '../../engine/siting/robust';
import { amountsFromTable, readMatrix, readRows } from '../../formats';
import { Failure } from '../../model/finding';
import type { RobustPlan } from '../../model/siting-plans';
import { matchedPairs } from '../matched-pairs';
import { named, needed, sitesAsked } from './asked';
import type { PlanInput, PlanTask } from './contract';

const baseName = 'base';

/** The matrix itself as scenario `base`, then one for each `--case`, with its own people where it has a file of them. */
async function scenariosOf(input: PlanInput): Promise<{ readonly names: readonly string[]; readonly scenarios: readonly Scenario[] }> {
  const { request, problem, demandIds, siteIds, reading, findings } = input;
  const names = [baseName, ...request.cases.map(({ name }) => name)];
  const unknown = Object.keys(request.probabilities).find((name) => !names.includes(name));
  const wrong = (value: string): never => {
    throw new Failure('command.bad-option', {}, { option: '--probability', value, wanted: `${names.join(', ')}; sum 1` });
  };
  if (unknown !== undefined) wrong(unknown);
  const given = Object.keys(request.probabilities).length > 0;
  const probability = names.map((name) => (given ? (request.probabilities[name] ?? 0) : 1 / names.length));
  if (Math.abs(probability.reduce((sum, one) => sum + one, 0) - 1) > 1e-9) wrong(probability.join(' + '));
  const scenarios: Scenario[] = [{ pairs: problem.pairs, people: problem.people, probability: probability[0]! }];
  for (const [at, { matrix, demand }] of request.cases.entries()) {
    const table = await readMatrix(matrix, reading, findings);
    const pairs = matchedPairs(
      table,
      demandIds,
      siteIds,
      { matrix, demand: request.demand, facilities: request.facilities, withoutSelf: false },
      findings,
    );
    let people = problem.people;
    if (demand) {
      const { ids, amount } = amountsFromTable(await readRows(demand, reading, findings), 'demand', 'people', reading, findings);
      const rowOf = new Map(ids.map((id, row) => [id, row]));
      // whom the file does not list, or lists with an empty cell, needs no help
      people = Float64Array.from(demandIds, (id) => amount[rowOf.get(id) ?? -1] || 0);
    }
    scenarios.push({ pairs, people, probability: probability[at + 1]! });
  }
  return { names, scenarios };
}

/** `--model robust`: the matrix and every `--case` are scenarios; people outside the cutoff, or people x cost with `--unserved-cost`. */
export const robustTask: PlanTask = async (input, carry) => {
  const { problem, request, siteIds } = input;
  const loss =
    request.unserved === null
      ? ({ kind: 'outside', cutoff: needed(input, request.cutoff, 'cutoff') } as const)
      : ({ kind: 'cost', unserved: request.unserved } as const);
  const { names, scenarios } = await scenariosOf(input);
  const answer = await carry(robust(problem, scenarios, { sites: sitesAsked(input), loss }));
  const told = ({ chosen, expected, worst, worstScenario, worstRegret, scenarios: list }: RobustPlan): Record<string, unknown> => ({
    chosen: named(siteIds, chosen),
    expected,
    worst,
    worst_scenario: names[worstScenario],
    worst_regret: worstRegret,
    scenarios: list.map((one, at) => ({ scenario: names[at], ...one })),
  });
  const unit = answer.expected.unit;
  const ways = { expected: answer.expected, 'worst-case': answer.worstCase };
  return {
    chosen: named(siteIds, answer.expected.chosen),
    figures: [
      { of: 'expected', unit, ...answer.expected.expected },
      { of: 'worst', unit, ...answer.worstCase.worst },
    ],
    columns: ['plan', 'scenario', 'probability', 'people', 'loss', 'best', 'regret', 'sites'],
    rows: Object.entries(ways).flatMap(([way, { chosen, scenarios: list }]) =>
      list.map((one, at) => [
        way,
        names[at]!,
        one.probability,
        one.people,
        one.loss,
        one.best,
        one.regret,
        named(siteIds, chosen).join(' '),
      ]),
    ),
    answer: {
      unit,
      expected: told(answer.expected),
      worst_case: told(answer.worstCase),
      best: answer.best.map(({ chosen, loss: proof }, at) => ({ scenario: names[at], chosen: named(siteIds, chosen), ...proof })),
      examined: answer.expected.examined,
    },
  };
};
