import * as v from 'valibot';
import type { FileFailure, RowReason } from '../../core/failure.ts';
import type { Mapping } from '../../core/formats/mapping.ts';
import { names, whole } from './pieces.ts';

const text = v.string();
const optionalName = v.nullable(v.string());

export const rowReason: v.GenericSchema<unknown, RowReason> = v.variant('kind', [
  v.object({
    kind: v.picklist(['not-an-object', 'unclosed-quote', 'cut-off', 'other-run', 'repeated']),
  }),
  v.object({ kind: v.literal('not-json'), message: text }),
  v.object({ kind: v.literal('missing-field'), field: text }),
  v.object({ kind: v.literal('bad-value'), field: text, value: text }),
  v.object({ kind: v.literal('same-model'), model: text }),
  v.object({ kind: v.literal('column-count'), expected: whole, found: whole }),
]);

const mapping: v.GenericSchema<unknown, Mapping> = v.object({
  left: text,
  right: text,
  verdict: v.variant('kind', [
    v.object({
      kind: v.literal('outcome'),
      field: text,
      leftValues: names,
      rightValues: names,
      tieValues: names,
    }),
    v.object({
      kind: v.literal('scores'),
      left: text,
      right: text,
      better: v.picklist(['higher', 'lower']),
    }),
    v.object({ kind: v.literal('left-wins') }),
  ]),
  question: optionalName,
  category: optionalName,
  judge: optionalName,
  turn: optionalName,
});

const message = text;

/** As `file` of the words for failures tells it. */
export const fileFailure: v.GenericSchema<unknown, FileFailure> = v.variant('kind', [
  v.object({ kind: v.picklist(['empty-file', 'empty-archive', 'one-column']) }),
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
    ]),
    host: text,
    status: v.exactOptional(whole),
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
    fields: names,
    sample: v.array(names),
    guess: v.exactOptional(mapping),
  }),
  v.object({ kind: v.literal('needs-baseline'), model: text }),
  v.object({ kind: v.literal('no-comparisons'), records: whole }),
  v.object({ kind: v.literal('too-many-pairs'), most: whole }),
  v.object({ kind: v.literal('no-usable-rows'), rejected: whole }),
]);
