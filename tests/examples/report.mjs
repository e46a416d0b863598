import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fit, read, report, table } from '../../dist-core/caravan.js';

/*
 * A report in Node: node tests/examples/report.mjs report.html judgments.csv writes the report of a
 * ranking, which opens offline, and prints the ranking as a table in Markdown.
 */
const [out, ...paths] = process.argv.slice(2);
const judgments = await read(
  paths.map((name) => ({ name: basename(name), data: readFileSync(name) })),
);
const fitted = fit(judgments);
writeFileSync(out, await report(fitted, { name: 'Four models', madeAt: Date.now() }));
process.stdout.write(table(fitted, { format: 'markdown' }));
