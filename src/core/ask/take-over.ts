import type { AnswerTurn, AskedQuestion, AskSetup } from './setup.ts';

/** What makes two answers answers to the same: model, system prompt and conversation. */
export interface AskedOf {
  readonly setup: Pick<AskSetup, 'models' | 'system'>;
  /** Of each of its models. */
  readonly identities: readonly string[];
  readonly questions: readonly AskedQuestion[];
}

/**
 * Answers of earlier runs that a new run would ask for again, as answers of that run: nothing is
 * asked twice. They cost nothing more. A conversation is taken from one run and one sample, as far
 * as it went; whether it ended in a refusal makes no difference.
 */
export function takeOver(
  run: AskedOf & { readonly setup: Pick<AskSetup, 'samples'> },
  earlier: Iterable<AskedOf & { readonly answers: readonly AnswerTurn[] }>,
): AnswerTurn[] {
  const taken: AnswerTurn[] = [];
  /** Where the conversation stands in the new run, by all that it is about. */
  const places = placesOf(run);
  /** How many samples of each place are filled, by model and question. */
  const filled = new Map<string, number>();
  for (const before of earlier) {
    const keys = keysOf(before);
    for (const conversation of conversationsOf(before.answers)) {
      const [{ model, question }] = conversation;
      for (const place of places.get(keys.of(model, question)) ?? []) {
        const id = `${String(place.model)} ${String(place.question)}`;
        const sample = filled.get(id) ?? 0;
        if (sample >= run.setup.samples) continue;
        filled.set(id, sample + 1);
        taken.push(...conversation.map((answer) => ({ ...answer, ...place, sample, cost: 0 })));
        break;
      }
    }
  }
  return taken;
}

interface Place {
  readonly model: number;
  readonly question: number;
}

/** Several models may be asked alike under two names: each is a place of its own. */
function placesOf(run: AskedOf): Map<string, Place[]> {
  const keys = keysOf(run);
  const places = new Map<string, Place[]>();
  for (const model of run.identities.keys()) {
    for (const question of run.questions.keys()) {
      const key = keys.of(model, question);
      const there = places.get(key);
      if (there) there.push({ model, question });
      else places.set(key, [{ model, question }]);
    }
  }
  return places;
}

function keysOf({ setup, identities, questions }: AskedOf) {
  const texts = questions.map(({ turns }) => JSON.stringify(turns));
  return {
    of: (model: number, question: number) =>
      JSON.stringify([identities[model], setup.system, texts[question]]),
  };
}

/** Turn by turn, each from its first turn on without a gap. */
function conversationsOf(answers: readonly AnswerTurn[]): AnswerTurn[][] {
  const all = new Map<string, AnswerTurn[]>();
  const sorted = [...answers].sort(
    (a, b) =>
      a.model - b.model || a.question - b.question || a.sample - b.sample || a.turn - b.turn,
  );
  for (const answer of sorted) {
    const key = [answer.model, answer.question, answer.sample].join();
    const turns = all.get(key) ?? [];
    all.set(key, turns);
    if (turns.length === answer.turn) turns.push(answer);
  }
  return [...all.values()].filter((turns) => turns.length > 0);
}
