import { timesCache } from '../src/jobs/times';
import { newSession } from '../src/jobs/session';
import { runTask } from '../src/jobs/tasks';
import type { SitingGoal } from '../src/model/siting';
import type { Study } from '../src/model/study';
import { silentWatch, type Watch } from '../src/model/watch';

const types = ['township_health_centre', 'community_health_centre'];

/** Every village a candidate for a health centre, 30 minutes by car. */
const goal: SitingGoal = {
  model: 'mclp',
  question: { types, trip: 'drive', direction: 'to', cutoffSeconds: 1800, year: 2020, group: 'people', band: 0.2 },
  region: '',
  newSites: 20,
  share: 1,
  keepExisting: true,
  buildType: 'township_health_centre',
  candidates: {
    from: 'villages',
    types: [],
    list: [],
    within: '',
    roadMetres: null,
    slopeDegrees: null,
    avoidHazards: [],
    landCover: [],
    offBarriers: false,
    twoWaysIn: false,
  },
  locked: [],
  forbidden: [],
  capacity: null,
  ties: 0,
};

const seconds = (microseconds: number): string => (microseconds / 1e6).toFixed(2);

/** The question of the bundled study with all its villages: CPU of the matrix, of the search to its first answer and to its proof, and of asking again. */
export async function sitingBaojiBench(study: Study, print: (text: string) => void): Promise<void> {
  const session = { ...newSession(), study, times: timesCache(study) };
  for (const [name, asked] of [
    ['p = 20', goal],
    ['p = 21, matrix kept', { ...goal, newSites: 21 }],
    ['p = 20, nothing there before', { ...goal, keepExisting: false }],
  ] as const) {
    let [matrix, first] = [NaN, NaN];
    const start = process.cpuUsage();
    const spent = (): number => {
      const { user, system } = process.cpuUsage(start);
      return user + system;
    };
    const watch: Watch = {
      ...silentWatch,
      progress: (phase) => {
        if (phase === 'siting' && Number.isNaN(matrix)) matrix = spent();
      },
      found: () => {
        if (Number.isNaN(first)) first = spent() - matrix;
      },
    };
    const { receipt, candidates } = await runTask('siteStudy', { edits: [], goal: asked, curve: 0 }, session, watch);
    const rest = spent() - matrix;
    print(
      `siting in Baoji, ${candidates.examined} villages, mclp ${name}: matrix ${seconds(matrix)} s, ` +
        `${Number.isNaN(first) ? 'at once' : `first bound after ${seconds(first)} s`}, all after ${seconds(rest)} s, gap ${(100 * receipt.gap).toFixed(3)} %, ` +
        `${receipt.coveredPeople} of ${receipt.totalPeople} people`,
    );
  }
}
