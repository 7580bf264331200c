import { Failure } from '../../model/finding';
import type { Command, CommandContext } from '../command';
import type { Datum, NamedBytes } from '../../jobs/task-types';
import { formatCount } from '../../i18n/format';
import { badOption } from '../parse';
import { tellFindings } from '../tell-findings';

const datums: readonly Datum[] = ['wgs84', 'gcj02', 'bd09', 'cgcs2000'];

/** The one file at a path. @throws Failure file.unknown-format where it is a folder */
export async function readOne(io: CommandContext['io'], path: string): Promise<NamedBytes> {
  const files = await io.read(path);
  const [file] = files;
  if (!file || files.length > 1) throw new Failure('file.unknown-format', { file: path }, { path });
  return file;
}

/** `junda convert IN OUT [--from DATUM] [--to DATUM]` */
export const convert: Command = {
  name: 'convert',
  args: ['IN', 'OUT'],
  options: {
    from: { value: 'DATUM', help: 'from' },
    to: { value: 'DATUM', help: 'to' },
    column: { value: 'NAME=COLUMN', repeat: true, help: 'column' },
  },
  example: 'junda convert clinics.csv clinics.geojson --from gcj02',
  run: async (context) => {
    const { io, options, args, words, language, json } = context;
    const [input = '', outPath = ''] = args;
    if (await io.isSame(input, outPath)) throw badOption('OUT', outPath, 'otherFile');
    const plain = {
      outPath,
      from: options.choice('from', datums, 'wgs84'),
      to: options.choice('to', datums, 'wgs84'),
      columns: options.pairs('column', 'column'),
    };
    const reply = await context.task('convert', { ...plain, file: await readOne(io, input) });
    await io.write(outPath, reply.bytes);
    const warnings = tellFindings(context, reply.findings);
    if (json) io.out(`${JSON.stringify({ status: 'done', out: outPath, features: reply.features, warnings })}\n`);
    else io.err(`${words.convert.done(formatCount(reply.features, language), outPath)}\n`);
    return 0;
  },
};
