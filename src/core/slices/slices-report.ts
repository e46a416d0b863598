import type { ModelSettings } from '../model/settings.ts';
import type { Intervals } from '../posterior/ranking/summary.ts';
import type { Benchmark } from '../table/benchmark.ts';
import { Outcome, UNKNOWN } from '../table/judgments.ts';
import type { JudgmentTable } from '../table/judgments.ts';
import { tagsOf } from '../table/tagged/tags.ts';
import { fitSlices } from './slice-fit.ts';
import type { SlicesFit } from './slice-fit.ts';
import { slicePanel } from './slice-panel.ts';

/** What judgments can be sliced by. */
export interface SliceChoice {
  /** Of the tag. */
  readonly name: string;
  /** Values that some judgment has; two or more. */
  readonly slices: number;
}

/** All tags that tell judgments apart, in the order of `tagsOf`. */
export function sliceChoices(
  table: JudgmentTable,
  benchmark: Pick<Benchmark, 'questions'>,
): readonly SliceChoice[] {
  const found = new Map<string, Set<string>>();
  for (const { name, values, value } of tagsOf(table, benchmark)) {
    const isSeen = new Uint8Array(values.length);
    for (let row = 0; row < value.length; row++)
      if (value[row] !== UNKNOWN && table.outcome[row] !== Outcome.unparsed) isSeen[value[row]] = 1;
    const own = found.get(name) ?? new Set();
    values.forEach((one, at) => isSeen[at] === 1 && own.add(one));
    found.set(name, own);
  }
  return [...found].flatMap(([name, { size: slices }]) => (slices > 1 ? [{ name, slices }] : []));
}

/** Strengths by the slices of a tag. */
export interface SlicesReport extends SlicesFit {
  /** Name of the tag. */
  readonly by: string;
}

/**
 * Strengths by the slices of a tag; null where fewer than two slices have judgments.
 * @param table as the edits leave it
 * @param name of the tag
 * @throws CaravanError as `fitSlices`
 */
export function slicesReport(
  table: JudgmentTable,
  benchmark: Pick<Benchmark, 'questions'>,
  name: string,
  model: ModelSettings,
  seed: number,
  intervals: Intervals,
  onProgress?: (done: number, total: number) => void,
): SlicesReport | null {
  const tags = tagsOf(table, benchmark).filter((tag) => tag.name === name);
  if (tags.length === 0) return null;
  const panel = slicePanel(table, tags);
  if (panel.judges.length < 2) return null;
  return { ...fitSlices(panel, model, seed, intervals, onProgress), by: name };
}
