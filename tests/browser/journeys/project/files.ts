/** Judgments as files, for tests about where they belong. */

/** Each stronger model beats the next so often, and loses a little. */
export function judgmentsOf(name: string, models: readonly string[]) {
  const rows = models
    .slice(1)
    .flatMap((weaker, at) => [`${models[at]},${weaker},9,3,1`, `${weaker},${models[at]},4,8,0`]);
  const text = ['model_a,model_b,wins_a,wins_b,ties', ...rows].join('\n');
  return { name, mimeType: 'text/csv', buffer: Buffer.from(text) };
}

/** Questions and answers of these models, which nobody has judged. */
export function answersOf(models: readonly string[], questions: number) {
  const ids = Array.from({ length: questions }, (_, at) => `q${at}`);
  const lines = (rows: readonly object[]) =>
    Buffer.from(rows.map((row) => JSON.stringify(row)).join('\n'));
  const asked = ids.map((id) => ({ question_id: id, turns: [`What of ${id}?`] }));
  const answers = models.flatMap((model_id) =>
    ids.map((question_id) => ({
      ...{ question_id, model_id },
      choices: [{ index: 0, turns: [`${model_id} says something of ${question_id}.`] }],
    })),
  );
  return [
    { name: 'question.jsonl', mimeType: '', buffer: lines(asked) },
    { name: 'answers.jsonl', mimeType: '', buffer: lines(answers) },
  ];
}
