import type { JudgmentTable } from '../../table/judgments.ts';
import { writeArenaJsonl } from './arena-jsonl.ts';
import { writeCountsCsv } from './counts-csv.ts';
import { writeEvalicaCsv } from './evalica-csv.ts';
import { writeFastchatPair } from './fastchat-pair.ts';
import { writeRakudaV2Pair } from './rakuda-v2-pair.ts';

/**
 * What judgments can be written as, line by line; the names are those of `convert --to`. Each is
 * read back as the same judgments (counts: the same counts).
 */
export const WRITERS = {
  'rakuda-v2-pair': writeRakudaV2Pair,
  'fastchat-pair': writeFastchatPair,
  'evalica-csv': writeEvalicaCsv,
  'counts-csv': writeCountsCsv,
  'arena-jsonl': writeArenaJsonl,
} as const satisfies Readonly<Record<string, (table: JudgmentTable) => Generator<string>>>;

export type WriterName = keyof typeof WRITERS;
