import type { JudgedQuestion, JudgingSetup, ListPlan } from '../../../core/judge/setup.ts';
import { createRandom } from '../../../core/numerics/random.ts';
import { USUAL_LIMITS } from '../../connections/limits.ts';
import { readMaterial } from '../../data/contents.ts';
import { importing } from '../../data/importing.svelte.ts';
import { HUMAN } from './judges.svelte.ts';
import { fetchTexts } from './material.svelte.ts';

/** Two models whose answers to a question are to be judged. */
export interface WantedLabel {
  readonly question: string;
  readonly first: string;
  readonly second: string;
}

/** Those labels whose answers are kept, and their texts. */
export interface LabelMaterial extends Pick<ListPlan, 'comparisons'> {
  readonly models: readonly string[];
  readonly questions: readonly JudgedQuestion[];
}

/** Sides are drawn, and the same whenever they are. */
const SEED = 1;

/** In the order in which they are wanted. */
export async function labelMaterial(wanted: readonly WantedLabel[]): Promise<LabelMaterial> {
  const { source } = importing;
  const names = new Set(wanted.flatMap(({ first, second }) => [first, second]));
  const asked = new Set(wanted.map(({ question }) => question));
  if (source === null || wanted.length === 0) return { models: [], questions: [], comparisons: [] };
  const choice = { models: [...names], categories: null, most: Infinity, seed: SEED };
  const { chosen } = await readMaterial(choice);
  const placed = chosen.questions.filter(({ id }) => asked.has(id));
  const { models, questions } = await fetchTexts(source, chosen.models, placed);
  const places = new Map(questions.map(({ id }, at) => [id, at]));
  const random = createRandom(SEED);
  const comparisons = wanted.flatMap((label) => {
    const question = places.get(label.question);
    const [a, b] = [models.indexOf(label.first), models.indexOf(label.second)];
    if (question === undefined) return [];
    const { answers } = questions[question];
    if ([a, b].some((model) => (answers.at(model) ?? null) === null || model < 0)) return [];
    const [left, right] = random.uniform() < 0.5 ? [a, b] : [b, a];
    return [{ question, left, right }];
  });
  return { models, questions, comparisons };
}

/** A run in which a person gives them. @param judge whose labels they are to be */
export function labelSetup(
  { models, questions, comparisons }: LabelMaterial,
  judge: string,
): JudgingSetup {
  return {
    ...{ models, questions: questions.length, judges: [{ ...HUMAN, name: judge }] },
    ...{ plan: { kind: 'list', comparisons }, prices: [null], ...USUAL_LIMITS },
  };
}
