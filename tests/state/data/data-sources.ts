import type { FileReport } from '../../../src/core/formats/file/report.ts';
import { outlineOf } from '../../../src/core/overview/outline.ts';
import { EMPTY_BENCHMARK } from '../../../src/core/table/benchmark.ts';
import { sizesOf } from '../../../src/core/table/benchmark-parts.ts';
import { NO_EDITS } from '../../../src/core/table/data-edits.ts';
import { TableBuilder } from '../../../src/core/table/table-builder.ts';
import type { DataSource } from '../../../src/storage/records.ts';

/** What is said of a file with texts, read without a fault. */
export function reportOf(file: string, part: Partial<FileReport> = {}): FileReport {
  return {
    ...{ file, key: `key of ${file}`, bytes: 10, format: null, hasTexts: true },
    ...{ rows: 1, judgments: 1, unparsed: 0, rejected: 0, rejections: [], failure: null },
    ...{ firstRow: 0, tableRows: 1, holds: sizesOf(EMPTY_BENCHMARK) },
    ...part,
  };
}

/** Files as the page shows them. */
export function sourceOf(files: readonly FileReport[], part: Partial<DataSource> = {}): DataSource {
  return {
    ...{ id: 's', files, duplicates: 0, edits: NO_EDITS },
    removed: { duplicates: 0, excluded: 0, selfPlay: 0 },
    outline: outlineOf(new TableBuilder().build(), EMPTY_BENCHMARK),
    ...part,
  };
}
