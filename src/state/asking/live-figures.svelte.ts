import type { AnswerTurn, AskSetup, AskTask } from '../../core/ask/setup.ts';
import type { Usage } from '../../core/judge/setup.ts';
import { Picture } from '../work/picture.ts';
import { answerName } from './answer-journal.ts';
import type { AnswerEvent, AnswerJournal, AnswerOutline } from './answer-journal.ts';

/** What one model said so far. */
export interface ModelFigures {
  readonly answers: number;
  readonly refusals: number;
  /** Answers that reached their most tokens. */
  readonly cut: number;
  readonly empty: number;
  readonly usage: Usage;
  /** In US dollars. */
  readonly cost: number;
  /** Answers with no token count that can be right: their calls count at their most. */
  readonly unmetered: number;
  /** Milliseconds, means over its answers; null where none was timed, or none was streamed. */
  readonly latency: number | null;
  readonly firstToken: number | null;
}

/** What is shown of a run of asking as it stands. Answers are turns: a conversation has several. */
export interface AskingFigures {
  readonly asked: number;
  /** The most answers there can be, as far as is known: a conversation that ended early has fewer. */
  readonly all: number;
  readonly refusals: number;
  readonly cut: number;
  readonly empty: number;
  readonly usage: Usage;
  /** In US dollars, of the answers that are there. */
  readonly cost: number;
  /** Of each model, by position. */
  readonly models: readonly ModelFigures[];
}

/** Of answers that can be read while the run goes on. */
const NEWEST = 10;

/** Sums over the answers of one model. */
class Sums {
  readonly #sums = {
    ...{ answers: 0, end: 0, length: 0, refusal: 0, empty: 0, input: 0, output: 0 },
    ...{ cost: 0, unmetered: 0, latency: 0, timed: 0, firstToken: 0, streamed: 0 },
  };

  /** @param by −1 for an answer that was added and is there no more */
  add({ finish, usage, cost, latency, firstToken }: AnswerOutline, by: 1 | -1): void {
    const sums = this.#sums;
    sums.answers += by;
    sums[finish] += by;
    sums.input += by * (usage?.input ?? 0);
    sums.output += by * (usage?.output ?? 0);
    sums.cost += by * cost;
    if (usage === null && cost > 0) sums.unmetered += by;
    sums.latency += by * latency;
    // Of what came out of a batch nobody knows how long it took.
    if (latency > 0) sums.timed += by;
    if (firstToken === null) return;
    sums.firstToken += by * firstToken;
    sums.streamed += by;
  }

  get figures(): ModelFigures {
    const { answers, refusal, length, empty, input, output, cost, unmetered } = this.#sums;
    const { latency, timed, firstToken, streamed } = this.#sums;
    return {
      ...{ answers, refusals: refusal, cut: length, empty, usage: { input, output } },
      ...{ cost, unmetered },
      latency: timed === 0 ? null : latency / timed,
      firstToken: streamed === 0 ? null : firstToken / streamed,
    };
  }
}

/** Counts the answers of a run as its journal tells them, and shows them four times a second. */
export class LiveFigures {
  readonly #setup: AskSetup;
  /** How many turns each question has. */
  readonly #turns: readonly number[];
  readonly #load: (task: AskTask) => Promise<AnswerTurn | null>;
  #sums: readonly Sums[] = [];
  #all = 0;
  #newest: readonly AnswerTurn[] = [];
  #figures: AskingFigures = $state.raw(this.#drawn());
  #shown = $state.raw<readonly AnswerTurn[]>([]);
  readonly #picture = new Picture(() => {
    this.#figures = this.#drawn();
    this.#shown = this.#newest;
  });

  /** @param load brings the texts of an answer */
  constructor(
    setup: AskSetup,
    turns: readonly number[],
    journal: AnswerJournal,
    load: (task: AskTask) => Promise<AnswerTurn | null>,
  ) {
    this.#setup = setup;
    this.#turns = turns;
    this.#load = load;
    journal.subscribe((event) => {
      this.#hear(event);
    });
  }

  readonly figures = $derived(this.#figures);
  /** The latest first. */
  readonly newest = $derived(this.#shown);

  /** Shows at once what would be shown soon. */
  show(): void {
    this.#picture.now();
  }

  #hear(event: AnswerEvent): void {
    if (event.kind === 'read') {
      const { models, samples } = this.#setup;
      this.#sums = models.map(() => new Sums());
      this.#all = models.length * samples * this.#turns.reduce((sum, turns) => sum + turns, 0);
      this.#newest = [];
      for (const answer of event.answers) this.#count(answer, 1);
      this.#picture.now();
      void this.#recall(event.answers).catch(() => undefined);
      return;
    }
    for (const answer of event.before) this.#count(answer, -1);
    for (const answer of event.answers) this.#count(answer, 1);
    this.#take(event.answers);
    this.#picture.soon();
  }

  #count(answer: AnswerOutline, by: 1 | -1): void {
    this.#sums[answer.model].add(answer, by);
    // What ended a conversation early leaves its other turns out.
    if (answer.finish !== 'end') this.#all -= by * (this.#turns[answer.question] - 1 - answer.turn);
  }

  /** The latest answers of earlier sessions; where they can't be read, the list says why. */
  async #recall(answers: readonly AnswerOutline[]): Promise<void> {
    const latest = [...answers].sort((a, b) => b.at - a.at).slice(0, NEWEST);
    const found = await Promise.all(latest.map((answer) => this.#load(answer)));
    this.#take(found.filter((answer) => answer !== null));
    this.#picture.now();
  }

  #take(answers: readonly AnswerTurn[]): void {
    const taken = answers.map(answerName);
    const others = this.#newest.filter((answer) => !taken.includes(answerName(answer)));
    this.#newest = [...answers, ...others].sort((a, b) => b.at - a.at).slice(0, NEWEST);
  }

  #drawn(): AskingFigures {
    const models = this.#sums.map(({ figures }) => figures);
    const sum = (of: (figures: ModelFigures) => number) =>
      models.reduce((total, figures) => total + of(figures), 0);
    return {
      asked: sum(({ answers }) => answers),
      all: this.#all,
      refusals: sum(({ refusals }) => refusals),
      cut: sum(({ cut }) => cut),
      empty: sum(({ empty }) => empty),
      usage: { input: sum(({ usage }) => usage.input), output: sum(({ usage }) => usage.output) },
      cost: sum(({ cost }) => cost),
      models,
    };
  }
}
