import { askScope } from '../../core/ask/batch.ts';
import { askConversation } from '../../core/ask/conversation.ts';
import { AskForecaster } from '../../core/ask/forecast.ts';
import { OpenTurns } from '../../core/ask/open-turns.ts';
import type { AnswerTurn, AskedQuestion, AskSetup, AskTask } from '../../core/ask/setup.ts';
import { customIdOf } from '../../core/judge/batch/custom-id.ts';
import type { BatchScope } from '../../core/judge/batch/custom-id.ts';
import { readBatch } from '../../core/judge/batch/read.ts';
import type { BatchRead } from '../../core/judge/batch/read.ts';
import type { Conversation } from '../../core/judge/conversation.ts';
import { CallCosts } from '../../core/judge/money/call-costs.ts';
import { costOf } from '../../core/judge/money/cost.ts';
import type { Usage } from '../../core/judge/setup.ts';
import { answerTurn } from '../../judges/asking-work.ts';
import { batchReply } from '../../judges/batches/replies.ts';
import { batchRequests } from '../../judges/batches/requests.ts';
import type { BatchRequests } from '../../judges/batches/requests.ts';
import { fingerprintOfSettings } from '../../storage/fingerprint.ts';

/** What came of one output file. */
export interface OutputTaken extends Omit<BatchRead<AskTask, never>, 'answers'> {
  readonly added: number;
  readonly known: number;
  /** Answers to turns whose conversation has not come so far. */
  readonly notPlanned: number;
}

/** What asking one model comes to. */
export interface Expected {
  readonly requests: number;
  readonly usage: Usage;
  /** US dollars at the usual price; null where it is not known. */
  readonly cost: number | null;
}

/** Questions, models, and what batches have answered so far. */
export class AnsweredRun {
  readonly setup: AskSetup;
  readonly questions: readonly AskedQuestion[];
  readonly #scope: BatchScope<AskTask>;
  readonly #answers = new Map<string, AnswerTurn>();
  readonly #open: OpenTurns;
  readonly #costs: CallCosts;

  private constructor(id: string, setup: AskSetup, questions: readonly AskedQuestion[]) {
    this.setup = setup;
    this.questions = questions;
    const turns = questions.map((question) => question.turns.length);
    this.#scope = askScope(id, setup, turns);
    this.#open = new OpenTurns(setup, turns, { of: (task) => this.#of(task) });
    this.#costs = new CallCosts(setup.models, setup.prices);
  }

  /** The same for the same questions and settings, so that outputs find their requests. */
  static async of(
    asked: Omit<AskSetup, 'questions'>,
    questions: readonly AskedQuestion[],
  ): Promise<AnsweredRun> {
    const { models, samples, system } = asked;
    const about = [
      models.map(({ provider, model, sampling }) => [provider, model, sampling]),
      questions.map(({ id, turns }) => [id, turns]),
      ...[samples, system],
    ];
    const id = (await fingerprintOfSettings(about)).slice(0, ID_LENGTH);
    return new AnsweredRun(id, { ...asked, questions: questions.length }, questions);
  }

  get answers(): readonly AnswerTurn[] {
    return [...this.#answers.values()];
  }

  /** What can be asked of a model now. */
  open(model: number): readonly AskTask[] {
    return [...this.#open.first()].filter((task) => task.model === model);
  }

  /** Takes what a file holds, each answer once. @param at milliseconds since 1970 */
  take(file: string, text: Iterable<string>, at: number): OutputTaken {
    const read = readBatch(file, text, this.#scope, (body) => batchReply(this.setup.models, body));
    const { answers, ...others } = read;
    const taken = { added: 0, known: 0, notPlanned: 0 };
    // A turn stands behind the one before it, wherever in the file that is.
    for (const { task, answer } of [...answers].sort((a, b) => a.task.turn - b.task.turn)) {
      const id = customIdOf(this.#scope, task);
      if (this.#answers.has(id)) taken.known++;
      else if (!this.#open.allows(task)) taken.notPlanned++;
      else {
        const charge = this.#costs.settle(task.model, this.#conversation(task), answer.usage);
        const times = { at, elapsed: 0, firstToken: null, latency: 0 };
        const answered = { ...answer, refused: [] };
        this.#answers.set(id, answerTurn(task, { answered, charge, ...times }));
        taken.added++;
      }
    }
    return { ...others, ...taken };
  }

  requests(model: number): BatchRequests {
    const asked = this.setup.models[model];
    return batchRequests(this.#scope, this.open(model), asked, (task) => this.#conversation(task));
  }

  expected(model: number): Expected {
    const forecaster = new AskForecaster(this.setup, this.questions);
    for (const answer of this.answers) forecaster.add(answer);
    const usage = { input: 0, output: 0 };
    const open = this.open(model);
    for (const task of open) {
      const { input, output } = forecaster.usageOf(task);
      usage.input += input;
      usage.output += output;
    }
    const price = this.setup.prices[model];
    return { requests: open.length, usage, cost: price && costOf(usage, price) };
  }

  #of(task: AskTask): AnswerTurn | null {
    return this.#answers.get(customIdOf(this.#scope, task)) ?? null;
  }

  #conversation({ turn, ...task }: AskTask): Conversation {
    const before = Array.from({ length: turn }, (_, at) => this.#of({ ...task, turn: at })?.text);
    const said = before.map((text) => text ?? '');
    return askConversation(this.setup.system, this.questions[task.question].turns, said);
  }
}

/** Of a `custom_id` of 64 characters, which has the numbers of the task behind it. */
const ID_LENGTH = 32;
