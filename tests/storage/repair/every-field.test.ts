import 'fake-indexeddb/auto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { RecordFlaw, StoreName } from '../../../src/core/failure.ts';
import {
  aboutFlaw,
  askingFlaw,
  askingPartFlaws,
  chunkFlaw,
  dataFlaw,
  drawsFlaw,
  judgingFlaw,
  judgingPartFlaws,
  projectFlaw,
  runFlaw,
  sourceFlaw,
  storedKeyFlaw,
} from '../../../src/storage/shapes/flaws.ts';
import type { RawRecord } from '../../../src/storage/stores.ts';
import { ASKING } from '../asking-run.ts';
import { fill, stored } from '../filled.ts';
import { SETUP } from '../judging-run.ts';

/**
 * Every field of a record in every store, each damaged in every way that its type knows; what the
 * hashes of records find, and what lies in their bytes, damage-table.test.ts has.
 */

const judging = judgingPartFlaws('j', SETUP);
const asking = askingPartFlaws('a', ASKING.setup);

/** What says whether a record can be used. */
const FLAWS: Readonly<Record<StoreName, (value: unknown, key: IDBValidKey) => RecordFlaw | null>> =
  {
    projects: projectFlaw,
    runs: runFlaw,
    draws: drawsFlaw,
    data: dataFlaw,
    sources: sourceFlaw,
    texts: (value, key) =>
      Array.isArray(key) && key[2] === 'about' ? aboutFlaw(value) : chunkFlaw(value),
    judging: judgingFlaw,
    judgingQuestions: (value, key) => judging.question(key, value),
    replies: (value, key) => judging.reply(key, value),
    calls: (value, key) => judging.call(key, value),
    keys: storedKeyFlaw,
    asking: askingFlaw,
    askedQuestions: (value, key) => asking.question(key, value),
    answers: (value, key) => asking.answer(key, value),
    askCalls: (value, key) => asking.call(key, value),
  };

/** Of a source's files only key and name are read; all else is read of its data. */
const UNREAD = /^sources\.files\.0\.(?!key$|file$)/;

const missing = (...fields: readonly string[]) => fields.map((field) => `${field}: missing`);
const none = (...fields: readonly string[]) => fields.map((field) => `${field}: null`);

/** What is no damage to a shape: fields that need not be there, or say that there is none. */
const SOUND: readonly string[] = [
  ...['projects', 'data'].flatMap((store) => [
    ...none(`${store}.sample`, `${store}.source`, `${store}.source.files.0.format`),
    ...none(`${store}.source.files.0.failure`),
    ...missing(`${store}.source.files.0.hasTexts`, `${store}.source.outline.isQuestionPerRow`),
  ]),
  ...none('runs.model.order', 'runs.summary.order', 'runs.summary.tie', 'runs.summary.tau'),
  ...none('runs.summary.joint.rival', 'draws.tie'),
  ...missing('runs.summary.joint', 'runs.summaryHash', 'runs.drawsHash'),
  ...missing('draws.energy', 'draws.divergent'),
  // Chains that stand still have these, and hashes hold them.
  ...['rows.0.rhat', 'order.rhat', 'diagnostics.rhatMax', 'diagnostics.warnings.0.rhatMax'].map(
    (field) => `runs.summary.${field}: Infinity`,
  ),
  ...['missing', 'NaN', 'Infinity', '-Infinity'].map(
    (what) => `runs.summary.diagnostics.energyFraction: ${what}`,
  ),
  'draws.energy: NaN first',
  ...['judging', 'asking'].flatMap((store) =>
    none(
      ...['setup.prices.0', 'setup.budget', 'setup.perMinute', 'end'].map(
        (field) => `${store}.${field}`,
      ),
    ),
  ),
  ...none('judging.rules.0', 'judgingQuestions.category', 'judgingQuestions.answers.0'),
  ...['judging.setup.judges.0', 'asking.setup.models.0'].flatMap((model) =>
    none(`${model}.sampling.temperature`, `${model}.sampling.seed`),
  ),
  ...none('replies.usage', 'answers.usage', 'answers.firstToken', 'answers.servedBy'),
  ...none('askedQuestions.category'),
];

type Path = readonly (string | number)[];

/** Where something stands in a value; of lists the first. */
function* pathsOf(value: unknown, path: Path = []): Generator<Path> {
  yield path;
  if (Array.isArray(value)) {
    if (value.length > 0) yield* pathsOf(value[0], [...path, 0]);
  } else if (Object.prototype.toString.call(value) === '[object Object]')
    for (const [name, one] of Object.entries(value as object)) yield* pathsOf(one, [...path, name]);
}

function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inner, step) => (inner as Record<string, unknown>)[step], value);
}

/** A copy with something else at a place; `undefined` takes it out. */
function withAt(value: unknown, path: Path, to: unknown): unknown {
  if (path.length === 0) return to;
  const copy = structuredClone(value);
  const target = at(copy, path.slice(0, -1)) as Record<string, unknown>;
  const last = path[path.length - 1];
  if (to !== undefined) target[last] = to;
  else if (Array.isArray(target)) target.splice(Number(last), 1, undefined);
  else Reflect.deleteProperty(target, last);
  return copy;
}

/** What may stand in the place of a value once a disk or a program has gone wrong. */
function* waysOf(value: unknown): Generator<readonly [what: string, to: unknown]> {
  yield ['missing', undefined];
  yield ['null', null];
  if (typeof value === 'number') {
    for (const to of [NaN, Infinity, -Infinity]) yield [String(to), to];
    yield ['a text', '7'];
  } else if (typeof value === 'string') yield ['a number', 7];
  else if (typeof value === 'boolean') yield ['a text', 'yes'];
  else if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer)
    yield* [
      ['a list', [1, 2]],
      ['a text', 'AAAA'],
    ] as const;
  else if (Array.isArray(value))
    yield* [
      ['an object', {}],
      ['a text', 'a,b'],
    ] as const;
  else if (value !== null)
    yield* [
      ['a list', []],
      ['a number', 7],
    ] as const;
  else yield ['an object', {}];
  if (value instanceof Float64Array || value instanceof Float32Array)
    if (value.length > 0) yield ['NaN first', value.map((x, n) => (n === 0 ? NaN : x))];
}

let records: RawRecord[] = [];

beforeAll(async () => {
  await fill();
  const seen = new Set<string>();
  // One of each store, and of texts the facts and a chunk.
  records = (await stored()).filter(({ store, key }) => {
    const kind = `${store} ${String(Array.isArray(key) && key[2] === 'about')}`;
    return !seen.has(kind) && Boolean(seen.add(kind));
  });
});

describe('a record with one field', () => {
  it('damaged in any way is told, or has a field that need not be there', () => {
    const silent: string[] = [];
    let told = 0;
    expect(new Set(records.map(({ store }) => store)).size).toBe(Object.keys(FLAWS).length);
    for (const { store, key, value } of records) {
      expect(FLAWS[store](value, key), store).toBeNull();
      for (const path of pathsOf(value))
        for (const [what, to] of waysOf(at(value, path))) {
          const flaw = FLAWS[store](withAt(value, path, to), key);
          const name = `${store}.${path.join('.')}`;
          if (flaw !== null) told++;
          else if (!UNREAD.test(name)) silent.push(`${name}: ${what}`);
        }
    }
    expect(told).toBeGreaterThan(1500);
    expect(silent.sort()).toEqual([...SOUND].sort());
  });
});
