import { convert } from './conversion.ts';

process.stdout.on('error', () => {
  // The reader of a pipe may have had enough.
  process.exit();
});
process.exitCode = await convert(process.argv.slice(2));
