import { CaravanError } from '../../core/failure.ts';
import { tableEdits } from '../../core/table/data-edits.ts';
import type { Ranking } from '../../core/table/benchmark.ts';
import type { Reproduction } from '../../core/reproduce/reproduce.ts';
import { run } from '../../jobs.ts';
import { loadSource } from '../../storage/sources.ts';
import { CheckRun } from '../checks/check-life.svelte.ts';
import type { CheckLife } from '../checks/check-life.svelte.ts';
import { session } from '../fit/session.svelte.ts';
import { importing } from './importing.svelte.ts';

/** How a published ranking was made of the judgments of the project: found when it is asked for. */
class Reproducing {
  readonly #run = new CheckRun<'reproduce'>();

  /** What came of it for the files that are open. */
  of(ranking: Ranking): CheckLife<'reproduce'> {
    return this.#run.of(aboutOf(ranking));
  }

  async begin(ranking: Ranking): Promise<void> {
    const { source } = importing;
    const { seed } = session.sampler;
    await this.#run.begin(aboutOf(ranking), async (options) => {
      if (source === null) throw new CaravanError({ kind: 'source-gone' });
      const table = (await loadSource(source.id))?.table;
      if (!table) throw new CaravanError({ kind: 'source-gone' });
      const edits = tableEdits(source.edits, source.files);
      const weighted = source.files.find(({ strong }) => strong?.published !== undefined);
      const strongWeight = weighted?.strong?.published ?? null;
      return run('reproduce', { table, edits, strongWeight, ranking, seed }, options);
    });
  }

  stop(): void {
    this.#run.stop();
  }

  /** Whether the fit on screen can be given the settings that were found. */
  canUse({ best }: Reproduction): boolean {
    const { method } = best.setting;
    const isOfAll = !best.isWeighted && !best.isPart && best.judge === null;
    return isOfAll && (method === 'posterior' || method === 'mle');
  }

  /** Fits by the settings that were found, over these questions alone as whoever published it did. */
  use({ best, intervals }: Reproduction): void {
    const { method, model } = best.setting;
    const sampler = intervals?.method === 'rakuda-ensemble' ? 'ensemble-legacy' : 'split-hmc';
    session.chooseSampler(method === 'mle' ? 'mle' : sampler);
    session.setModel(model);
  }
}

export const reproducing = new Reproducing();

function aboutOf({ file, measure }: Ranking) {
  return { fit: importing.source, choices: JSON.stringify([file, measure]) };
}
