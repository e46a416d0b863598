/**
 * Sections of the guide in English. In its texts `this` is code, and [a label|#data] a link.
 */
export const page = {
  purpose: 'How to get a ranking, read it and question it. The guide works offline too.',
  contents: 'Contents of the guide',
  previous: (title: string) => `Previous: ${title}`,
  next: (title: string) => `Next: ${title}`,
  computing: 'Computing the figure…',
  failed: 'The figure could not be computed.',
  titles: {
    start: 'Your first ranking',
    judging: 'Ask and judge',
    formats: 'File formats',
    model: 'The model',
    widths: 'What ± means',
    priors: 'Priors',
    pitfalls: 'Pitfalls and costs',
    privacy: 'Privacy',
    command: 'Command line',
    citing: 'Citing',
    lesson: 'Lesson: ten judgments',
  },
};

export const start = {
  intro:
    'Caravan ranks language models from judgments: records of which of two answers was better. With a file of judgments, the first ranking takes two minutes.',
  steps: [
    'Drop the file anywhere on the page, or press “Open files”. It becomes a project of its own, or joins the open one.',
    'On [Data|#data], see what the file was taken for, how many judgments were read, and which rows were rejected and why. Merge names that mean the same model.',
    'Read the [Leaderboard|#leaderboard]: the sentence at the top says what can be claimed.',
    'Before you rely on it, see [Checks|#checks]: whether the computation converged, whether the model fits, and how fragile the ranking is.',
    'Press “Publish” to save the figure, the table or a report that opens without Caravan.',
  ],
  sample:
    'No file at hand? Caravan comes with a sample, the Rakuda ranking of 2023-07-14: nine assistants answered 40 questions in Japanese, and GPT-4 judged. This is its leaderboard, by a quick approximation:',
  figure: 'The sample',
  summary: (name: string, rating: string, width: string, probability: string) =>
    `${name} comes first with ${rating} ± ${width}; it is stronger than the next model with probability ${probability}.`,
  read: [
    'Rating: 1,000 is the average of these models, and 400 points are odds of 10 to 1. Only differences mean anything, and only within one ranking.',
    'Interval: the thick line holds the strength with the probability you choose in [Settings|#settings] (68% unless you change it), the thin one with 95%; the dot is the median, and ± is half of the thick line.',
    'Stronger than next: the probability that a model is stronger than the one below it. Two overlapping intervals can still be clearly in order, so compare models by this number.',
    'Bracket: models that can’t be told apart, taken together, with 95% probability.',
  ],
};

export const judging = {
  intro:
    'If you have no judgments yet, Caravan collects them. Questions lead to answers, answers to judgments, and all of it stays in one project.',
  steps: [
    'On [Ask|#ask], choose questions (from a file, a list you paste, or the practice set) and models. You see calls, tokens, cost and time before you press “Start asking”.',
    'On [Judge|#judge], choose who judges: you, with the arrow keys; models, with your own API key; or a model on this device, without any network.',
    'Choose a plan. All pairs is thorough; adaptive asks first what would settle your question, and stops once it is settled.',
    'Set a budget. The session stops there, can be paused, and goes on after a reload with nothing lost and nothing paid twice.',
    'Verdicts are judgments of the project at once: watch the leaderboard follow.',
  ],
  people:
    'Several people can judge as a study: each gets one file that opens offline and names no model. Drop the files they return on the project.',
  try: 'To try it without files, keys or network, open [Judge|#judge] and start with the practice set.',
};

export const formats = {
  intro:
    'A file is recognised by its content, not by its name, and may be packed (gzip, ZIP). The smallest one is a table with three columns:',
  after:
    'The model in `model_a` was shown first; `winner` is `model_a`, `model_b` or `tie`. A column `question_id` lets ± speak of other questions, and `judge` lets judges be compared. Any other table works once you say on [Data|#data] which columns are which.',
  count: (n: string) => `These ${n} formats are recognised:`,
  columns: { format: 'Format', content: 'What a file holds' },
  rejected:
    'What can’t be read is listed with file, line and reason, and the rest is kept. Judgments without a verdict are counted, and never taken as ties.',
};
