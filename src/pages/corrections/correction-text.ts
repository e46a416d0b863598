import type { JudgmentLine } from '../../core/overview/judgment-list.ts';
import { shownName } from '../../core/names/shown-name.ts';
import { outcomeName } from '../../core/table/corrections/corrections.ts';
import type {
  Correction,
  CorrectedTo,
  SaidVerdict,
} from '../../core/table/corrections/corrections.ts';
import type { CorrectionStep } from '../../state/corrections/correction-notice.svelte.ts';
import type { corrections } from '../../words/en/corrections.ts';

type Words = typeof corrections;

/** A verdict on two models, in words. */
export function verdictOn(
  outcome: SaidVerdict['outcome'],
  { left, right }: Pick<SaidVerdict, 'left' | 'right'>,
  { verdict }: Words,
): string {
  if (outcome === 'tie' || outcome === 'unparsed') return verdict[outcome];
  return verdict.better(shownName(outcome === 'left' ? left : right));
}

/** That a judgment is corrected, and what its file says; '' where it is not. */
export function markText(line: JudgmentLine, words: Words): string {
  if (!line.corrected) return '';
  const { by, fileOutcome } = line.corrected;
  const file = verdictOn(outcomeName(fileOutcome), line, words);
  switch (by.kind) {
    case 'question':
      return words.mark.question(file);
    case 'answer': {
      const name = by.model === line.fileLeft ? line.left : line.right;
      return words.mark.answer(shownName(name), file);
    }
    case 'judgment':
      return by.to === 'excluded' ? words.mark.out(file) : words.mark.to(file);
  }
}

/** What was done last, in a sentence. */
export function stepText({ before, after }: CorrectionStep, words: Words): string {
  const { notice } = words;
  const one = after ?? before;
  if (one === null) return '';
  if (one.kind === 'question') {
    const id = shownName(one.question);
    return after === null ? notice.questionBack(id) : notice.question(id);
  }
  if (one.kind === 'answer') {
    const [name, id] = [shownName(one.model), shownName(one.question)];
    return after === null ? notice.answerBack(name, id) : notice.answer(name, id);
  }
  const pair = pairText(one.said, words);
  if (after === null) return notice.back(pair);
  if (one.to === 'excluded') return notice.out(pair);
  const file = verdictOn(one.said.outcome, one.said, words);
  return notice.to(verdictOn(one.to, one.said, words), file);
}

function pairText({ left, right }: Pick<SaidVerdict, 'left' | 'right'>, words: Words): string {
  return words.pair(shownName(left), shownName(right));
}

/** What a correction is of, in a few words. */
export function subjectText(correction: Correction, words: Words): string {
  if (correction.kind === 'judgment') return pairText(correction.said, words);
  const id = shownName(correction.question);
  if (correction.kind === 'question') return words.list.wholeQuestion(id);
  return words.list.wholeAnswer(shownName(correction.model), id);
}

/** From what the file says to what counts. */
export function changeText(
  { said, to }: { readonly said: SaidVerdict; readonly to: CorrectedTo },
  words: Words,
): string {
  const next = to === 'excluded' ? words.list.leftOut : verdictOn(to, said, words);
  return words.list.change(verdictOn(said.outcome, said, words), next);
}
