import { CaravanError } from '../../core/failure.ts';
import type { ByteSource, FilesRead } from '../../core/formats/file/report.ts';
import { importJudgments } from '../../core/formats/intake/import-judgments.ts';
import { tableEdits } from '../../core/table/data-edits.ts';
import type { DataEdits } from '../../core/table/data-edits.ts';
import { editTable } from '../../core/table/edit-table.ts';
import type { JudgmentTable, PairCounts } from '../../core/table/judgments.ts';
import type { Arguments } from '../arguments.ts';
import { fileMessages, reportAbsent, say, unusedOptions } from '../file-messages.ts';
import { askedEdits, givenAt } from '../project-input.ts';
import type { Given } from '../project-input.ts';
import { forProject } from '../project-output.ts';

/** Files as they were read, and what was edited in them. */
export interface FilesToRank extends Pick<Given, 'texts' | 'storedTexts'> {
  readonly asked: Arguments;
  readonly sources: readonly ByteSource[];
  readonly read: FilesRead;
  readonly edits: DataEdits;
  /** All judgments as the edits leave them, and their counts. */
  readonly edited: JudgmentTable;
  readonly counts: PairCounts;
  /** Milliseconds. */
  readonly readTime: number;
}

/**
 * Reads all that the paths name, and says on standard error what came of it.
 * @throws ArgumentError, CaravanError where nothing can be read
 */
export async function readFiles(asked: Arguments, now: () => number): Promise<FilesToRank> {
  const { base, texts, storedTexts, ...given } = await givenAt(asked.paths);
  const { edits, said } = askedEdits(given.edits, asked.isWithoutCorrections);
  if (said !== null) say(said);
  const isKept = asked.project !== null || asked.reportFile !== null;
  const sources = isKept ? forProject(given.sources) : given.sources;
  const start = now();
  const { read, counts, failure } = await importJudgments(sources, {
    format: asked.format,
    baseline: asked.baseline,
    games: asked.games,
    grades: asked.grades,
    choices: asked.choices,
    mapping: asked.mapping,
    sides: asked.sides,
    ...(asked.lower.length > 0 ? { lower: asked.lower } : {}),
    base,
    edits,
  });
  const readTime = now() - start;
  const edited = editTable(read.table, tableEdits(edits, read.files)).table;
  read.files.flatMap(fileMessages).forEach(say);
  unusedOptions(read.files, asked).forEach(say);
  const believed = asked.model.informative.map((own) => own.model);
  reportAbsent('models', [...(asked.models ?? []), ...believed], edited.models);
  reportAbsent('judges', [...(asked.judges ?? []), ...asked.lower], edited.judges);
  if (failure !== null) throw new CaravanError(failure);
  return { asked, sources, read, edits, edited, counts, readTime, texts, storedTexts };
}
