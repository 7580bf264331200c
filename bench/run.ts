import { cellAt } from '../src/model/grid';
import { silentWatch } from '../src/model/watch';
import { isochrones, nearestWithField, prepareTravel } from '../src/engine/travel';
import { plainSearch } from './plain-search';
import { dragBench } from './drag';
import { sitingCapacityBench } from './siting-capacity';
import { scene, walkOptions } from './scene';
import { baojiBench, bundledStudy } from './baoji';
import { reliefBench } from './relief';
import { peersBench } from './peers/main';
import { runSide } from './peers/side';
import { sitingBaojiBench } from './siting-baoji';
import { sitingCoverBench } from './siting-cover';
import { sitingMedianBench } from './siting-median';
import type { Study } from '../src/model/study';
import { medianMs, memory } from './timing';

const print = (text: string): void => void process.stdout.write(`${text}\n`);
const places = { lon: new Float64Array(0), lat: new Float64Array(0) };

function surfaceBench(neighbours: 8 | 16, sloped: boolean, boundSeconds: number): void {
  const { grid, inputs, facilities, secondsPerMetre, elevation } = scene(1500, 1200, 200, 7);
  const used = { ...inputs, elevation: sloped ? inputs.elevation : null };
  const options = { ...walkOptions, neighbours };
  const prepareMs = medianMs(3, () => void prepareTravel(used, options, silentWatch));
  const prepared = prepareTravel(used, options, silentWatch);
  let field: Float64Array = new Float64Array(0);
  const ours = medianMs(5, () => {
    field = nearestWithField(prepared, facilities, places, boundSeconds, silentWatch).field!.seconds;
  });
  const sources = facilities.map((facility) => cellAt(grid, facility.lon, facility.lat));
  const surface = { grid, secondsPerMetre, elevation: sloped ? elevation : null, neighbours, sense: -1 as const };
  let truth: Float64Array = new Float64Array(0);
  const plain = medianMs(1, () => {
    truth = plainSearch(surface, sources, boundSeconds);
  });
  let worst = 0;
  field.forEach((seconds, cell) => {
    if (truth[cell]! < Infinity || seconds < Infinity) worst = Math.max(worst, Math.abs(seconds - truth[cell]!) / (1 + truth[cell]!));
  });
  print(
    `surface 1.8 M cells, ${neighbours} neighbours, ${sloped ? 'sloped' : 'level'}, ${boundSeconds / 60} min: prepare ${prepareMs.toFixed(0)} ms, ` +
      `ours ${ours.toFixed(0)} ms, heap ${plain.toFixed(0)} ms, ratio ${(ours / plain).toFixed(3)}, worst difference ${worst.toExponential(1)}`,
  );
}

const onStudy = async (bench: (study: Study) => void | Promise<void>): Promise<void> => {
  const study = await bundledStudy();
  if (study) await bench(study);
  else print('data/baoji has not been generated: its benchmark is left out');
};

async function ownBench(): Promise<void> {
  surfaceBench(8, false, Infinity);
  surfaceBench(8, true, Infinity);
  surfaceBench(16, true, Infinity);
  surfaceBench(8, true, 3600);
  print(memory());

  const { inputs, facilities } = scene(1500, 1200, 200, 7);
  const prepared = prepareTravel(inputs, walkOptions, silentWatch);
  const field = nearestWithField(prepared, facilities, places, Infinity, silentWatch).field!;
  print(`isochrones 30 and 60 min: ${medianMs(5, () => void isochrones(field, [1800, 3600])).toFixed(0)} ms`);
  print(`isochrones 3 and 6 h: ${medianMs(5, () => void isochrones(field, [10800, 21600])).toFixed(0)} ms`);

  dragBench(print);
  sitingMedianBench(print);
  sitingCoverBench(print);
  sitingCapacityBench(print);

  await onStudy(async (study) => {
    baojiBench(study, print);
    reliefBench(study, print);
    await sitingBaojiBench(study, print);
  });
}

/** Parts that can be run alone: `npm run bench -- --relief`. */
const parts: Readonly<Record<string, (rest: readonly string[]) => void | Promise<void>>> = {
  '--side': (rest) => runSide(rest),
  '--peers': (rest) => peersBench(rest, print),
  '--relief': () => onStudy((study) => reliefBench(study, print)),
  '--siting-baoji': () => onStudy((study) => sitingBaojiBench(study, print)),
  '--siting-cover': () => sitingCoverBench(print),
  '--siting-median': () => sitingMedianBench(print),
  '--siting-capacity': () => sitingCapacityBench(print),
};

const [first = '', ...rest] = process.argv.slice(2);
await (parts[first] ?? ownBench)(rest);
