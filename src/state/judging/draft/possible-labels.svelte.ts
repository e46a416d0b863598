import type { DataSource } from '../../../storage/records.ts';
import { importing } from '../../data/importing.svelte.ts';
import { keeping } from '../../data/keeping.svelte.ts';
import { NewestAnswer } from '../../work/newest-answer.svelte.ts';
import { labelMaterial } from './label-material.ts';
import type { WantedLabel } from './label-material.ts';

interface Asked {
  readonly wanted: readonly WantedLabel[];
  readonly source: DataSource | null;
  /** Goes up whenever texts were stored or deleted. */
  readonly kept: number;
}

/** How many of the labels that are wanted can be given here. */
export class PossibleLabels {
  readonly #answers = new NewestAnswer<Asked, number>(
    async ({ wanted }) => (await labelMaterial(wanted)).comparisons.length,
    (a, b) => a.wanted === b.wanted && a.source === b.source && a.kept === b.kept,
  );

  /** Null while it is looked for. */
  of(wanted: readonly WantedLabel[]): number | null {
    const asked = { wanted, source: importing.source, kept: keeping.changes };
    const answer = this.#answers.look(asked);
    if (answer === null || answer.question.wanted !== wanted) return null;
    return answer.failure ? 0 : answer.value;
  }
}
