/** A human judges pairs blindly; in English. */
export const human = {
  title: 'Which answer is better?',
  purpose:
    'You don’t see which model wrote which answer; pairs and sides are shuffled. Choose the answer that would help the asker more.',
  progress: (done: string, total: string) => `${done} of ${total} judged`,
  progressLabel: 'Judged so far',
  pair: (place: string, total: string) => `Pair ${place} of ${total}`,
  question: 'Question',
  answers: ['Answer A', 'Answer B'] as readonly [string, string],
  turn: (n: string) => `Turn ${n}`,
  reference: 'Reference answer',
  missing: 'There is no answer for this turn.',
  verdict: 'Your verdict',
  left: 'A is better',
  right: 'B is better',
  tie: 'Tie',
  undo: 'Undo',
  keys: 'Keys: ← for A, → for B, ↓ for a tie; U or Backspace to undo the last verdict.',
  noted: (verdict: string, done: string, total: string) =>
    `Recorded: ${verdict}. ${done} of ${total} judged.`,
  undone: 'Last verdict undone. Here is that pair again.',
  later: 'Continue later',
  result: 'Show results',
  done: 'All pairs are judged.',
  doneNext: 'The model names are shown again. Here is the ranking from your verdicts.',
};
