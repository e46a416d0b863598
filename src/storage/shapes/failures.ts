import * as v from 'valibot';
import type { FileFailure, RowReason } from '../../core/formats/file/file-failure.ts';
import { duelMapping } from './mappings.ts';
import { names, shapeOf, whole } from './pieces.ts';

const text = v.string();
export const encoding = v.picklist(['UTF-8', 'UTF-16LE', 'UTF-16BE', 'Shift_JIS', 'EUC-JP']);

export const rowReason = shapeOf<RowReason>()(
  v.variant('kind', [
    v.object({
      kind: v.picklist(['not-an-object', 'unclosed-quote', 'cut-off', 'other-run', 'repeated']),
    }),
    v.object({ kind: v.literal('not-json'), message: text }),
    v.object({ kind: v.literal('missing-field'), field: text }),
    v.object({ kind: v.literal('bad-value'), field: text, value: text }),
    v.object({ kind: v.literal('same-model'), model: text }),
    v.object({ kind: v.literal('column-count'), expected: whole, found: whole }),
    v.object({ kind: v.picklist(['too-deep', 'too-long']), most: whole }),
    v.object({ kind: v.literal('bad-bytes'), encoding }),
  ]),
);

const message = text;

const shownTable = {
  fields: names,
  paths: v.exactOptional(names),
  records: v.exactOptional(text),
  sample: v.array(names),
  guess: v.exactOptional(duelMapping),
};

/** What `file` of the words for failures is written from. */
export const fileFailure = shapeOf<FileFailure>()(
  v.variant('kind', [
    v.object({ kind: v.picklist(['empty-file', 'empty-archive', 'one-column', 'no-counts']) }),
    v.object({ kind: v.picklist(['wrong-checksum', 'encrypted-archive', 'no-brotli']) }),
    v.object({ kind: v.literal('unpacks-too-large'), bytes: whole }),
    v.object({ kind: v.picklist(['damaged-archive', 'unreadable']), message }),
    v.object({
      kind: v.literal('unreachable'),
      reason: v.picklist([
        'not-an-address',
        'offline',
        'insecure',
        'cors-or-network',
        'needs-login',
        'too-many-requests',
        'status',
        'web-page',
        'no-listing',
        'broken-off',
        'redirected',
      ]),
      host: text,
      status: v.exactOptional(whole),
      to: v.exactOptional(text),
    }),
    v.object({
      kind: v.literal('not-text'),
      looksLike: v.picklist([
        ...(['PNG', 'JPEG', 'GIF', 'WebP', 'PDF', 'ZIP', 'gzip', 'Zstandard'] as const),
        ...(['Parquet', 'SQLite', 'HTML', 'Excel', 'another encoding', 'binary'] as const),
      ]),
    }),
    v.object({ kind: v.literal('broken-json'), line: whole, message }),
    v.object({
      kind: v.literal('unknown-format'),
      ...shownTable,
      others: v.exactOptional(v.array(v.object(shownTable))),
    }),
    v.object({ kind: v.literal('missing-columns'), columns: names, fields: names }),
    v.object({ kind: v.literal('needs-baseline'), model: text }),
    v.object({ kind: v.literal('needs-games'), cells: v.picklist(['rates', 'percent', 'odds']) }),
    v.object({ kind: v.literal('no-wins'), why: v.picklist(['symmetric', 'half']) }),
    v.object({ kind: v.literal('unclear-ranking'), field: text }),
    v.object({ kind: v.literal('undeclared-values'), field: text, values: names }),
    v.object({ kind: v.literal('needs-answers'), missing: whole, of: whole, example: text }),
    v.object({ kind: v.literal('git-lfs-pointer'), size: v.nullable(whole) }),
    v.object({ kind: v.literal('no-comparisons'), records: whole }),
    v.object({ kind: v.picklist(['too-many-pairs', 'too-many-models']), most: whole }),
    v.object({ kind: v.literal('without-models'), fields: names }),
    v.object({ kind: v.literal('nothing-compared'), records: whole }),
    v.object({ kind: v.literal('repeats-annotations') }),
    v.object({ kind: v.literal('without-arena'), tables: names }),
    v.object({ kind: v.literal('no-usable-rows'), rejected: whole }),
  ]),
);
