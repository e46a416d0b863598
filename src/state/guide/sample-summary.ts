import { sampleView } from '../../core/lesson/sample-views.ts';
import type { SampleView } from '../../core/lesson/sample-views.ts';
import type { FitSummary, Intervals } from '../../core/posterior/ranking/summary.ts';
import { run } from '../../jobs.ts';

const known = new Map<string, Promise<FitSummary>>();

/** What the guide shows of the sample, computed once a visit. */
export function sampleSummary(view: SampleView, intervals: Intervals): Promise<FitSummary> {
  const key = `${view} ${String(intervals.narrow)} ${String(intervals.wide)}`;
  const summary = known.get(key) ?? compute(view, intervals);
  known.set(key, summary);
  // What failed is tried again when it is next asked for.
  summary.catch(() => known.delete(key));
  return summary;
}

async function compute(view: SampleView, intervals: Intervals): Promise<FitSummary> {
  const { summary } = await run('approximate', { ...sampleView(view), intervals });
  return summary;
}
