import { outlookOf, usagePerCall } from '../core/judge/outlook.ts';
import type { Outlook } from '../core/judge/outlook.ts';
import type { Usage } from '../core/judge/setup.ts';
import type { JudgingDraft } from './judging-draft.svelte.ts';

/** What a run that is put together will take, and what it will be worth. */
export class JudgingForecast {
  readonly #draft: JudgingDraft;

  constructor(draft: JudgingDraft) {
    this.#draft = draft;
  }

  /** Of each judge, on average; null while the texts are looked at. */
  readonly #perCall = $derived.by<readonly Usage[] | null>(() => {
    const { material, judges, planned } = this.#draft;
    const { sample } = material;
    if (sample === null || planned === null || planned.failure) return null;
    const { models, questions } = sample;
    return usagePerCall(judges, this.#draft.planFor(models), models.length, questions);
  });

  /** Null where the plan can't be carried out, and while it is counted. */
  readonly outlook = $derived.by<Outlook | null>(() => {
    const { judges, prices, limits, planned } = this.#draft;
    if (planned === null || planned.failure || judges.length === 0) return null;
    const perJudge = planned.most / judges.length;
    return outlookOf({ judges, prices, ...limits }, perJudge, this.#perCall);
  });
}
