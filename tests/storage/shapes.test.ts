import { describe, expect, it } from 'vitest';
import { NO_EDITS } from '../../src/core/data-edits.ts';
import type { FileFailure, RowReason } from '../../src/core/failure.ts';
import { MAX_DEPTH } from '../../src/core/formats/containers/json-depth.ts';
import type { FileReport } from '../../src/core/formats/report.ts';
import { importJudgments } from '../../src/core/import-judgments.ts';
import { Outcome } from '../../src/core/judgments.ts';
import { fingerprintOfCounts } from '../../src/storage/fingerprint.ts';
import { dataFlaw } from '../../src/storage/shapes/flaws.ts';
import { bytesSource } from '../core/formats/sources.ts';

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
    ['too-deep', `{"deep":${'['.repeat(MAX_DEPTH)}${']'.repeat(MAX_DEPTH)}}`],
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

  it('a file of reviews, joined to its answers or not', async () => {
    const verdict = { outcome: Outcome.left, question: null, judge: 'j', turn: -1, weight: 1 };
    const reviews = [{ left: 'a1', right: 'b1', ...verdict }];
    expect(dataFlaw(await withReport({ reviews }))).toBeNull();
  });

  it('a file that another host gave', async () => {
    expect(dataFlaw(await withReport({ answeredBy: 'a.example' }))).toBeNull();
  });
});
