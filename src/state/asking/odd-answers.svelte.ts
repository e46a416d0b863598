import type { AnswerTurn, AskTask, Finish } from '../../core/ask/setup.ts';
import { NewestAnswer } from '../work/newest-answer.svelte.ts';
import type { OpenAsking } from './open-asking.svelte.ts';

export type OddFinish = Exclude<Finish, 'end'>;

/** Answers of one kind: where all of them stand, and the first of them with their texts. */
export interface OddList {
  readonly tasks: readonly AskTask[];
  readonly answers: readonly AnswerTurn[];
}

/** Answers that are kept with their texts; whoever has more asks for them again first. */
const MAX_SHOWN = 100;

interface Asked {
  readonly kind: OddFinish;
  /** Changes where the list may have: when there are more or fewer, and when work begins or ends. */
  readonly state: string;
}

/** The answers of a run that were refused, cut or empty, read again as they change. */
export class OddAnswers {
  readonly #run: OpenAsking;
  readonly #lists = new NewestAnswer<Asked, OddList>(
    ({ kind }) => this.#read(kind),
    (a, b) => a.kind === b.kind && a.state === b.state,
  );

  constructor(run: OpenAsking) {
    this.#run = run;
  }

  /** How many there are. */
  count(kind: OddFinish): number {
    const { refusals, cut, empty } = this.#run.figures;
    return { refusal: refusals, length: cut, empty }[kind];
  }

  /** Null while it is read for the first time. */
  list(kind: OddFinish): OddList | null {
    const state = `${String(this.count(kind))} ${this.#run.work.life.stage}`;
    const answer = this.#lists.look({ kind, state });
    return answer === null || answer.failure || answer.question.kind !== kind ? null : answer.value;
  }

  async #read(kind: OddFinish): Promise<OddList> {
    const tasks: AskTask[] = [];
    const answers: AnswerTurn[] = [];
    for await (const part of this.#run.answers(kind)) {
      for (const answer of part) {
        const { model, question, sample, turn } = answer;
        tasks.push({ model, question, sample, turn });
        if (answers.length < MAX_SHOWN) answers.push(answer);
      }
    }
    return { tasks, answers };
  }
}
