import { describe, expect, it } from 'vitest';
import { accessMethods } from '../../src/engine/access';
import { accessMethodIds, decayIds, equityIndexIds } from '../../src/model/measures';
import { junda, rowsOf } from '../reference/junda';

const files = {
  'm.csv': 'facility,demand,cost\nf,a,5\nf,b,15\ng,b,10\ng,c,40\n',
  'd.csv': 'id,people\na,100\nb,50\nc,30\n',
  'f.csv': 'id,capacity\nf,10\ng,20\n',
};
const inputs = ['--matrix', 'm.csv', '--demand', 'd.csv', '--facilities', 'f.csv', '--out', 'out.csv'];

const access = async (args: readonly string[], changed: Readonly<Record<string, string>> = {}) => {
  const ran = await junda(['access', ...inputs, ...args], { ...files, ...changed });
  const out = ran.written.get('out.csv');
  return { ...ran, rows: out ? rowsOf(out) : [] };
};

describe('junda access', () => {
  it('writes id,value for every demand row: 0 where nothing is in reach', async () => {
    const { code, rows, stderr } = await access(['--method', '2sfca', '--cutoff', '20']);
    expect(code).toBe(0);
    expect(rows).toEqual([
      ['a', String(10 / 150)],
      ['b', String(10 / 150 + 0.4)],
      ['c', '0'],
    ]);
    expect(stderr).toContain('conserved: 30 handed out to the rows, 30 of supply reaches anyone');
    expect(stderr).toContain('Luo & Wang 2003');
  });

  it('and an empty cell where there is no cost', async () => {
    expect((await access(['--method', 'nearest', '--cutoff', '20'])).rows).toEqual([
      ['a', '5'],
      ['b', '10'],
      ['c', ''],
    ]);
    expect((await access(['--method', 'nth-nearest', '--nth', '2'])).rows.map(([, value]) => value)).toEqual(['', '15', '']);
    expect((await access(['--method', 'raam'])).rows.map(([, value]) => Number(value) > 0)).toEqual([true, true, true]);
  });

  it('--json says what the method conserves', async () => {
    const { stdout } = await access(['--method', 'bfca', '--cutoff', '20', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ status: 'done', method: 'bfca', conserves: false, supply: null, pairs: 4, demandRows: 3 });
    const kept = JSON.parse((await access(['--method', 'e2sfca', '--json'])).stdout) as Record<string, unknown>;
    expect(kept).toMatchObject({ conserves: true, supply: { reached: 30 }, decay: 'stepped:10=1,20=0.68,30=0.22' });
  });

  it('--status: served, full, out of reach', async () => {
    const { written, stderr } = await access(['--method', '2sfca', '--cutoff', '20', '--status', 'status.csv']);
    const rows = rowsOf(written.get('status.csv')!).map((row) => row.map(Number));
    // of b half goes to each; g takes 20 of 25; f 10 of 125
    expect(rows.map(([, people]) => people)).toEqual([100, 50, 30]);
    expect(rows[0]![2]).toBeCloseTo(8, 9);
    expect(rows[1]![2]).toBeCloseTo(22, 9);
    expect(rows[2]!.slice(2)).toEqual([0, 0, 30]);
    expect(stderr).toContain('30 people served, 120 within reach of full facilities only, 30 out of reach');
  });

  it('ids that no file knows are told with their rows, and left out', async () => {
    const more = { 'm.csv': `${files['m.csv']}x,a,1\nx,b,1\nf,y,1\n` };
    const { rows, stderr } = await access(['--method', 'cumulative', '--cutoff', '20'], more);
    expect(rows.map(([, value]) => value)).toEqual(['10', '30', '0']);
    expect(stderr).toMatch(/1 ids in the column facility \(x\) are not in f\.csv; their 2 rows are left out/);
    expect(stderr).toMatch(/1 ids in the column demand \(y\) are not in d\.csv; their 1 rows are left out/);
  });

  it('ids that lost their leading zeros are refused, and why is said', async () => {
    const { code, stderr } = await access(['--method', 'nearest'], {
      'd.csv': 'id,people\n001,1\n002,1\n',
      'm.csv': 'facility,demand,cost\nf,1,3\ng,2,4\n',
    });
    expect(code).toBe(2);
    expect(stderr).toContain('matrix.no-match');
    expect(stderr).toContain('without leading zeros they would match');
  });

  it('without people or capacity each row counts 1, and that is told', async () => {
    const { rows, stderr } = await access(['--method', '2sfca', '--cutoff', '20'], { 'd.csv': 'id\na\nb\nc\n', 'f.csv': 'id\nf\ng\n' });
    expect(rows.map(([, value]) => value)).toEqual(['0.5', '1.5', '0']);
    expect(stderr.match(/access\.default-amount/g)).toHaveLength(2);
  });

  it('an empty people cell is unknown, not 0', async () => {
    const { rows, stderr } = await access(['--method', '2sfca', '--cutoff', '20'], { 'd.csv': 'id,people\na,\nb,50\nc,30\n' });
    expect(rows.map(([, value]) => value)).toEqual(['', '', '0']);
    expect(stderr).toContain('cell.missing-value');
  });

  it.each([
    [['--method', '2sfca'], 'needs --cutoff'],
    [['--method', 'gravity', '--cutoff', '20'], 'needs --decay'],
    [['--method', '2sfca', '--decay', 'cubic:3'], 'access.bad-decay'],
    [['--method', 'best'], 'wanted: cumulative'],
    [['--method', 'raam', '--tau', '0'], 'a number above 0'],
    [['--method', 'raam', '--cycles', '1.5'], 'a whole number from 1 up'],
    [['--method', 'nth-nearest', '--nth', '1.5'], 'travel.bad-rank'],
  ])('%j is refused: %s', async (args, reason) => {
    const { code, stderr } = await access(args);
    expect(code).toBe(2);
    expect(stderr).toContain(reason);
  });

  it("an author's minutes are not laid on a matrix in seconds", async () => {
    const seconds = { 'm.csv': files['m.csv'].replace('cost', 'seconds') };
    const { code, stderr } = await access(['--method', 'e2sfca'], seconds);
    expect(code).toBe(2);
    expect(stderr).toContain('the matrix is in seconds');
    expect((await access(['--method', 'raam'], seconds)).stderr).toContain('say --tau');
    expect((await access(['--method', 'e2sfca', '--decay', 'stepped:12=1,20=0.5'], seconds)).code).toBe(0);
  });

  it('what a method makes no use of is told', async () => {
    const { stderr } = await access(['--method', 'cumulative', '--cutoff', '20', '--tau', '30', '--decay', 'linear:20']);
    expect(stderr).toMatch(/makes no use of: --decay, --tau/);
  });

  it('--exclusive and --without-self', async () => {
    expect((await access(['--method', 'cumulative', '--cutoff', '15', '--exclusive'])).rows.map(([, value]) => value)).toEqual([
      '10',
      '20',
      '0',
    ]);
    const self = { 'm.csv': 'facility,demand,cost\nf,f,0\nf,b,15\n', 'd.csv': 'id,people\nf,100\nb,50\n' };
    expect((await access(['--method', 'cumulative', '--cutoff', '15', '--without-self'], self)).rows.map(([, value]) => value)).toEqual([
      '0',
      '10',
    ]);
  });
});

describe('junda list methods', () => {
  it('names every method with its source and whether it conserves, every decay and index', async () => {
    const { stdout } = await junda(['list', 'methods', '--json']);
    const entries = JSON.parse(stdout) as readonly { id: string; detail: { en: string; zh: string }; conserves?: boolean }[];
    for (const id of accessMethodIds) {
      const entry = entries.find((each) => each.id === id);
      expect(entry).toMatchObject({ conserves: accessMethods[id].conserves });
      expect(entry?.detail.en).toContain(`(${accessMethods[id].source}); conserves: ${accessMethods[id].conserves ? 'yes' : 'no'}`);
      expect(entry?.detail.zh).toContain(`守恒: ${accessMethods[id].conserves ? '是' : '否'}`);
    }
    for (const id of decayIds) expect(entries.some((entry) => entry.id.startsWith(id))).toBe(true);
    for (const id of equityIndexIds) expect(entries.some((entry) => entry.id === id)).toBe(true);
  });
});

describe('junda equity', () => {
  const table = 'id,value,people,county,income,km2\na,1,1,north,10,1\nb,3,1,south,20,3\nc,,5,south,30,2\n';
  const equity = (args: readonly string[], values = table) => junda(['equity', '--values', 'v.csv', ...args], { 'v.csv': values });

  it('--json: index, value and its parts', async () => {
    const { stdout } = await equity(['--json']);
    expect(JSON.parse(stdout)).toMatchObject({ index: 'gini', value: 0.25, people: 2, rows: 3, noDataRows: 1 });
    const theil = JSON.parse((await equity(['--json', '--index', 'theil', '--groups', 'county'])).stdout) as Record<string, number>;
    expect(theil['within']).toBe(0);
    expect(theil['value']).toBe(theil['between']);
    const hrad = JSON.parse((await equity(['--json', '--index', 'hrad', '--column', 'area=km2'])).stdout) as Record<string, unknown>;
    expect(hrad).toMatchObject({ value: null, units: [{ id: 'a', hrad: 1, pad: 2 }, { id: 'b' }, { id: 'c', hrad: null }] });
  });

  it('prints what a person can read', async () => {
    const { stdout, stderr } = await equity(['--index', 'gap', '--groups', 'county']);
    expect(stdout).toMatch(/max-min gap\s+2\n/);
    expect(stdout).toMatch(/south\s+1\s+3\n/);
    expect(stderr).toContain('1 rows have no data');
  });

  it('two groups, the first by the second', async () => {
    const of = async (pair: string) =>
      JSON.parse((await equity(['--json', '--index', 'ratio', '--groups', 'county', '--of', pair])).stdout) as { value: number };
    expect((await of('north,south')).value).toBeCloseTo(1 / 3, 14);
    expect((await of('south,north')).value).toBe(3);
    expect((await equity(['--index', 'ratio', '--groups', 'county', '--of', 'north,west'])).code).toBe(2);
  });

  it('amounts by area', async () => {
    const { stdout } = await equity(
      ['--json', '--index', 'gini', '--amounts', '--weight', 'km2'],
      'id,value,people,km2\na,30,1,1\nb,10,1,4\n',
    );
    // densities 30 and 2.5 on 1 and 4 of 5 parts of the land: 0.8 x 0.25 + 0.2 x 1.25 = 0.45
    expect((JSON.parse(stdout) as { value: number }).value).toBeCloseTo(0.55, 14);
  });

  it('--demand: people and groups of the same ids from another file', async () => {
    const beside = { 'v.csv': 'id,value\na,1\nb,3\nx,9\n', 'd.csv': 'id,people,county\nb,1,south\na,1,north\nc,7,south\n' };
    const { stdout, stderr } = await junda(
      ['equity', '--values', 'v.csv', '--demand', 'd.csv', '--index', 'gap', '--groups', 'county', '--json'],
      beside,
    );
    expect(JSON.parse(stdout)).toMatchObject({ value: 2, people: 2, noDataRows: 1, highest: 'south' });
    expect(stderr).toContain('1 rows have no data');
  });

  it('no data is null, not 0', async () => {
    const { stdout, code } = await equity(['--json'], 'id,value,people\na,,1\nb,,1\n');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ value: null, noDataRows: 2 });
    expect((await equity([], 'id,value,people\na,,1\nb,,1\n')).stdout).toContain('no data');
  });

  it.each([
    [['--index', 'concentration'], '--rank-by'],
    [['--index', 'gap'], '--groups'],
    [['--index', 'hrad'], 'area'],
    [['--index', 'poverty'], '--line'],
    [['--groups', 'district'], 'column district is missing'],
    [['--index', 'entropy'], 'wanted: gini'],
  ])('%j is refused: %s', async (args, reason) => {
    const { code, stderr } = await equity(args);
    expect(code).toBe(2);
    expect(stderr).toContain(reason);
  });

  it('a negative value is refused', async () => {
    expect((await equity([], 'id,value,people\na,-1,1\nb,2,1\n')).stderr).toContain('cell.negative');
  });
});
