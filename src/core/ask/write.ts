import type { AnswerTurn, AskedQuestion, AskSetup } from './setup.ts';

/** A run of asking as far as it has come; the order of its answers says nothing. */
export interface AnsweredRun {
  readonly setup: Pick<AskSetup, 'models' | 'prices'>;
  readonly questions: readonly AskedQuestion[];
  readonly answers: readonly AnswerTurn[];
}

/** All that one model said to one question, sample by sample, turn by turn. */
interface Answered {
  readonly model: string;
  readonly question: string;
  readonly samples: readonly (readonly AnswerTurn[])[];
  /** Whether it is known what its calls cost. */
  readonly isPriced: boolean;
}

/**
 * The run as JSON Lines of FastChat answers, as Rakuda v2 has them too: one for each model and
 * question, with a choice for each sample. A conversation that was broken off ends where it did;
 * what was thought is left out. Fields of our own say what an answer cost and how long it took.
 */
export function* writeFastchatAnswers(run: AnsweredRun): Generator<string> {
  for (const { model, question, samples, isPriced } of answeredOf(run)) {
    yield line({
      question_id: question,
      answer_id: answerId(model, question, samples),
      model_id: model,
      choices: samples.map((turns, index) => ({ index, turns: turns.map(({ text }) => text) })),
      tstamp: Math.max(...samples.flat().map(({ at }) => at)) / 1000,
      ...spentOn(samples, isPriced),
    });
  }
}

/**
 * The run as JSON Lines of answers of Rakuda v1, which know one turn and one sample: the first of
 * each. Its scripts read one file for each model.
 */
export function* writeRakudaAnswers(run: AnsweredRun): Generator<string> {
  for (const { model, question, samples } of answeredOf(run)) {
    yield line({
      answer_id: answerId(model, question, samples),
      question_id: question,
      model_id: model,
      metadata: {},
      text: samples[0][0].text,
    });
  }
}

/** By model, then by question, each in the order of the run. */
function* answeredOf({ setup, questions, answers }: AnsweredRun): Generator<Answered> {
  const sorted = [...answers].sort(
    (a, b) =>
      a.model - b.model || a.question - b.question || a.sample - b.sample || a.turn - b.turn,
  );
  for (let at = 0; at < sorted.length;) {
    const { model, question } = sorted[at];
    const samples: AnswerTurn[][] = [];
    for (; sorted.at(at)?.model === model && sorted[at].question === question; at++) {
      const last = samples.at(-1);
      if (last?.[0].sample === sorted[at].sample) last.push(sorted[at]);
      else samples.push([sorted[at]]);
    }
    const { name, baseUrl } = setup.models[model];
    yield {
      ...{ model: name, question: questions[question].id, samples },
      // A model on this device costs nothing.
      isPriced: setup.prices[model] !== null || baseUrl === '',
    };
  }
}

/**
 * What one answer, with all its turns, cost in US dollars and took in seconds: the mean over its
 * samples, of time over those of which it is known. FastChat has no such fields; files of our own
 * keep them.
 */
function spentOn(samples: Answered['samples'], isPriced: boolean) {
  const timed = samples.filter((turns) => turns.every(({ latency }) => latency > 0));
  return {
    ...(isPriced && { cost_usd: mean(samples, ({ cost }) => cost) }),
    ...(timed.length > 0 && { latency_seconds: mean(timed, ({ latency }) => latency) / 1000 }),
  };
}

function mean(samples: Answered['samples'], of: (turn: AnswerTurn) => number): number {
  return samples.flat().reduce((sum, turn) => sum + of(turn), 0) / samples.length;
}

/** The same for the same answers, so that a file that is written twice is the same file. */
function answerId(model: string, question: string, samples: Answered['samples']): string {
  const [[{ at }]] = samples;
  return `${model}/${question}/${at.toString(36)}`;
}

function line(record: Readonly<Record<string, unknown>>): string {
  return `${JSON.stringify(record)}\n`;
}
