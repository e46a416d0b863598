import { readFileSync } from 'node:fs';
import { fit, read, summarise } from '../../dist-core/caravan.js';

/*
 * Core as a library in Node: node tests/examples/rank.mjs judgments.csv prints a ranking. In a program
 * of your own the import is 'caravan-core', with the folder dist-core copied or installed as such.
 */
const paths = process.argv.slice(2);
const judgments = await read(paths.map((name) => ({ name, data: readFileSync(name) })));
for (const { file, format, rejected } of judgments.files)
  console.error(`${file}: ${format ?? 'not recognised'}, ${rejected} rows rejected`);

const ranking = summarise(fit(judgments));
for (const { rank, name, median, lower, upper } of ranking.models)
  console.log(
    [rank, name, median.toFixed(1), `${lower.toFixed(1)} to ${upper.toFixed(1)}`].join('\t'),
  );
