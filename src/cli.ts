import { rank } from './cli/rank.ts';

process.stdout.on('error', () => {
  // The reader of a pipe may have had enough.
  process.exit();
});
process.exitCode = await rank(
  process.argv.slice(2),
  () => performance.timeOrigin + performance.now(),
);
