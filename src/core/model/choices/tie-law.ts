import { chosenAt } from '../../table/choices/tied.ts';
import type { ChoiceCounts, TiedChoices } from '../../table/judgments.ts';
import { hasTieOutcome } from '../settings.ts';
import type { TieModel } from '../settings.ts';

/** What a tie model makes of several that were chosen together. */
export type TieLaw = 'together' | 'half' | 'drop';

/**
 * Davidson's law has an extension to sets (groups.ts). Rao & Kupper's and those of grades have none:
 * as where ties are half wins, each of d models then is chosen with a weight of 1/d.
 */
export function tieLawOf(ties: TieModel): TieLaw {
  if (ties === 'drop') return 'drop';
  return ties === 'davidson' ? 'together' : 'half';
}

/** Whether ties have probabilities of their own under a model, but not those of sets. */
export function isHalved({ ties: tied }: Pick<ChoiceCounts, 'ties'>, ties: TieModel): boolean {
  return tied !== undefined && hasTieOutcome(ties) && tieLawOf(ties) === 'half';
}

/** The ties of choices that count as such under a model. */
export function tiesUnder({ ties: tied }: ChoiceCounts, ties: TieModel): TiedChoices | undefined {
  return tieLawOf(ties) === 'together' ? tied : undefined;
}

/** Choices of one alone, those of several halved or dropped. */
export function singleChoices(choices: ChoiceCounts, ties: TieModel): ChoiceCounts {
  const { ties: tied, ...single } = choices;
  if (tied === undefined || tieLawOf(ties) === 'drop') return single;
  const chosen = single.chosen.slice();
  tied.chosen.forEach((n, group) => {
    const places = chosenAt(choices, chosen.length + group);
    for (const at of places) chosen[at] += n / places.length;
  });
  return { ...single, chosen };
}
