import { convert } from './cli/conversion.ts';
import { rank } from './cli/rank.ts';

process.stdout.on('error', () => {
  // The reader of a pipe may have had enough.
  process.exit();
});

/* `rank` where the first word is no command. */
const given = process.argv.slice(2);
const args = given[0] === 'rank' || given[0] === 'convert' ? given.slice(1) : given;
process.exitCode =
  given[0] === 'convert'
    ? await convert(args)
    : await rank(args, () => performance.timeOrigin + performance.now());
