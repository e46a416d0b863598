import { cpus } from 'node:os';
import { benchArena } from './arena.ts';
import { benchBig } from './big.ts';
import { benchBrowser } from './browser.ts';
import { benchChecks } from './checks.ts';
import { benchCounting } from './counting.ts';
import { benchEngine } from './engine.ts';
import { benchFirst } from './first.ts';
import { benchImport } from './import.ts';
import { benchInspect } from './inspect.ts';
import { benchJudges } from './judges.ts';
import { benchJudging } from './judging.ts';
import { benchWorkers } from './workers.ts';
import { benchPages } from './pages.ts';
import { benchQuestions } from './questions.ts';
import { benchSamplers } from './samplers.ts';
import { benchSliding } from './sliding.ts';
import { benchTab } from './tab.ts';

/*
 * npm run bench prints the figures as tables, with -- --json as one JSON object, and takes
 * `arena`, `engine`, `samplers`, `questions`, `judges`, `checks` or `import` to run one part alone. Everything runs on one thread.
 * `big` (when asked for) reads ten million judgments, and a gigabyte of them with texts;
 * `counting` counts ten million in DuckDB, and ranks the counts and the rows.
 * `first` (when asked for; npm run build comes first) visits the pages that are built for the first
 * time in a real browser, `browser` reads a file of 1 GB in a real browser,
 * `tab` (with the gigabytes behind it, else 10) ranks files of that size there (`jsonl` and
 * `parquet`, or one of them),
 * `inspect` filters, searches and scrolls a million judgments there,
 * `workers` fits the arena's counts in the workers of the page there,
 * `sliding` drags a slider of the Priors page there, on 130 models, and `judging` has a model judge
 * ten thousand pairs and plans on 100 models × 1,000 questions; `pages` visits every page there
 * with 1,000 and 2,000 models × 500,000 pairs, which takes half an hour.
 */
const wanted = process.argv.slice(2);
const PARTS = ['arena', 'engine', 'samplers', 'questions', 'judges', 'checks', 'import'];
const isAll = ![
  ...PARTS,
  ...[
    'big',
    'counting',
    'first',
    'workers',
    'pages',
    'browser',
    'inspect',
    'sliding',
    'judging',
    'tab',
  ],
].some((name) => wanted.includes(name));
const parts = PARTS.filter((part) => wanted.includes(part) || isAll);
const engine = [
  ...(parts.includes('arena') ? benchArena() : []),
  ...(parts.includes('engine') ? benchEngine() : []),
  ...(parts.includes('samplers') ? benchSamplers() : []),
  ...(parts.includes('questions') ? benchQuestions() : []),
  ...(parts.includes('judges') ? benchJudges() : []),
  ...(parts.includes('checks') ? benchChecks() : []),
  ...(wanted.includes('big') ? await benchBig() : []),
  ...(wanted.includes('counting') ? await benchCounting(10_000_000) : []),
];
const imported = parts.includes('import') ? benchImport() : [];
const first = wanted.includes('first') ? await benchFirst() : null;
const inWorkers = wanted.includes('workers') ? await benchWorkers() : null;
const inBrowser = wanted.includes('browser') ? await benchBrowser(1_000_000) : null;
const inspect = wanted.includes('inspect') ? await benchInspect(1_000_000) : null;
const sliding = wanted.includes('sliding') ? await benchSliding() : null;
const judging = wanted.includes('judging') ? await benchJudging() : null;
const gigabytes = Number(wanted[wanted.indexOf('tab') + 1]);
const kinds = (['jsonl', 'parquet'] as const).filter((kind) => wanted.includes(kind));
const tab = wanted.includes('tab')
  ? await benchTab(gigabytes > 0 ? gigabytes : 10, kinds.length > 0 ? kinds : ['jsonl', 'parquet'])
  : null;
const pages = wanted.includes('pages') ? await benchPages([1000, 2000]) : null;
const machine = { node: process.version, processor: cpus()[0].model, cores: cpus().length };

if (wanted.includes('--json')) {
  const figures = {
    machine,
    engine,
    import: imported,
    first,
    inWorkers,
    browser: inBrowser,
    inspect,
    sliding,
    judging,
    tab,
    pages,
  };
  process.stdout.write(JSON.stringify(figures, null, 1) + '\n');
} else {
  process.stdout.write(
    `${machine.processor}, ${String(machine.cores)} cores, node ${machine.node}\n`,
  );
  for (const { what, value, unit, against } of engine) {
    const figure = value.toPrecision(3).padStart(8);
    process.stdout.write(`${figure} ${unit.padEnd(11)} ${what}${against && ` (${against})`}\n`);
  }
  if (imported.length > 0) console.table(imported);
  if (first !== null) console.dir(first, { depth: null });
  if (inWorkers !== null) console.dir(inWorkers, { depth: null });
  if (inBrowser !== null) console.table(inBrowser);
  if (inspect !== null) console.dir(inspect, { depth: null });
  if (sliding !== null) console.table(sliding);
  if (pages !== null) console.table(pages);
  if (judging !== null) console.dir(judging, { depth: null });
  if (tab !== null) console.table(tab);
}
