import { nodeIo } from './node-io';
import { runProgram } from './program';

process.exitCode = await runProgram(process.argv.slice(2), nodeIo());
