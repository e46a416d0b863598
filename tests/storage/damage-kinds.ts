/** Ways in which a stored record can be damaged: of which store, what, and how. */
import type { StoreName } from '../../src/core/failure.ts';
import type { RawRecord } from '../../src/storage/stores.ts';

/** Changes the records of a database that `fill` filled. */
type Damage = (records: RawRecord[]) => RawRecord[];
export type DamageKind = readonly [store: StoreName, what: string, damage: Damage];

type Fields = Record<string, unknown>;

/** The first record of a store with another value. */
function withValue(store: StoreName, change: (value: Fields) => unknown, at = 0): Damage {
  return (records) => {
    const place = records.filter((record) => record.store === store)[at];
    const copy = structuredClone(place.value) as Fields;
    const changed = change(copy);
    const value = changed === undefined ? copy : changed;
    return records.map((record) => (record === place ? { ...record, value } : record));
  };
}

/** The field at a path set to something else. */
function set(store: StoreName, path: string, to: unknown, at = 0): DamageKind {
  const size = to instanceof Blob ? ` of ${String(to.size)} bytes` : '';
  const kind = Array.isArray(to) ? JSON.stringify(to) : Object.prototype.toString.call(to);
  const shown = to instanceof Object ? kind + size : String(to);
  return [store, `${path} → ${shown}`, withValue(store, (value) => put(value, path, to), at)];
}

function put(value: Fields, path: string, to: unknown): void {
  const steps = path.split('.');
  const last = steps.pop() ?? '';
  const target = steps.reduce((inner, step) => inner[step] as Fields, value);
  target[last] = to;
}

function without(store: StoreName, field: string): DamageKind {
  return [
    store,
    `no ${field}`,
    withValue(store, (value) => void Reflect.deleteProperty(value, field)),
  ];
}

/** A column that something is done to. */
function column(
  store: StoreName,
  path: string,
  what: string,
  change: (old: never) => unknown,
  at = 0,
): DamageKind {
  return [
    store,
    `${path} ${what}`,
    withValue(
      store,
      (value) => {
        const old = path.split('.').reduce((inner, step) => inner[step] as Fields, value);
        put(value, path, change(old as never));
      },
      at,
    ),
  ];
}

function value(store: StoreName, what: string, to: unknown, at = 0): DamageKind {
  return [store, what, withValue(store, () => to, at)];
}

function moved(
  store: StoreName,
  what: string,
  to: (key: IDBValidKey[]) => IDBValidKey,
): DamageKind {
  return [
    store,
    what,
    (records) => {
      const place = records.find((record) => record.store === store);
      return records.map((record) =>
        record === place ? { ...record, key: to(record.key as IDBValidKey[]) } : record,
      );
    },
  ];
}

function gone(store: StoreName, told: StoreName, at = 0): DamageKind {
  return [
    told,
    `record of ${store} gone`,
    (records) => {
      const place = records.filter((record) => record.store === store)[at];
      return records.filter((record) => record !== place);
    },
  ];
}

/** The same, told of another store than the one that is damaged. */
function told(store: StoreName, [of, what, damage]: DamageKind): DamageKind {
  return [store, `${of} ${what}`, damage];
}

const cut = (old: Float64Array) => old.slice(0, -1);
const longer = (old: Float64Array) => Float64Array.from([...old, 0]);
const other = (old: Float64Array) => old.map((x, at) => (at === 3 ? x + 1e-9 : x));
const random = (old: Float64Array) => old.map((_, at) => Math.sin(at * 12.9898) / 2);
const firstTo = (to: number) => (old: Float64Array) => old.map((x, at) => (at === 0 ? to : x));

export const KINDS: readonly DamageKind[] = [
  // Projects.
  without('projects', 'name'),
  set('projects', 'sample', 'unknown'),
  set('projects', 'createdAt', 'once'),
  set('projects', 'openedAt', NaN),
  set('projects', 'source', undefined),
  set('projects', 'source.files.0.key', 7),
  // Runs.
  without('runs', 'summary'),
  without('runs', 'model'),
  without('runs', 'sampler'),
  without('runs', 'name'),
  set('runs', 'name', 7),
  set('runs', 'openedAt', NaN),
  set('runs', 'openedAt', 'yesterday'),
  set('runs', 'projects', 'all'),
  set('runs', 'projects', [7]),
  set('runs', 'finishedAt', Infinity),
  set('runs', 'elapsed', -1),
  set('runs', 'judgments', NaN),
  set('runs', 'judgments', 6),
  set('runs', 'dataHash', 'nothing'),
  set('runs', 'dataHash', null),
  set('runs', 'summary', null),
  set('runs', 'summary.rows', []),
  set('runs', 'summary.rows.0.median', NaN),
  set('runs', 'summary.rows.0.median', 9),
  set('runs', 'summary.rows.1.model', 99),
  set('runs', 'summary.rows.1.rankShares', [1]),
  column('runs', 'summary.rows.1.rankShares', 'cut', (old: Float32Array) => old.slice(1)),
  set('runs', 'summary.rows.0.strongerThanNext', 1.5),
  set('runs', 'summary.diagnostics.converged', 'yes'),
  column('runs', 'summary.diagnostics.converged', 'turned', (old: boolean) => !old),
  set('runs', 'summary.diagnostics.sampler', 'gibbs'),
  set('runs', 'summary.indistinct', [{ from: 0, to: 9 }]),
  set('runs', 'model.strength.family', 'cauchy'),
  set('runs', 'model.strength.scale', -1),
  set('runs', 'model.strength.scale', 2),
  set('runs', 'sampler.seed', 3),
  set('runs', 'sampler.chains', 1e9),
  set('runs', 'sampler.draws', NaN),
  told('draws', set('runs', 'drawsHash', 'f'.repeat(64))),
  set('runs', 'summaryHash', 'none'),
  gone('data', 'runs'),
  // Draws.
  value('draws', 'null', null),
  value('draws', 'a number', 7),
  without('draws', 'values'),
  set('draws', 'values', [1, 2, 3]),
  column('draws', 'values', 'cut', cut),
  column('draws', 'values', 'too long', longer),
  column('draws', 'values', 'NaN', firstTo(NaN)),
  column('draws', 'values', 'Infinity', firstTo(Infinity)),
  column('draws', 'values', 'one changed in the ninth figure', other),
  column('draws', 'values', 'random', random),
  column('draws', 'values', 'in single precision', (old: Float64Array) => Float32Array.from(old)),
  set('draws', 'models', 2),
  set('draws', 'perChain', 50),
  set('draws', 'tie', 'log_xi'),
  set('draws', 'hasOrder', false),
  column('draws', 'energy', 'cut', cut),
  set('draws', 'divergent', Uint32Array.of(900)),
  [
    'draws',
    'swapped between two runs',
    (records) => {
      const [one, two] = records.filter(({ store }) => store === 'draws');
      return records.map((record) => {
        if (record === one) return { ...one, value: two.value };
        return record === two ? { ...two, value: one.value } : record;
      });
    },
  ],
  [
    'draws',
    'random, of a run without hashes',
    (records) =>
      withValue('draws', (value) => put(value, 'values', random(value['values'] as Float64Array)))(
        withoutHashes(records),
      ),
  ],
  [
    'draws',
    'swapped, of runs without hashes',
    (records) => {
      const [one, two] = records.filter(({ store }) => store === 'draws');
      return withoutHashes(records).map((record) =>
        record.store === 'draws'
          ? { ...record, value: record.key === one.key ? two.value : one.value }
          : record,
      );
    },
  ],
  // Data.
  set('data', 'counts', null),
  set('data', 'counts.models', ['a', 'b']),
  set('data', 'counts.models', ['a', 'b', 'x']),
  set('data', 'counts.models.0', 7),
  column('data', 'counts.left', 'out of range', (old: Uint32Array) => old.map(() => 99)),
  column('data', 'counts.right', 'itself', (old: Uint32Array) => old.map(() => 0)),
  column('data', 'counts.leftWins', 'negative', firstTo(-1)),
  column('data', 'counts.leftWins', 'NaN', firstTo(NaN)),
  column('data', 'counts.leftWins', 'others', firstTo(9)),
  column('data', 'counts.ties', 'cut', cut),
  set('data', 'sample', 'unknown'),
  set('data', 'source.files', 'none'),
  set('data', 'source.files.0.format', 'unknown'),
  set('data', 'source.files.0.rejections', null),
  set('data', 'source.outline', {}),
  set('data', 'source.edits.names', [['a']]),
  // Sources.
  set('sources', 'table', 'gone'),
  set('sources', 'table', new Blob([new Uint8Array(40)])),
  set('sources', 'table', new Blob([new Uint8Array(3)])),
  set('sources', 'table', new Blob([Float64Array.of(1e15, 0)])),
  set('sources', 'benchmark', new Blob(['{"texts": 0'])),
  set('sources', 'benchmark', new Blob(['{"texts": 0, "questions": [{"id": 1}]}'])),
  set('sources', 'files', null),
  set('sources', 'savedAt', NaN),
  // Texts: first the facts, then the chunk.
  value('texts', 'facts null', null),
  set('texts', 'size', NaN),
  set('texts', 'parts', 'some'),
  set('texts', 'isWhole', 'yes'),
  value('texts', 'chunk null', null, 1),
  set('texts', 'bytes', 'text', 1),
  column('texts', 'bytes', 'cut', (old: Uint8Array) => old.slice(0, -9), 1),
  column('texts', 'bytes', 'zeros', (old: Uint8Array) => old.map(() => 0), 1),
  // Judging sessions and what lies beside them.
  set('judging', 'setup', null),
  set('judging', 'project', null),
  set('judging', 'setup.models', ['a']),
  set('judging', 'setup.judges.0.provider', 'oracle'),
  set('judging', 'setup.judges.0.model', 'judge-2'),
  set('judging', 'setup.plan.kind', 'some'),
  set('judging', 'setup.plan', { kind: 'random', judgments: 1e15, seed: 1 }),
  set('judging', 'setup.questions', 1e12),
  set('judging', 'setup.concurrency', 0),
  set('judging', 'setup.budget', -1),
  set('judging', 'setup.prices', []),
  set('judging', 'identities', []),
  set('judging', 'rules', ['guess', null]),
  set('judging', 'lost', NaN),
  set('judging', 'most', Infinity),
  set('judging', 'end', 'soon'),
  gone('judgingQuestions', 'judging'),
  value('judgingQuestions', 'null', null),
  set('judgingQuestions', 'answers', [['A']]),
  set('judgingQuestions', 'turns', 'q1?'),
  value('replies', 'null', null),
  set('replies', 'outcome', 4),
  set('replies', 'judge', 1),
  set('replies', 'left', 7),
  set('replies', 'right', 0),
  set('replies', 'cost', NaN),
  set('replies', 'cost', -1),
  set('replies', 'text', null),
  set('replies', 'usage', { input: 'many', output: 1 }),
  moved('replies', 'under another task', ([run, judge, question]) => [
    ...[run, judge, question],
    ...[2, 1],
  ]),
  value('calls', 'NaN', NaN),
  value('calls', 'a text', '0.5'),
  value('calls', 'negative', -1),
  moved('calls', 'of a judge that is not there', ([run]) => [run, 9, 0, 0, 1]),
  // Asking sessions and what lies beside them.
  set('asking', 'setup', null),
  set('asking', 'setup.models.0.provider', 'human'),
  set('asking', 'setup.models.0.model', 'other'),
  set('asking', 'setup.samples', 0),
  set('asking', 'setup.questions', 1e12),
  set('asking', 'setup.prices', []),
  set('asking', 'setup.system', null),
  set('asking', 'identities', []),
  set('asking', 'project', 7),
  set('asking', 'lost', -1),
  set('asking', 'end', 'soon'),
  gone('askedQuestions', 'asking'),
  value('askedQuestions', 'null', null),
  set('askedQuestions', 'turns', []),
  set('askedQuestions', 'reference', null),
  value('answers', 'null', null),
  set('answers', 'model', 9),
  set('answers', 'sample', 9),
  set('answers', 'turn', -1),
  set('answers', 'text', null),
  set('answers', 'thinking', undefined),
  set('answers', 'finish', 'stop'),
  set('answers', 'usage', { input: 1 }),
  set('answers', 'cost', NaN),
  set('answers', 'firstToken', -1),
  set('answers', 'latency', Infinity),
  set('answers', 'servedBy', 7),
  moved('answers', 'under another task', ([run, model, question]) => [
    ...[run, model, question],
    ...[1, 0],
  ]),
  value('askCalls', 'NaN', NaN),
  value('askCalls', 'negative', -1),
  moved('askCalls', 'of a model that is not there', ([run]) => [run, 9, 0, 0, 0]),
  // Keys.
  set('keys', 'lock', null),
  set('keys', 'lock.kind', 'none'),
  set('keys', 'lock.rounds', 1e15),
  set('keys', 'lock.salt', new Uint8Array(1)),
  set('keys', 'iv', new Uint8Array(0)),
  set('keys', 'encrypted', 'sk-1'),
];

/** What only going through all chunks shows: until then a text that is gone is one not kept. */
export const DEEP_KINDS: readonly DamageKind[] = [
  set('texts', 'size', 5),
  gone('texts', 'texts', 1),
];

/** As runs were stored before hashes of draws and summaries were. */
export function withoutHashes(records: readonly RawRecord[]): RawRecord[] {
  return records.map((record) => {
    if (record.store !== 'runs') return record;
    const value = structuredClone(record.value) as Fields;
    delete value['drawsHash'];
    delete value['summaryHash'];
    return { ...record, value };
  });
}

/** The first of these kinds of every store: what is tried first of all. */
export function oneOfEach(kinds: readonly DamageKind[]): DamageKind[] {
  return [...new Map(kinds.toReversed().map((kind) => [kind[0], kind])).values()];
}
