import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { FindingList, plainReading, readMatrix, type PairTable } from '../../src/formats';
import { readPlainPairs } from '../../src/formats/plain-pairs';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const file = (content: string | Uint8Array) => ({ path: 'm.csv', bytes: typeof content === 'string' ? bytes(content) : content });

const listed = ({ facilityIds, demandIds, facility, demand, cost }: PairTable): readonly (readonly [string, string, number])[] =>
  Array.from(cost, (value, pair) => [facilityIds[facility[pair]!]!, demandIds[demand[pair]!]!, value]);

const read = async (content: string | Uint8Array, columns: Readonly<Record<string, string>> = {}) => {
  const findings = new FindingList();
  const table = await readMatrix(file(content), { ...plainReading, columns }, findings);
  return { table, pairs: listed(table), codes: findings.list().map(({ code, where }) => `${code} ${where.row ?? where.column ?? ''}`) };
};

const three = [
  ['007', 'a', 1.5],
  ['7', 'a', 20],
  ['007', 'b', Infinity],
];

describe('matrix in long form', () => {
  it.each([
    ['plain', 'facility,demand,cost\n007,a,1.5\n7,a,20\n007,b,Inf\n'],
    ['no last line end', 'facility,demand,cost\n007,a,1.5\n7,a,20\n007,b,Inf'],
    ['CRLF and a mark', '\uFEFFfacility,demand,cost\r\n007,a,1.5\r\n7,a,20\r\n007,b,Infinity\r\n'],
    ['semicolons, other order, one column more', 'cost;x;demand;facility\n1.5;;a;007\n20;;a;7\ninf;;b;007\n'],
    ['quotes', 'facility,demand,cost\n"007",a,1.5\n7,"a",20\n007,b,Inf\n'],
    ['blanks', 'facility,demand,cost\n 007,a,1.5\n7 ,a, 20\n007, b,Inf\n'],
    ['blank lines', 'facility,demand,cost\n007,a,1.5\n\n7,a,2e1\n007,b,Inf\n\n'],
    ['UTF-16', new Uint8Array(Buffer.from('\uFEFFfacility,demand,cost\n007,a,1.5\n7,a,20\n007,b,Inf\n', 'utf16le'))],
  ])('%s', async (_, content) => {
    expect((await read(content)).pairs).toEqual(three);
  });

  it('ids are text, in Chinese too', async () => {
    const { pairs } = await read('设施,需求,时间\n陈仓,金台,5\n');
    expect(pairs).toEqual([['陈仓', '金台', 5]]);
    // 陈仓 in GB18030
    const chinese = Uint8Array.from([...bytes('facility,demand,cost\n'), 0xb3, 0xc2, 0xb2, 0xd6, ...bytes(',a,5\n')]);
    expect((await read(chinese)).pairs).toEqual([['陈仓', 'a', 5]]);
  });

  it('seconds as junda travel writes them; other names as other tools do, told', async () => {
    const ours = await read('facility,demand,seconds\nf,d,90.125\n');
    expect(ours.table.inSeconds).toBe(true);
    expect(ours.codes).toEqual([]);
    const theirs = await read('from_id,to_id,travel_time\nd,f,9\n');
    expect(theirs.table.inSeconds).toBe(false);
    expect(theirs.pairs).toEqual([['f', 'd', 9]]);
    expect(theirs.codes).toHaveLength(3);
    const named = await read('a,b,c\nd,f,9\n', { facility: 'b', demand: 'a', 'matrix.cost': 'c' });
    expect(named.pairs).toEqual([['f', 'd', 9]]);
    expect(named.codes).toEqual([]);
  });

  it('an empty cost is an unreachable pair, told with its row', async () => {
    const { pairs, codes } = await read('facility,demand,cost\nf,d,\nf,e,3\n');
    expect(pairs).toEqual([
      ['f', 'd', Infinity],
      ['f', 'e', 3],
    ]);
    expect(codes).toEqual(['cell.missing-value 2']);
  });

  it.each([
    ['no cost', 'facility,demand\nf,d\n', 'table.missing-column'],
    ['a word for a cost', 'facility,demand,cost\nf,d,near\n', 'cell.not-a-number'],
    ['a negative cost', 'facility,demand,cost\nf,d,-1\n', 'cell.negative'],
    ['a pair twice', 'facility,demand,cost\nf,d,1\ng,d,1\nf,d,2\n', 'matrix.duplicate-pair'],
    // many ids and few pairs go another way
    [
      'a pair twice among many ids',
      `facility,demand,cost\n${Array.from({ length: 200 }, (_, i) => `f${i},d${i},1\n`).join('')}f7,d7,2\n`,
      'matrix.duplicate-pair',
    ],
    ['nothing', '', 'file.empty'],
  ])('%s is refused', async (_, content, code) => {
    await expect(read(content)).rejects.toThrow(code);
  });

  it('straight from the bytes it is what the table of cells says, to the last bit', async () => {
    const id = fc.stringMatching(/^[a-z0-9一-龥]{1,18}$/).filter((text) => !['total', 'totals', 'sum', 'subtotal'].includes(text));
    const cost = fc.oneof(
      fc.double({ min: 0, max: 1e6, noNaN: true }),
      fc.integer({ min: 0, max: 2 ** 31 }),
      fc.float({ min: 0, max: 9999, noNaN: true }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.tuple(id, id, cost), { minLength: 1, maxLength: 60, selector: ([f, d]) => `${f},${d}` }),
        async (rows) => {
          const lines = rows.map(([f, d, c]) => `${f},${d},${c}`);
          const content = `facility,demand,cost\n${lines.join('\n')}\n`;
          const plain = readPlainPairs(file(content), plainReading, new FindingList());
          const quoted = (await read(content.replaceAll(',', '","').replaceAll('\n', '"\n"').replace(/^/, '"').replace(/"$/, ''))).pairs;
          expect(plain && listed(plain)).toEqual(quoted);
          expect(quoted).toEqual(rows.map(([f, d, c]) => [f, d, c === 0 ? 0 : c]));
        },
      ),
      { numRuns: 60 },
    );
  });
});
