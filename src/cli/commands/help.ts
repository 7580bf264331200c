import { Failure } from '../../model/finding';
import type { Command } from '../command';
import { commandHelp, programHelp } from '../help-text';
import { nearestWord } from '../nearest-word';

/** `junda help [COMMAND]` */
export const help: Command = {
  name: 'help',
  args: ['COMMAND'],
  optionalArguments: true,
  options: {},
  example: 'junda help run',
  run: ({ io, language, args, commands }) => {
    const [name] = args;
    const found = commands.find((command) => command.name === name);
    if (name !== undefined && !found) {
      const names = commands.map((command): string => command.name);
      throw new Failure('command.unknown', {}, { command: name, nearest: nearestWord(name, names) });
    }
    io.out(found ? commandHelp(found, language) : programHelp(commands, language));
    return Promise.resolve(0);
  },
};
