import { ask } from './cli/asking/ask.ts';
import { convert } from './cli/conversion.ts';
import { rank } from './cli/rank.ts';

process.stdout.on('error', () => {
  // The reader of a pipe may have had enough.
  process.exit();
});

const now = () => performance.timeOrigin + performance.now();
const COMMANDS = new Map([
  ['rank', (args: readonly string[]) => rank(args, now)],
  ['convert', convert],
  ['ask', (args: readonly string[]) => ask(args, now)],
]);

/* `rank` where the first word is no command. */
const given = process.argv.slice(2);
const command = COMMANDS.get(given[0]);
process.exitCode = await (command ? command(given.slice(1)) : rank(given, now));
