import fc from 'fast-check';
import type { JudgedRun } from '../../../src/core/judge/results.ts';
import type {
  JudgedQuestion,
  JudgeReply,
  JudgeSetup,
  JudgeTask,
} from '../../../src/core/judge/setup.ts';
import { ownTemplate } from '../../../src/core/judge/prompt/templates.ts';
import { Outcome } from '../../../src/core/table/judgments.ts';
import { names } from '../formats/tables.ts';
import { anyCharacter } from '../../any-character.ts';

export const judge = (parts: Partial<JudgeSetup> = {}): JudgeSetup => ({
  ...{ name: 'gpt-x, ja', provider: 'openai', baseUrl: 'https://judge.example', model: 'gpt-x' },
  template: ownTemplate('ja', 'json'),
  sampling: { temperature: 0, maxTokens: 500, seed: null },
  ...parts,
});

export const reply = (
  { judge: by, question, left, right }: JudgeTask,
  parts: Partial<JudgeReply> = {},
): JudgeReply => ({
  ...{ judge: by, question, left, right, outcome: Outcome.left, text: 'because' },
  ...{ usage: { input: 100, output: 10 }, cost: 0.5, at: 1_700_000_000_000, elapsed: 900 },
  ...parts,
});

const texts = fc.oneof(fc.string({ unit: anyCharacter, maxLength: 20 }), fc.string());
const turns = fc.array(
  texts.map((text) => text.toWellFormed()),
  { minLength: 1, maxLength: 3 },
);
const distinctNames = (minLength: number, maxLength: number) =>
  fc.uniqueArray(names, { minLength, maxLength });

interface Parts {
  readonly models: readonly string[];
  readonly judges: readonly string[];
  readonly ids: readonly string[];
}

const parts: fc.Arbitrary<Parts> = fc.record({
  models: distinctNames(2, 4),
  judges: distinctNames(1, 2),
  ids: distinctNames(1, 3),
});

/** Runs of any names and texts, some of whose tasks are done, in any order. */
export const runs: fc.Arbitrary<JudgedRun> = parts.chain(({ models, judges, ids }) => {
  const questions: fc.Arbitrary<JudgedQuestion[]> = fc.tuple(
    ...ids.map((id) =>
      fc.record({
        id: fc.constant(id),
        category: fc.option(names),
        turns,
        reference: fc.oneof(fc.constant([]), turns),
        answers: fc.tuple(...models.map(() => turns)),
      }),
    ),
  );
  const tasks = judges.flatMap((_, by) =>
    ids.flatMap((__, question) =>
      models.flatMap((___, left) =>
        models.flatMap((____, right) =>
          left === right ? [] : [{ judge: by, question, left, right }],
        ),
      ),
    ),
  );
  const replies = fc.shuffledSubarray(tasks, { minLength: 1 }).chain((done) =>
    fc.tuple(
      ...done.map((task) =>
        fc
          .record({
            outcome: fc.constantFrom(...Object.values(Outcome)),
            text: texts.map((text) => text.toWellFormed()),
          })
          .map((said) => reply(task, said)),
      ),
    ),
  );
  return fc.record({ questions, replies }).map((rest) => ({
    ...rest,
    setup: { models, judges: judges.map((name) => judge({ name })) },
    rules: judges.map(() => null),
  }));
});
