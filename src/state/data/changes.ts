import type { Correction } from '../../core/table/corrections/corrections.ts';
import { NO_EDITS } from '../../core/table/data-edits.ts';
import type { DataEdits } from '../../core/table/data-edits.ts';
import type { DataSource } from '../../storage/records.ts';
import type { Change } from './import-life.ts';
import type { NewSource, SourceInputs } from './source-inputs.svelte.ts';

/** Files join those that are there, whose edits stay; where there are none they begin anew. */
export function addition(
  given: readonly NewSource[],
  source: DataSource | null,
  inputs: SourceInputs,
  isQuiet?: true,
): Change {
  const sources = source ? inputs.add(given, source.files) : inputs.replace(given);
  const edits = source?.edits ?? NO_EDITS;
  return { source, sources, drop: [], edits, ...(isQuiet && { isQuiet }) };
}

/** What a run has made takes the place of what it had made before. */
export function renewal(
  session: string,
  files: readonly NewSource[],
  source: DataSource | null,
  inputs: SourceInputs,
): Change {
  const made = source?.files.filter((file) => file.session === session) ?? [];
  const drop = made.map(({ file }) => file);
  const others = source?.files.filter(({ file }) => !drop.includes(file)) ?? [];
  const sources = inputs.add(files, others).map((input) => ({ ...input, session }));
  const edits = renamedFiles(source?.edits ?? NO_EDITS, drop, sources);
  return { source, sources, drop, edits, isQuiet: true };
}

/** Has the judgments of a file count, or not. */
export function withFile(edits: DataEdits, file: string, counts: boolean): DataEdits {
  const others = (edits.excludedFiles ?? []).filter((name) => name !== file);
  return { ...edits, excludedFiles: counts ? others : [...others, file] };
}

/** What was switched off or set right stays so under its new names; of what is gone that is forgotten. */
export function renamedFiles(
  edits: DataEdits,
  before: readonly string[],
  after: readonly { readonly name: string }[],
): DataEdits {
  return withCorrectionsOf(withFilesOff(edits, before, after), before, after);
}

function withFilesOff(
  edits: DataEdits,
  before: readonly string[],
  after: readonly { readonly name: string }[],
): DataEdits {
  const { excludedFiles = [] } = edits;
  if (!excludedFiles.some((file) => before.includes(file))) return edits;
  const others = excludedFiles.filter((file) => !before.includes(file));
  return { ...edits, excludedFiles: [...others, ...after.map(({ name }) => name)] };
}

/** A file has the name that it had, or the one that stands where it stood. */
function withCorrectionsOf(
  edits: DataEdits,
  before: readonly string[],
  after: readonly { readonly name: string }[],
): DataEdits {
  const { corrections, correctionsOff, ...others } = edits;
  const isOfThese = (one: Correction) => one.kind === 'judgment' && before.includes(one.file);
  if (!corrections?.some(isOfThese)) return edits;
  const nameOf = (file: string): string | undefined =>
    (after.find(({ name }) => name === file) ?? after.at(before.indexOf(file)))?.name;
  const kept = corrections.flatMap((one): readonly Correction[] => {
    if (one.kind !== 'judgment' || !before.includes(one.file)) return [one];
    const file = nameOf(one.file);
    return file === undefined ? [] : [{ ...one, file }];
  });
  if (kept.length === 0) return others;
  return { ...others, corrections: kept, ...(correctionsOff && { correctionsOff }) };
}
