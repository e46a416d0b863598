import { modelsOfData } from '../../storage/project/fit-models.ts';
import type { RunHead } from '../../storage/records.ts';
import { openProject } from '../project/open-project.svelte.ts';
import { runs } from '../runs/runs.svelte.ts';
import { NewestAnswer } from '../work/newest-answer.svelte.ts';
import { shownNames } from './shown-names.ts';

/** One fit of the open project, as the ranks of its models. */
export interface DatedRanking {
  readonly run: RunHead;
  /** Names as they are shown, best first. */
  readonly names: readonly string[];
}

/** So many fits fit beside each other. */
const MAX_SHOWN = 12;

/** The ranks of the open project's fits, by when they were made. */
class RankHistory {
  readonly #answer = new NewestAnswer(rankingsOf, (a, b) => a === b);
  /** The newest that can be shown, the oldest of them first. */
  readonly #wanted = $derived(
    [...runs.fits].sort((a, b) => a.finishedAt - b.finishedAt).slice(-MAX_SHOWN),
  );

  /** How many fits are older than those shown. */
  readonly older = $derived(Math.max(0, runs.fits.length - MAX_SHOWN));

  /** The rankings that there are so far; null where none is there yet, or it failed. */
  look(): readonly DatedRanking[] | null {
    const answer = this.#answer.look(this.#wanted);
    return answer !== null && 'value' in answer ? answer.value : null;
  }
}

export const rankHistory = new RankHistory();

async function rankingsOf(fits: readonly RunHead[]): Promise<readonly DatedRanking[]> {
  const models = await modelsOfData([...new Set(fits.map(({ dataHash }) => dataHash))]);
  const { source, sample } = openProject.record;
  // Who has imported the judgments of the sample calls the models as these do.
  const isOfFiles = source !== null && sample === null;
  const sets = [...models.values()];
  const names = shownNames(isOfFiles ? sets.map((set) => ({ ...set, sample: null })) : sets);
  return fits.flatMap((run) => {
    const ids = models.get(run.dataHash)?.counts.models;
    if (ids === undefined) return [];
    const ranked = run.summary.ranked.map((model) => ids[model]);
    return [{ run, names: ranked.map((id) => names.get(id) ?? id) }];
  });
}
