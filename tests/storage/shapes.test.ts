import { describe, expect, it } from 'vitest';
import { NO_EDITS } from '../../src/core/table/data-edits.ts';
import type { FileFailure, RowReason } from '../../src/core/formats/file/file-failure.ts';
import { MAX_JSON_DEPTH } from '../../src/core/limits.ts';
import type { FileReport } from '../../src/core/formats/file/report.ts';
import { importJudgments } from '../../src/core/formats/intake/import-judgments.ts';
import { Outcome } from '../../src/core/table/judgments.ts';
import type { QuestionCounts } from '../../src/core/table/judgments.ts';
import { fingerprintOfCounts } from '../../src/storage/fingerprint.ts';
import { dataFlaw } from '../../src/storage/shapes/flaws.ts';
import { bytesSource } from '../core/formats/sources.ts';

/** As it was hashed before records could say that sides are unknown. */
const BEFORE_SIDES = 'ea0799dbf925686b9be840eb53fd78e87ccf36387011bd5a240d2c4dd4d0f0f3';
const ROW = '{"question_id":"1","model_a":"x","model_b":"y","winner":"model_a"}\n';

/** What the page stores of a file with sound rows and these. */
async function imported(...rows: (string | Uint8Array<ArrayBuffer>)[]) {
  const parts = [ROW.repeat(9), ...rows, `\n${ROW}`];
  const bytes = new Uint8Array(await new Blob(parts.map((part) => new Blob([part]))).arrayBuffer());
  const options = { format: null, base: null, edits: NO_EDITS };
  const { read, counts, removed, outline } = await importJudgments(
    [bytesSource('x.jsonl', bytes)],
    options,
  );
  const { files, duplicates } = read;
  const source = { id: 's', files, duplicates, edits: NO_EDITS, removed, outline };
  return { hash: await fingerprintOfCounts(counts), name: 'x', sample: null, counts, source };
}

const withReport = async (part: Partial<FileReport>) => {
  const { source, ...data } = await imported();
  return {
    ...data,
    source: { ...source, files: source.files.map((file) => ({ ...file, ...part })) },
  };
};

describe('data are sound, whatever was wrong with the files that they are of', () => {
  it.each<[RowReason['kind'], string | Uint8Array<ArrayBuffer>]>([
    ['too-deep', `{"deep":${'['.repeat(MAX_JSON_DEPTH)}${']'.repeat(MAX_JSON_DEPTH)}}`],
    ['bad-bytes', Uint8Array.of(...new TextEncoder().encode(ROW.slice(0, -3)), 0xff, 0x22, 0x7d)],
    ['not-json', '{"question_id"'],
  ])('a row: %s', async (kind, row) => {
    const data = await imported(row);
    expect(data.source.files[0].rejections.map(({ reason }) => reason.kind)).toEqual([kind]);
    expect(dataFlaw(data)).toBeNull();
  });

  it.each<FileFailure>([
    { kind: 'wrong-checksum' },
    { kind: 'encrypted-archive' },
    { kind: 'unpacks-too-large', bytes: 5 },
    { kind: 'too-many-models', most: 5 },
    { kind: 'needs-answers', missing: 1, of: 2, example: 'x' },
    { kind: 'git-lfs-pointer', size: null },
    { kind: 'unreachable', reason: 'redirected', host: 'a.example', to: 'b.example' },
  ])('a file: $kind', async (failure) => {
    expect(dataFlaw(await withReport({ failure }))).toBeNull();
  });

  it('whose sides are not known, of some judgments or of all', async () => {
    const { counts, ...data } = await imported();
    const known = await fingerprintOfCounts(counts);
    const sides = new Uint8Array(counts.left.length).fill(1);
    const hidden = { ...counts, sides };
    expect(await fingerprintOfCounts(hidden)).not.toBe(known);
    expect(dataFlaw({ ...data, counts: hidden })).toBeNull();
    expect(dataFlaw({ ...data, counts: { ...counts, sides: sides.map(() => 2) } })).not.toBeNull();
    expect(dataFlaw({ ...data, counts: { ...counts, sides: new Uint8Array(9) } })).not.toBeNull();
    const report = await withReport({ sides: { unknown: 5, isDeclared: true } });
    expect(dataFlaw(report)).toBeNull();
  });

  it('by question or not, each by a hash of its own', async () => {
    const { counts, hash, ...data } = await imported();
    const { byQuestion, ...plain } = counts;
    if (byQuestion === undefined) throw new Error('the rows are of one question');
    expect(dataFlaw({ ...data, hash, counts })).toBeNull();
    expect(await fingerprintOfCounts(plain)).not.toBe(hash);
    const flaws: Partial<QuestionCounts>[] = [
      { questions: 2 },
      { pair: byQuestion.pair.map(() => 1) },
      { ties: new Float64Array(2) },
      { leftWins: byQuestion.leftWins.map(() => -1) },
    ];
    for (const flaw of flaws) {
      const damaged = { ...counts, byQuestion: { ...byQuestion, ...flaw } };
      expect(dataFlaw({ ...data, hash, counts: damaged })).not.toBeNull();
    }
  });

  it('of earlier pages, which knew of no unknown sides, by the same hash', async () => {
    const counts = {
      ...{ models: ['a', 'b'], left: Uint32Array.of(0), right: Uint32Array.of(1) },
      ...{ leftWins: Float64Array.of(2), rightWins: Float64Array.of(1) },
      ties: Float64Array.of(0),
    };
    expect(await fingerprintOfCounts(counts)).toBe(BEFORE_SIDES);
  });

  it('a file of reviews, joined to its answers or not', async () => {
    const verdict = { outcome: Outcome.left, question: null, judge: 'j', turn: -1, weight: 1 };
    const reviews = [{ left: 'a1', right: 'b1', ...verdict }];
    expect(dataFlaw(await withReport({ reviews }))).toBeNull();
  });

  it('a file that another host gave', async () => {
    expect(dataFlaw(await withReport({ answeredBy: 'a.example' }))).toBeNull();
  });

  it('a file of which parts were read, or all where its server has no parts', async () => {
    expect(dataFlaw(await withReport({ bytesRead: 12, isWhole: true }))).toBeNull();
    expect(dataFlaw(await withReport({ bytesRead: -1 }))).not.toBeNull();
  });
});

describe('choices among several', () => {
  const rankedBy = (ranks: readonly number[]): string =>
    Array.from({ length: 12 }, (_, q) =>
      JSON.stringify({ question_id: `q${String(q)}`, models: ['a', 'b', 'c', 'd'], ranks }),
    ).join('\n');

  async function ranked(
    choices: 'plackett-luce' | 'pairs' = 'plackett-luce',
    ranks: readonly number[] = [2, 1, 3, 4],
  ) {
    const bytes = new TextEncoder().encode(rankedBy(ranks));
    const options = { format: null, base: null, edits: NO_EDITS, choices };
    const { counts, read } = await importJudgments([bytesSource('r.jsonl', bytes)], options);
    const [{ choices: found }] = read.files;
    return { counts, found, hash: await fingerprintOfCounts(counts) };
  }

  it('are sound, hash by what they are, and are nothing where pairs were asked for', async () => {
    const { counts, found, hash } = await ranked();
    expect(
      dataFlaw({ ...(await withReport(found ? { choices: found } : {})), counts, hash }),
    ).toBeNull();
    const pairs = await ranked('pairs');
    expect(pairs.hash).not.toBe(hash);
    expect(pairs.counts.choices).toBeUndefined();
    const { choices, ...rest } = counts;
    const [at] = choices?.chosen.keys() ?? [];
    const more = choices && { ...choices, chosen: choices.chosen.with(at, 7) };
    expect(await fingerprintOfCounts({ ...rest, ...(more && { choices: more }) })).not.toBe(hash);
  });

  it.each([
    [
      'a set of two',
      { start: Uint32Array.of(0, 2), member: Uint32Array.of(0, 1), chosen: Float64Array.of(1, 1) },
    ],
    [
      'a model that is not there',
      {
        start: Uint32Array.of(0, 3),
        member: Uint32Array.of(0, 1, 9),
        chosen: Float64Array.of(1, 1, 0),
      },
    ],
    [
      'members in another order',
      {
        start: Uint32Array.of(0, 3),
        member: Uint32Array.of(1, 0, 2),
        chosen: Float64Array.of(1, 1, 0),
      },
    ],
    [
      'fewer counts than members',
      {
        start: Uint32Array.of(0, 3),
        member: Uint32Array.of(0, 1, 2),
        chosen: Float64Array.of(1, 1),
      },
    ],
    [
      'a count that is none',
      {
        start: Uint32Array.of(0, 3),
        member: Uint32Array.of(0, 1, 2),
        chosen: Float64Array.of(1, NaN, 0),
      },
    ],
  ])('are damaged with %s', async (_what, choices) => {
    const { counts, hash } = await ranked();
    const { byQuestion: _, ...rest } = counts;
    const data = await imported();
    expect(dataFlaw({ ...data, hash, counts: { ...rest, choices } })).not.toBeNull();
  });

  it('are sound with shared places, and hash by these too', async () => {
    const { counts, found, hash } = await ranked('plackett-luce', [1, 2, 2, 3]);
    expect(found).toEqual({ observations: 12, tied: 12, shared: 0, as: 'plackett-luce' });
    const report = await withReport(found ? { choices: found } : {});
    expect(dataFlaw({ ...report, counts, hash })).toBeNull();
    const { choices, ...rest } = counts;
    if (choices?.ties === undefined) throw new Error('no ties');
    const { ties, ...single } = choices;
    const other = { ...ties, place: ties.place.map((at) => at - 1) };
    for (const changed of [single, { ...single, ties: other }])
      expect(await fingerprintOfCounts({ ...rest, choices: changed })).not.toBe(hash);
  });

  it.each([
    ['one place', { start: Uint32Array.of(0, 1), place: Uint32Array.of(1) }],
    ['more places than the most', { start: Uint32Array.of(0, 3), place: Uint32Array.of(0, 1, 2) }],
    ['places of two sets', { start: Uint32Array.of(0, 2), place: Uint32Array.of(2, 3) }],
    ['places in another order', { start: Uint32Array.of(0, 2), place: Uint32Array.of(2, 1) }],
    ['a place that is not there', { start: Uint32Array.of(0, 2), place: Uint32Array.of(2, 99) }],
    ['fewer places than it says', { start: Uint32Array.of(0, 2), place: Uint32Array.of(2) }],
  ])('are damaged with a tie of %s', async (_what, tied) => {
    const { counts, hash } = await ranked('plackett-luce', [1, 2, 2, 3]);
    const { byQuestion: _, choices, ...rest } = counts;
    const ties = { most: 2, chosen: Float64Array.of(1), ...tied };
    const data = await imported();
    const damaged = { ...rest, ...(choices && { choices: { ...choices, ties } }) };
    expect(dataFlaw({ ...data, hash, counts: damaged })).not.toBeNull();
  });
});

describe('corrections', () => {
  const said = { left: 'x', right: 'y', question: '1', judge: null, turn: 1, outcome: 'left' };
  const judgment = { kind: 'judgment', file: 'x.jsonl', row: 3, said, to: 'tie' };
  const withEdits = async (part: object) => {
    const { source, ...data } = await imported();
    return { ...data, source: { ...source, edits: { ...NO_EDITS, ...part } } };
  };

  it('are sound as the page makes them, and so are data that know of none', async () => {
    const corrections = [
      { ...judgment, note: 'It misread x.', at: 1e12 },
      { ...judgment, said: { ...said, question: null, turn: null, outcome: 'unparsed' } },
      { kind: 'question', question: '__proto__' },
      { kind: 'answer', model: '<script>', question: '1', note: '' },
    ];
    for (const part of [{ corrections }, { corrections, correctionsOff: true }, {}])
      expect(dataFlaw(await withEdits(part))).toBeNull();
    const { source, ...data } = await imported();
    const removed = { ...source.removed, corrected: { touched: [1, 0], out: 1 } };
    expect(dataFlaw({ ...data, source: { ...source, removed } })).toBeNull();
    const bad = { ...source.removed, corrected: { touched: [-1], out: 1 } };
    expect(dataFlaw({ ...data, source: { ...source, removed: bad } })).not.toBeNull();
  });

  it.each<[string, unknown]>([
    ['no list', { 0: judgment }],
    ['of no known kind', [{ kind: 'everything' }]],
    ['nothing', [null]],
    ['to another verdict', [{ ...judgment, to: 'unparsed' }]],
    ['of a row that is none', [{ ...judgment, row: -1 }]],
    ['of half a row', [{ ...judgment, row: 0.5 }]],
    ['of a row too far', [{ ...judgment, row: 2 ** 60 }]],
    ['without a file', [{ ...judgment, file: undefined }]],
    ['of a verdict that is none', [{ ...judgment, said: { ...said, outcome: 'toString' } }]],
    ['of a turn that no table holds', [{ ...judgment, said: { ...said, turn: 128 } }]],
    ['of a model that is no name', [{ ...judgment, said: { ...said, left: 5 } }]],
    ['with a reason that is no text', [{ ...judgment, note: { toString: 'x' } }]],
    ['at no time', [{ ...judgment, at: NaN }]],
    ['of no question', [{ kind: 'question', question: null }]],
    ['of no model', [{ kind: 'answer', question: '1' }]],
  ])('are damaged: %s', async (_what, corrections) => {
    expect(dataFlaw(await withEdits({ corrections }))).not.toBeNull();
  });

  it('are on or off, and nothing else', async () => {
    for (const correctionsOff of [false, 'yes', null])
      expect(dataFlaw(await withEdits({ correctionsOff }))).not.toBeNull();
  });
});
