import type { Benchmark, TextIndex } from '../table/benchmark.ts';
import type { JudgmentLine, TextPlaces } from './judgment-list.ts';

/** Finds questions and answers of a benchmark: of a model by the name in its file, or as edited. */
export function placesIn(benchmark: Benchmark, rename: (name: string) => string) {
  const questions = new Map<string, readonly TextIndex[]>();
  for (const { id, turns } of benchmark.questions) {
    if (turns.length > 0 && !questions.has(id)) questions.set(id, turns);
  }
  const answers = new Map<string, readonly TextIndex[]>();
  const keyOf = (model: string, question: string) => JSON.stringify([model, question]);
  const put = (key: string, turns: readonly TextIndex[]) => {
    if (!answers.has(key)) answers.set(key, turns);
  };
  for (const { model, question, turns } of benchmark.answers) put(keyOf(model, question), turns);
  for (const { model, question, turns } of benchmark.answers) {
    put(keyOf(rename(model), question), turns);
  }
  return (
    line: Pick<JudgmentLine, 'question' | 'turn' | 'left' | 'right' | 'fileLeft' | 'fileRight'>,
  ): TextPlaces => {
    const { question, turn } = line;
    if (question === null) return { question: [], left: [], right: [] };
    const upTo = (turns: readonly TextIndex[] = []) => turns.slice(0, turn ?? turns.length);
    const answer = (inFile: string, edited: string) =>
      upTo(answers.get(keyOf(inFile, question)) ?? answers.get(keyOf(edited, question)));
    return {
      question: upTo(questions.get(question)),
      left: answer(line.fileLeft, line.left),
      right: answer(line.fileRight, line.right),
    };
  };
}
