/** Which model answered which question. */
export interface Answered {
  readonly models: number;
  readonly questions: number;
  /** 1 where there is an answer, else 0: `has[question * models + model]`. */
  readonly has: Uint8Array;
}

export function answeredOf(
  questions: readonly { readonly answers: readonly (readonly unknown[] | null)[] }[],
  models: number,
): Answered {
  const has = new Uint8Array(questions.length * models);
  questions.forEach(({ answers }, question) => {
    for (let model = 0; model < models; model++) {
      if ((answers[model] ?? null) !== null) has[question * models + model] = 1;
    }
  });
  return { models, questions: questions.length, has };
}
