import type { AnswerTurn, AskedQuestion, AskSetup } from '../../../core/ask/setup.ts';
import { takeOver } from '../../../core/ask/take-over.ts';
import type { AskedOf } from '../../../core/ask/take-over.ts';
import { listAskings } from '../../../storage/asking/asking.ts';
import { identityOf } from '../../../storage/asking/identity.ts';
import { answersInParts, askedInParts } from '../../../storage/asking/parts.ts';
import type { AskingRecord } from '../../../storage/records.ts';
import { openProject } from '../../project/open-project.svelte.ts';
import { collect } from '../../work/collect.ts';
import { NewestAnswer } from '../../work/newest-answer.svelte.ts';

type Wanted = Pick<AskSetup, 'models' | 'system' | 'samples'>;
type Earlier = AskedOf & { readonly id: string; readonly answers: readonly AnswerTurn[] };

interface Asked {
  /** What the setup is, as a text, and what the questions are. */
  readonly key: string;
  readonly identity: unknown;
  readonly wanted: Wanted;
  readonly questions: () => Promise<readonly AskedQuestion[]>;
}

/** What earlier runs of the project have answered already, so that nothing is asked twice. */
export class EarlierAnswers {
  /** Of these answers the texts are left on the disk. */
  #runs: Promise<readonly Earlier[]> | null = null;
  readonly #counts = new NewestAnswer<Asked, readonly number[]>(
    (asked) => this.#count(asked),
    (a, b) => a.key === b.key && a.identity === b.identity,
  );
  #visit = $state(0);

  /** The runs may have changed. */
  refresh(): void {
    this.#runs = null;
    this.#visit++;
  }

  /**
   * Of each model, how many answers there are; null while they are looked for.
   * @param identity of the questions, which are fetched only where they can matter
   */
  counts(
    wanted: Wanted,
    identity: unknown,
    questions: () => Promise<readonly AskedQuestion[]>,
  ): readonly number[] | null {
    const { models, system, samples } = wanted;
    const key = JSON.stringify([this.#visit, models, system, samples]);
    const answer = this.#counts.look({ key, identity, wanted, questions });
    if (answer === null || answer.failure) return null;
    return answer.question.key === key && answer.question.identity === identity
      ? answer.value
      : null;
  }

  /** What is there by now, as answers of a new run. */
  async answers(wanted: Wanted, questions: readonly AskedQuestion[]): Promise<AnswerTurn[]> {
    // Some may have come since they were counted.
    this.refresh();
    const about = { setup: wanted, identities: await identitiesOf(wanted), questions };
    const whole: Earlier[] = [];
    for (const one of await this.#sharing(about))
      whole.push({ ...one, answers: await collect(answersInParts(one.id)) });
    return takeOver(about, whole);
  }

  async #count({ wanted, questions }: Asked): Promise<readonly number[]> {
    const counts = wanted.models.map(() => 0);
    const about = { setup: wanted, identities: await identitiesOf(wanted) };
    const earlier = await this.#sharing(about);
    if (earlier.length === 0) return counts;
    for (const { model } of takeOver({ ...about, questions: await questions() }, earlier))
      counts[model]++;
    return counts;
  }

  /** Those that asked one of these models in the same way. */
  async #sharing({ setup, identities }: Omit<AskedOf, 'questions'>): Promise<readonly Earlier[]> {
    this.#runs ??= earlierRuns();
    return (await this.#runs).filter(
      (run) =>
        run.setup.system === setup.system &&
        run.identities.some((identity) => identities.includes(identity)),
    );
  }
}

function identitiesOf({ models }: Wanted): Promise<string[]> {
  return Promise.all(models.map(identityOf));
}

async function earlierRuns(): Promise<readonly Earlier[]> {
  const runs: Earlier[] = [];
  for (const record of (await listAskings(openProject.id)).sound)
    runs.push(await earlierRun(record));
  return runs;
}

async function earlierRun({ id, setup, identities }: AskingRecord): Promise<Earlier> {
  const questions = await collect(askedInParts(id));
  const answers: AnswerTurn[] = [];
  for await (const part of answersInParts(id))
    answers.push(...part.map((answer) => ({ ...answer, text: '', thinking: '' })));
  return { id, setup, identities, questions, answers };
}
