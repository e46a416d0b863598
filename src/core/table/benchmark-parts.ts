import type { Benchmark, TextIndex } from './benchmark.ts';

/** How much of each kind one file holds. */
export type BenchmarkSizes = { readonly [K in keyof Benchmark]: number };

const KINDS = ['questions', 'answers', 'prompts', 'rankings', 'spent'] as const;

export function sizesOf(benchmark: Benchmark): BenchmarkSizes {
  const { questions, answers, prompts, rankings, spent } = benchmark;
  return {
    texts: benchmark.texts,
    questions: questions.length,
    answers: answers.length,
    prompts: prompts.length,
    rankings: rankings.length,
    ...(spent && { spent: spent.length }),
  };
}

/** Cuts a merged benchmark into what came of each file; the inverse of mergeBenchmarks. */
export function splitBenchmark(
  merged: Benchmark,
  sizes: readonly BenchmarkSizes[],
): readonly Benchmark[] {
  const at = { texts: 0, questions: 0, answers: 0, prompts: 0, rankings: 0, spent: 0 };
  return sizes.map((size) => {
    const shift = at.texts;
    const moved = (texts: readonly TextIndex[]) => texts.map((text) => text - shift);
    const cut = <T>(kind: (typeof KINDS)[number], of: readonly T[]): T[] =>
      of.slice(at[kind], at[kind] + (size[kind] ?? 0));
    const spent = cut('spent', merged.spent ?? []);
    const part: Benchmark = {
      texts: size.texts,
      questions: cut('questions', merged.questions).map((question) => ({
        ...question,
        turns: moved(question.turns),
        reference: moved(question.reference),
      })),
      answers: cut('answers', merged.answers).map((answer) => ({
        ...answer,
        turns: moved(answer.turns),
      })),
      prompts: cut('prompts', merged.prompts).map((prompt) => ({
        ...prompt,
        system: prompt.system === null ? null : prompt.system - shift,
        template: prompt.template - shift,
        defaults: prompt.defaults.map(([place, text]) => [place, text - shift]),
      })),
      rankings: cut('rankings', merged.rankings),
      ...(spent.length > 0 && { spent }),
    };
    for (const kind of KINDS) at[kind] += size[kind] ?? 0;
    at.texts += size.texts;
    return part;
  });
}
