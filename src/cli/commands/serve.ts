import { Failure } from '../../model/finding';
import type { Command } from '../command';
import { badOption } from '../parse';

/** `junda serve [--port N] [--open yes|no]` */
export const serve: Command = {
  name: 'serve',
  args: [],
  options: { port: { value: 'N', help: 'port' }, open: { value: 'yes|no', help: 'open' } },
  example: 'junda serve --port 4173',
  run: async ({ io, options, words, json }) => {
    const port = options.number('port');
    if (port !== null && !(Number.isInteger(port) && port >= 1024 && port <= 65_535)) throw badOption('--port', String(port), 'port');
    const served = io.serve({
      port,
      openBrowser: options.choice('open', ['yes', 'no'], 'no') === 'yes',
      onReady: (address) => {
        io.out(json ? `${JSON.stringify({ address })}\n` : `${words.serve.ready}\n${address}\n`);
      },
    });
    try {
      await served;
    } catch (error) {
      if (error instanceof Failure && error.finding.code === 'file.missing') io.err(`${words.serve.notBuilt}\n`);
      throw error;
    }
    io.err(`${words.serve.stopped}\n`);
    return 0;
  },
};
