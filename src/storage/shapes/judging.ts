import * as v from 'valibot';
import { READING_RULES } from '../../core/judge/reading/verdict.ts';
import type { JudgedQuestion, JudgeReply, JudgingSetup, Plan } from '../../core/judge/setup.ts';
import { validatePlan } from '../../core/judge/plan/validate.ts';
import type { JudgingRecord } from '../records.ts';
import { amount, finite, hash, names, shapeOf, whole, wholeUpTo } from './pieces.ts';

const convention = v.picklist(['json', 'brackets', 'five-steps', 'last-line']);

export const sampling = v.object({
  temperature: v.nullable(finite),
  maxTokens: whole,
  seed: v.nullable(finite),
});

/** US dollars for a million tokens. */
export const price = v.object({ input: amount, output: amount });

/** Tokens. */
export const usage = v.object({ input: amount, output: amount });

const judge = v.object({
  name: v.string(),
  provider: v.picklist([
    ...(['openai', 'openai-compatible', 'anthropic', 'gemini'] as const),
    ...(['lexical', 'local-scores', 'local-model', 'human'] as const),
  ]),
  baseUrl: v.string(),
  model: v.string(),
  template: v.object({ name: v.string(), system: v.string(), user: v.string(), convention }),
  sampling,
  tieZone: v.exactOptional(amount),
});

/** Of a pair that is shown once more. */
const again = v.exactOptional(v.literal(true));

const plan = shapeOf<Plan>()(
  v.variant('kind', [
    v.object({ kind: v.literal('all'), bothOrders: v.boolean() }),
    v.object({ kind: v.literal('random'), judgments: whole, seed: whole }),
    v.object({ kind: v.literal('baseline'), baseline: whole, bothOrders: v.boolean() }),
    v.object({
      kind: v.literal('adaptive'),
      goal: v.variant('kind', [
        v.object({ kind: v.picklist(['best', 'ranking']) }),
        v.object({ kind: v.literal('top-set'), k: whole }),
        v.object({ kind: v.literal('pair'), model: whole, other: whole }),
        v.object({ kind: v.literal('place'), model: whole }),
        v.object({ kind: v.literal('top'), model: whole, k: whole }),
      ]),
      confidence: finite,
      randomShare: finite,
      most: whole,
      seed: whole,
    }),
    v.object({
      kind: v.literal('list'),
      comparisons: v.array(v.object({ question: whole, left: whole, right: whole })),
    }),
    v.object({
      kind: v.literal('study'),
      id: v.string(),
      lists: v.array(v.array(v.object({ question: whole, left: whole, right: whole, again }))),
    }),
  ]),
);

const setup = v.object({
  models: names,
  questions: whole,
  judges: v.array(judge),
  plan,
  escalation: v.exactOptional(v.object({ from: whole })),
  prices: v.array(v.nullable(price)),
  budget: v.nullable(amount),
  concurrency: v.pipe(whole, v.minValue(1)),
  perMinute: v.nullable(v.pipe(finite, v.minValue(0))),
});

const plain = v.object({
  id: v.string(),
  project: v.string(),
  name: v.string(),
  setup,
  identities: v.array(hash),
  most: whole,
  createdAt: amount,
  openedAt: amount,
  lost: amount,
  end: v.nullable(v.picklist(['all-judged', 'goal-reached', 'questions-too-few', 'budget-spent'])),
  isAhead: v.exactOptional(v.literal(true)),
  rules: v.array(v.nullable(v.picklist(READING_RULES))),
  returned: v.exactOptional(v.array(v.nullable(amount))),
});

/** What stands by judge is as long as the judges are, and the plan can be carried out. */
export const judgingRecord = shapeOf<JudgingRecord>()(
  v.pipe(
    plain,
    v.forward(
      v.check(({ setup }) => isPossible(setup)),
      ['setup', 'plan'],
    ),
    v.forward(
      v.check(({ setup }) => setup.prices.length === setup.judges.length),
      ['setup', 'prices'],
    ),
    v.forward(
      v.check(({ setup }) => (setup.escalation?.from ?? 0) < setup.judges.length),
      ['setup', 'escalation'],
    ),
    v.forward(
      v.check(({ setup, identities }) => identities.length === setup.judges.length),
      ['identities'],
    ),
    v.forward(
      v.check(({ setup }) => isOfRaters(setup)),
      ['setup', 'plan'],
    ),
    v.forward(
      v.check(({ setup, returned }) => returned?.length === setup.judges.length || !returned),
      ['returned'],
    ),
    v.forward(
      v.check(({ setup, rules }) => rules.length === setup.judges.length),
      ['rules'],
    ),
    v.forward(
      v.check(({ setup, most }) => most <= setup.judges.length * comparisonsOf(setup)),
      ['most'],
    ),
  ),
);

/** Whether lists are of questions that are there, and a study has one for each of its judges. */
function isOfRaters({ plan, judges, questions }: JudgingSetup): boolean {
  if (plan.kind === 'list') return plan.comparisons.every(({ question }) => question < questions);
  if (plan.kind !== 'study') return true;
  const isThere = plan.lists.flat().every(({ question }) => question < questions);
  return isThere && plan.lists.length === judges.length;
}

/** Every two models on every question in both orders. */
function comparisonsOf({ models, questions }: JudgingSetup): number {
  return questions * models.length * (models.length - 1);
}

function isPossible(setup: JudgingSetup): boolean {
  try {
    validatePlan(setup.plan, setup.models.length);
    return true;
  } catch {
    return false;
  }
}

/** @param models how many the run has */
export function questionOf(models: number) {
  return shapeOf<JudgedQuestion>()(
    v.object({
      id: v.string(),
      category: v.nullable(v.string()),
      turns: names,
      reference: names,
      answers: v.pipe(v.array(v.nullable(names)), v.length(models)),
    }),
  );
}

/** @param setup of the run */
export function replyOf({ judges, questions, models }: JudgingSetup) {
  const model = wholeUpTo(models.length - 1);
  return shapeOf<JudgeReply>()(
    v.pipe(
      v.object({
        judge: wholeUpTo(judges.length - 1),
        question: wholeUpTo(questions - 1),
        left: model,
        right: model,
        again,
        outcome: v.picklist([0, 1, 2, 3]),
        text: v.string(),
        usage: v.nullable(usage),
        cost: amount,
        at: amount,
        elapsed: amount,
      }),
      v.forward(
        v.check(({ left, right }) => left !== right),
        ['right'],
      ),
    ),
  );
}

/** US dollars that a call under way may cost. */
export const call = shapeOf<number>()(amount);
