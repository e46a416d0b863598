/** A run and what came of it, in English. */
export const run = {
  yours: 'Your own verdicts',
  yoursNote: (done: string, total: string) => `${done} of ${total} pairs judged.`,
  judge: 'Judge the pairs',
  judgeOn: 'Go on judging',
  look: 'Look through them again',
  ranking: 'The ranking so far',
  preview: 'A preview, by the Laplace approximation of all verdicts so far.',
  noRanking: 'A ranking appears with the first verdict.',
  rank: 'Rank',
  model: 'Model',
  rating: 'Rating',
  interval: (percent: string) => `${percent} interval`,
  rowSummary: (name: string, rating: string, lower: string, upper: string, p: string) =>
    `${name}: ${rating}, ${p} interval ${lower} to ${upper}`,
  newest: 'Newest verdicts',
  noVerdict: 'Nothing has been judged yet.',
  verdict: {
    better: (better: string, worse: string) => `${better} beats ${worse}`,
    tie: (left: string, right: string) => `${left} and ${right}: tie`,
    unparsed: (left: string, right: string) => `${left} and ${right}: no readable verdict`,
  },
  question: (id: string) => `question ${id}`,
  show: 'Show on the leaderboard',
  showNote:
    'Opens the verdicts so far as a file: Leaderboard, Checks, Inspect and Data then are about them.',
  download: 'Download as JSONL',
  working: 'Writing the file…',
};
