import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import packageJson from '../package.json' with { type: 'json' };

/*
 * npm run weight [-- --lower]
 *
 * Prints what the house weighs, each figure beside its budget in weight.json, and ends with exit
 * code 1 where one is over it. `--lower` lowers the budget of lines and files to the figures of
 * today; it is raised by hand alone.
 */

/** Figures by what they are of. */
type Weights = Record<string, number>;

const root = fileURLToPath(new URL('..', import.meta.url));
const CODE = /^(?:src|workers|\.setup|tests)\/.*\.(?:ts|svelte|mjs|css|html|js|wat|mts)$/;
/** `src/core/formats`, `src/pages`, `src` for its own files, `tests`. */
const ROOM = /^(?:src\/core(?=\/)(?:\/[^/]+(?=\/))?|src(?:\/[^/]+(?=\/))?|[^/]+)/;

/** All files but those that git ignores, by path from the root. */
function filesIn(folder: string, ignored: ReadonlySet<string>): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder + entry.name;
    if (ignored.has(path) || entry.name === '.git' || entry.name.endsWith('.log')) return [];
    return entry.isDirectory() ? filesIn(`${path}/`, ignored) : [path];
  });
}

/** Lines of code by room, heaviest first, and the sums of them, of files and of dependencies. */
function weighSources(): { rooms: Weights; totals: Weights } {
  const ignored = readFileSync(join(root, '.gitignore'), 'utf8').replaceAll(/\/$/gm, '');
  const files = filesIn('', new Set(ignored.split('\n')));
  const rooms: Weights = {};
  for (const file of files.filter((path) => CODE.test(path))) {
    const [room = ''] = ROOM.exec(file) ?? [];
    const lines = readFileSync(join(root, file), 'utf8').split('\n').length - 1;
    rooms[room] = (rooms[room] ?? 0) + lines;
  }
  const all = Object.values(rooms).reduce((sum, lines) => sum + lines, 0);
  const totals = {
    'lines outside tests': all - rooms['tests'],
    'lines of tests': rooms['tests'],
    files: files.length,
    'dependencies at run time': Object.keys(packageJson.dependencies).length,
    'dependencies for development': Object.keys(packageJson.devDependencies).length,
  };
  return { rooms: Object.fromEntries(Object.entries(rooms).sort(([, a], [, b]) => b - a)), totals };
}

/** A script of dist/ and all that it imports, which loads with it. */
function closure(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  const code = readFileSync(file, 'utf8');
  for (const [, target] of code.matchAll(/(?:\bfrom|\bimport)\s*["'](\.{1,2}\/[^"']+\.js)["']/g))
    closure(join(dirname(file), target), found);
  return found;
}

/** The scripts that load before anything can be seen: the page's own and what they import. */
export function firstScripts(): Set<string> {
  const page = readFileSync(join(root, 'dist/index.html'), 'utf8');
  const named = page.matchAll(/(?:src|rel="modulepreload"[^>]*href)="\.\/([^"]+\.js)"/g);
  return new Set([...named].flatMap(([, file]) => [...closure(join(root, 'dist', file))]));
}

/** Bytes, gzipped where they travel: the first script, the words of one language, single files. */
function weighBuilds(): Weights {
  if (!existsSync(join(root, 'dist')) || !existsSync(join(root, 'dist-single'))) return {};
  const gzipped = (scripts: Iterable<string>): number =>
    [...scripts].reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0);
  const first = firstScripts();
  const assets = readdirSync(join(root, 'dist/assets'));
  const words = assets
    .filter((name) => /^vocabulary-.*\.js$/.test(name))
    .map((name) => [...closure(join(root, 'dist/assets', name))].filter((one) => !first.has(one)));
  const single = (name: string): number => readFileSync(join(root, 'dist-single', name)).length;
  return {
    'first JavaScript, gzip': gzipped(first),
    'words of a language, gzip': Math.max(...words.map(gzipped)),
    'single file index.html': single('index.html'),
    'single file with-models.html': single('with-models.html'),
  };
}

/** Prints a line for each figure; returns whether one is over its budget. */
function isOver(title: string, weights: Weights, budget: Weights): boolean {
  const line = (name: string, ...cells: string[]): void => {
    console.log(name.padEnd(32) + cells.map((cell) => cell.padStart(11)).join(''));
  };
  line(`\n${title}`, ' today', 'budget');
  const over = Object.keys(weights).filter((name) => weights[name] > (budget[name] ?? 0));
  for (const [name, weight] of Object.entries(weights))
    line(name, `${weight}`, `${budget[name] ?? 0}`, over.includes(name) ? 'too heavy' : '');
  return over.length > 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = fileURLToPath(new URL('weight.json', import.meta.url));
  const budget = JSON.parse(readFileSync(file, 'utf8')) as Record<
    'rooms' | 'totals' | 'built',
    Weights
  >;
  const { rooms, totals } = weighSources();
  const over = [
    isOver('room, in lines of code', rooms, budget.rooms),
    isOver('builds, in bytes', weighBuilds(), budget.built),
    isOver('in all', totals, budget.totals),
  ].includes(true);
  if (over)
    console.log('\nMake it lighter, or raise .setup/weight.json and say in the commit why.');
  else if (process.argv.includes('--lower'))
    writeFileSync(file, `${JSON.stringify({ totals, built: budget.built, rooms }, null, 2)}\n`);
  process.exitCode = over ? 1 : 0;
}
