/** A human judges pairs blindly; in English. */
export const human = {
  title: 'Which answer is better?',
  purpose:
    'You don’t see which model wrote what; pairs and sides are shuffled. Go by what helps the person who asked.',
  progress: (done: string, total: string) => `${done} of ${total} judged`,
  progressLabel: 'Judged so far',
  pair: (place: string, total: string) => `Pair ${place} of ${total}`,
  question: 'Question',
  answers: ['Answer A', 'Answer B'] as readonly [string, string],
  turn: (n: string) => `Turn ${n}`,
  reference: 'Reference answer',
  missing: 'There is no answer to this turn.',
  verdict: 'Your verdict',
  left: 'A is better',
  right: 'B is better',
  tie: 'Tie',
  undo: 'Undo',
  keys: 'Keys: ← for A, → for B, ↓ for a tie; U or Backspace takes the last verdict back.',
  noted: (verdict: string, done: string, total: string) =>
    `Noted: ${verdict}. ${done} of ${total} judged.`,
  undone: 'The last verdict is taken back. This is the pair again.',
  later: 'Go on later',
  result: 'See the result',
  done: 'All pairs are judged.',
  doneNext: 'The names can be seen again. Here is what follows from your verdicts.',
};
