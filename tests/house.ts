import { dirname, join } from 'node:path/posix';
import house from './house.json' with { type: 'json' };

/** One broken law: where, and the law in words. */
export interface Breach {
  readonly file: string;
  readonly line: number;
  readonly law: string;
}

/** Something that may be done in few places only. */
interface Door {
  readonly pattern: RegExp;
  /** Folders and files in which it may stand. */
  readonly allowed: readonly string[];
  readonly law: string;
}

/** Workers take it to speak seldom enough. */
const CLOCK = [
  'src/state/',
  'src/rater/',
  'src/single/',
  'src/main.ts',
  'src/cli.ts',
  'workers/progress-throttle.ts',
];

const DOORS: readonly Door[] = [
  {
    pattern:
      /\b(fetch|importScripts|sendBeacon)\s*\(|\bnew (XMLHttpRequest|WebSocket|EventSource)\b/,
    allowed: [
      ...['src/remote/remote.ts', 'src/judges/call.ts', 'src/local-models/model-hub.ts'],
      'src/ui/parts/load-anew.ts',
    ],
    law: 'requests have four doors: src/remote/remote.ts for data, src/judges/call.ts for judging, src/local-models/model-hub.ts for models, src/ui/parts/load-anew.ts for code that did not come',
  },
  {
    pattern: /\bcaches\./,
    allowed: ['src/local-models/model-store.ts'],
    law: 'Cache Storage: src/local-models/model-store.ts',
  },
  {
    pattern: /(from|import\() ?'(@xenova\/|@huggingface\/|onnxruntime)/,
    allowed: [
      'workers/local/local-assets.d.ts',
      'workers/local/worker.ts',
      'workers/local-gpu/worker.ts',
      'src/local-models/local-models.ts',
      'src/local-models/local-work.ts',
    ],
    law: 'transformers.js: workers/local*.ts',
  },
  {
    pattern: /\bnew (Shared)?Worker\b|\?worker\b/,
    allowed: ['src/jobs.ts', 'src/report/page/fitting.ts', 'src/single/unpack.ts'],
    law: 'new Worker: src/jobs.ts, for it what unpacks the single file, and in a report its own page',
  },
  {
    pattern: /from 'idb'|\bindexedDB\b/,
    allowed: ['src/storage/database.ts', 'src/storage/schema.ts'],
    law: 'idb: src/storage/database.ts, and its types in schema.ts',
  },
  {
    pattern: /from 'd3[^']*'/,
    allowed: ['src/charts/'],
    law: 'd3: src/charts, as maths',
  },
  {
    pattern: /^\s*(export )?declare (const|let|var|function|class|namespace|global)\b/,
    allowed: ['src/core/platform.ts', 'src/globals.d.ts'],
    law: 'what the platform brings is declared in src/core/platform.ts',
  },
  { pattern: /\bMath\.random\b/, allowed: [], law: 'chance is an argument' },
  {
    pattern: /\bDate\.now\b|\bperformance\.now\b|\bnew Date\(\)/,
    allowed: CLOCK,
    law: 'time is an argument; only the rooms that act know the clock',
  },
  { pattern: /\bconsole\./, allowed: ['src/cli.ts'], law: 'only the command line prints' },
  { pattern: /\{@html\b/, allowed: [], law: 'hostile text never becomes HTML: no {@html' },
  { pattern: /\.innerHTML\b/, allowed: [], law: 'hostile text never becomes HTML: no innerHTML' },
  {
    pattern: /\bbind:(client|offset)(Width|Height)\b|\bbind:\w+(Rect|BoxSize)\b/,
    allowed: [],
    law: 'what is as large as its place hears of it from ui/parts/sized.ts',
  },
  { pattern: /:\s*any\b|<any>|\bas any\b|\bany\[\]/, allowed: [], law: 'no any' },
  { pattern: /^export \* from/, allowed: [], law: 'no barrels' },
  { pattern: /^export default\b/, allowed: [], law: 'named exports' },
];

/** Laws that hold inside comments too. */
const WORDS: readonly Door[] = [
  { pattern: /@ts-(ignore|nocheck)/, allowed: [], law: 'no @ts-ignore' },
  { pattern: /\b(TODO|FIXME|HACK|XXX)\b/, allowed: [], law: 'no TODO on main' },
];

export const LONGEST = 300;

/** Files that a folder may hold, so that a newcomer reads its list at a glance. */
export const MAX_FILES = 25;

/** Lines of a state class: what has more has more than one life. */
export const LONGEST_STATE = 120;

/** Every law of the house that these sources (path from the root → text) break. */
export function breaches(sources: ReadonlyMap<string, string>): Breach[] {
  return [
    ...[...sources].flatMap(([file, text]) => [
      ...nameBreaches(file),
      ...lengthBreaches(file, text),
      ...stateClassBreaches(file, text),
      ...doorBreaches(file, text, WORDS),
      ...doorBreaches(file, withoutComments(text), DOORS),
      ...arrowBreaches(file, withoutComments(text)),
      ...coreBreaches(file, withoutComments(text)),
      ...boundaryBreaches(file, text),
    ]),
    ...folderBreaches([...sources.keys()]),
    ...circleBreaches(sources),
  ];
}

function nameBreaches(file: string): Breach[] {
  const parts = file.split('/');
  const name = parts.pop() ?? '';
  const found: Breach[] = [];
  const isWell =
    /^[a-z0-9]+(-[a-z0-9]+)*(\.svelte|\.d)?\.ts$/.test(name) ||
    /^([A-Z][a-z0-9]*)+\.svelte$/.test(name);
  if (!isWell)
    found.push({ file, line: 1, law: 'kebab-case.ts, PascalCase.svelte, thing.svelte.ts' });
  if (/^(index|utils?|helpers?|common|misc)\./.test(name))
    found.push({ file, line: 1, law: 'no barrels, no utils, helpers, common' });
  if (parts.some((part) => /^(utils?|helpers?|common|misc)$/.test(part))) {
    found.push({ file, line: 1, law: 'no utils, helpers, common' });
  }
  return found;
}

function lengthBreaches(file: string, text: string): Breach[] {
  const lines = text.trimEnd().split('\n').length;
  return lines > LONGEST ? [{ file, line: lines, law: `files have ${LONGEST} lines at most` }] : [];
}

/** A class begins and ends at the margin, as oxfmt writes it. */
function stateClassBreaches(file: string, text: string): Breach[] {
  if (!isWithin(file, ['src/state'])) return [];
  return [...text.matchAll(/^(?:export )?(?:abstract )?class (\w+)[^{]*\{\n[^]*?^\}$/gm)].flatMap(
    ({ 0: body, 1: name, index }) => {
      const lines = body.split('\n').length;
      if (lines <= LONGEST_STATE) return [];
      const line = text.slice(0, index).split('\n').length;
      const law = `a state class has ${LONGEST_STATE} lines at most: ${name} has ${lines}`;
      return [{ file, line, law }];
    },
  );
}

function doorBreaches(file: string, text: string, doors: readonly Door[]): Breach[] {
  return text
    .split('\n')
    .flatMap((content, index) =>
      doors
        .filter(({ pattern, allowed }) => pattern.test(content) && !isWithin(file, allowed))
        .map(({ law }) => ({ file, line: index + 1, law })),
    );
}

function arrowBreaches(file: string, text: string): Breach[] {
  const room = Object.entries(house.rooms).find(([name]) => isWithin(file, [name]));
  if (!room) {
    // Declarations for the compiler are in no room and import nothing.
    if (file.endsWith('.d.ts')) return [];
    return [{ file, line: 1, law: 'every file is in a room of tests/house.json' }];
  }
  const { law } = room[1];
  const imports: readonly string[] = room[1].imports;
  return importsOf(file, text)
    .filter(
      ({ target }) =>
        !isWithin(target, imports) && !(imports.includes('?worker') && target.endsWith('?worker')),
    )
    .map(({ target, line }) => ({ file, line, law: `${law} (this imports ${target})` }));
}

/** Files of the house that a file imports, types among them, and the lines that do so. */
function importsOf(
  file: string,
  text: string,
): { readonly target: string; readonly line: number }[] {
  return text.split('\n').flatMap((content, index) =>
    [...content.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'(\.[^']*)'/g)].map(([, target]) => ({
      target: join(dirname(file), target),
      line: index + 1,
    })),
  );
}

/** A room inside core imports only what stands before it in the table. */
function coreBreaches(file: string, text: string): Breach[] {
  const placeOf = (path: string): number =>
    house.core.findIndex((room) => isWithin(path, [`src/core/${room}`]));
  if (!isWithin(file, ['src/core'])) return [];
  const own = placeOf(file);
  if (own < 0)
    return [{ file, line: 1, law: 'every file of core is in a room of tests/house.json' }];
  return importsOf(file, text)
    .filter(({ target }) => placeOf(target) > own)
    .map(({ target, line }) => {
      const law = `${house.core[own]} stands before ${house.core[placeOf(target)]} in core`;
      return { file, line, law: `${law} (this imports ${target})` };
    });
}

function folderBreaches(files: readonly string[]): Breach[] {
  const counts = new Map<string, number>();
  for (const file of files) counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count > MAX_FILES)
    .map(([file, count]) => ({
      file,
      line: 1,
      law: `a folder holds ${MAX_FILES} files at most, not ${count}`,
    }));
}

/** Files that import each other, by whatever way round; one breach for each circle. */
function circleBreaches(sources: ReadonlyMap<string, string>): Breach[] {
  const targets = new Map(
    [...sources].map(([file, text]) => [
      file,
      importsOf(file, withoutComments(text)).flatMap(({ target }) =>
        sources.has(target) ? [target] : [],
      ),
    ]),
  );
  const found: Breach[] = [];
  const state = new Map<string, 'open' | 'done'>();
  const walk = (file: string, path: readonly string[]): void => {
    state.set(file, 'open');
    const here = [...path, file];
    for (const target of targets.get(file) ?? []) {
      if (state.get(target) === 'open') {
        const circle = here.slice(here.indexOf(target));
        found.push({ file: target, line: 1, law: `no circles: ${circle.join(' → ')}` });
      } else if (!state.has(target)) walk(target, here);
    }
    state.set(file, 'done');
  };
  for (const file of targets.keys()) if (!state.has(file)) walk(file, []);
  return found;
}

/** Components that are boundaries, or hold what they are given in one. */
const BOUNDARY = /^(Later|\w*Part|\w*Section|\w*Step)$/;

/** What fails must not take the page with it: a part of a page stands in a boundary. */
function boundaryBreaches(file: string, text: string): Breach[] {
  const found: Breach[] = [];
  const waits = text.split('{#await').length;
  if (waits > text.split('{:catch').length)
    found.push({ file, line: 1, law: 'what is waited for may fail: {#await has its {:catch' });
  if (!/^src\/(App|pages\/\w+\/\w+Page)\.svelte$/.test(file)) return found;
  const parts = new Set(
    [...text.matchAll(/import (\w+) from '(\.[^']*\.svelte)'/g)]
      .filter(([, , path]) => !isWithin(join(dirname(file), path), ['src/ui']))
      .map(([, name]) => name),
  );
  let depth = 0;
  const template = text.slice(text.indexOf('</script>'));
  for (const { 1: end, 2: name } of template.matchAll(/<(\/?)([A-Z]\w*)/g)) {
    if (BOUNDARY.test(name)) depth += end === '' ? 1 : -1;
    else if (depth === 0 && parts.has(name))
      found.push({ file, line: 1, law: `a part of a page stands in a boundary: ${name}` });
  }
  return found;
}

/** Whether a path is one of these files, or inside one of these folders. */
function isWithin(path: string, places: readonly string[]): boolean {
  return places.some((place) => path === place || path.startsWith(place.replace(/\/?$/, '/')));
}

/** The text with its comments blanked, line for line. A `//` inside a URL is no comment. */
function withoutComments(text: string): string {
  return text
    .replace(/\/\*[^]*?\*\/|<!--[^]*?-->/g, (comment) => comment.replace(/[^\n]/g, ' '))
    .replace(/(^|\s)\/\/.*$/gm, '$1');
}
