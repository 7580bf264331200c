import {
  depotLosses,
  failingSegments,
  inTimeBy,
  ledgerOfAll,
  lossesOf,
  lossOf,
  LossSum,
  segmentFacts,
  segmentLosses,
  sourcesOf,
  supplyFrom,
  unitsOfPlaces,
  type NumberedLoss,
} from '../../engine/relief';
import { FindingList, plainReading, projectionOf, readZones } from '../../formats';
import type { ClosureAnswer, FailureAnswer, FailureGoal, ReliefInput, SegmentLoss } from '../../model/relief';
import type { Study, Zone } from '../../model/study';
import type { Watch } from '../../model/watch';
import { plainDepots, reliefQuestion, type ReliefQuestion } from '../relief-question';
import type { Session } from '../session';
import type { TaskTypes } from '../task-types';
import { membershipOf } from './analyse';

/** Depots of the levels that are to help, how soon they do, and what failures change. */
function helped(input: ReliefInput & { readonly failure: FailureGoal }, session: Session, watch: Watch) {
  const question = reliefQuestion(input, input.failure.levels, session, watch);
  const { network, people, depots } = question;
  const targetSeconds = input.failure.targetHours * 3600;
  const supply = supplyFrom(network, sourcesOf(network, depots));
  const losses = lossesOf(network, supply, { people, targetSeconds });
  return { ...question, supply, losses, targetSeconds, before: ledgerOfAll(people, inTimeBy(supply.seconds, targetSeconds)) };
}

/** From the roads' coordinates to degrees. */
function toDegrees({ roads, landCover, friction, elevation }: Study): (path: Float64Array) => Float64Array {
  const grid = (landCover ?? friction ?? elevation)?.grid;
  const projection = roads?.crs === 'metres' ? projectionOf(grid?.epsg ?? 0) : null;
  if (!projection) return (path) => path;
  return (path) => {
    const turned = new Float64Array(path.length);
    for (let i = 0; i < path.length; i += 2) turned.set(projection.toLonLat(path[i] ?? NaN, path[i + 1] ?? NaN), i);
    return turned;
  };
}

/**
 * Every road segment that carries a shortest relief trip, and every depot, failing in turn.
 * @throws Failure study.no-facilities, study.unknown-year, study.unknown-trip, study.no-network; Cancelled
 */
export function reliefFailures(input: TaskTypes['reliefFailures']['input'], session: Session, watch: Watch): FailureAnswer {
  const { study, network, people, depots, supply, losses, before } = helped(input, session, watch);
  const segments = failingSegments(network, supply);
  const found = segmentLosses(segments, losses, watch);
  const facts = segmentFacts(network, segments);
  const degrees = toDegrees(study);
  const told = ({ number, ...loss }: NumberedLoss): SegmentLoss => {
    const { path, ...rest } = facts(number);
    return { segment: number, ...rest, path: degrees(path), ...loss };
  };
  const { listed } = input.failure;
  const bridges = found.filter(({ number }) => facts(number).bridgeMetres > 0);
  return {
    goal: input.goal,
    failure: input.failure,
    depots: plainDepots(depots),
    before,
    segments: segments.count,
    carrying: found.length,
    cutting: found.filter(({ cutOff }) => cutOff > 0).length,
    worst: found.slice(0, listed).map(told),
    worstBridges: bridges.slice(0, listed).map(told),
    depotLosses: depotLosses(supply, losses, people, watch).map(({ number, ...loss }) => ({ depot: number, ...loss })),
  };
}

type Closing = TaskTypes['reliefClosures']['input'];

async function zonesOf({ closure, file }: Closing, { hazards }: Study, findings: FindingList): Promise<readonly Zone[]> {
  const drawn = closure.zones.map(({ name, geometry }): Zone => ({ kind: 'closure', level: '', name, geometry, attributes: {} }));
  const read = file ? await readZones(file, 'closures', plainReading, findings) : [];
  return [...drawn, ...read, ...hazards.filter(({ kind }) => closure.hazardKinds.includes(kind))];
}

/** What is lost in each unit. */
function lossesByUnit(
  { study, people }: ReliefQuestion,
  before: Float64Array,
  after: Float64Array,
  targetSeconds: number,
): ClosureAnswer['units'] {
  const membership = membershipOf(study);
  const { units, holders } = unitsOfPlaces(study.units, membership);
  const sums = units.map(() => new LossSum());
  after.forEach((seconds, place) => {
    const count = people[place] ?? 0;
    if (!(count > 0) || !(seconds > (before[place] ?? NaN))) return;
    const loss = lossOf(count, before[place] ?? NaN, seconds, targetSeconds);
    for (const unit of holders(membership[place] ?? -1)) sums[unit]?.add(loss);
  });
  return units.flatMap(({ unit, level }, at) => {
    const sum = sums[at]?.sum;
    return sum ? [{ unit, unitLevel: level, loss: sum }] : [];
  });
}

/**
 * A set of roads closed at once: all stretches, from stop to stop, that drawn lines and areas or hazard zones touch. Vehicles do not pass; on foot one does.
 * @throws Failure as `reliefFailures`, and what a file of closures is refused for
 */
export async function reliefClosures(input: Closing, session: Session, watch: Watch): Promise<ClosureAnswer> {
  const state = helped(input, session, watch);
  const { study, network, people, supply, losses, targetSeconds, before } = state;
  const findings = new FindingList();
  const touched = network.touchedBy(await zonesOf(input, study, findings));
  const edges = touched ? [...touched.keys()].filter((edge) => touched[edge] === 1 && network.closed?.[edge] !== 1) : [];
  const { loss, seconds } = losses.timesAfter({ edges, depot: -1 });
  return {
    goal: input.goal,
    failure: input.failure,
    closure: input.closure,
    before,
    after: ledgerOfAll(people, inTimeBy(seconds, targetSeconds)),
    loss,
    closedKilometres: edges.reduce((sum, edge) => sum + (network.graph.edgeMetres[edge] ?? 0), 0) / 1000,
    seconds,
    units: lossesByUnit(state, supply.seconds, seconds, targetSeconds),
    findings: findings.list(),
  };
}
