import type { FormatId } from '../../../core/formats/file/format-id.ts';

/** What each format expects to find in a file. */
export const formatHintsEn: Readonly<Record<FormatId, string>> = {
  'rakuda-v0-tournament':
    'Matches with bot1, bot2 and score: 1 the first, 2 the second, 3 a tie, −1 no verdict.',
  'rakuda-v1-tournament':
    'One JSON object with matches, each with model1_id, model2_id and score: 1, 2, 3 or −1.',
  'rakuda-v1-review':
    'Reviews, one per line, with question_id, model1_id, model2_id and score: 1, 2, 3 or −1.',
  'rakuda-v2-pair':
    'Pairs, one per line, with question_id, model1_id, model2_id, winner (1, 2, 3 or error) and judge.',
  'vicuna-review':
    'Reviews, one per line, with answer1_id, answer2_id and score: two numbers. Open the files of answers too.',
  llmzoo:
    'Reviews, one per line, with metadata.model_ids and the rank of each answer in order (or its score).',
  'fastchat-pair':
    'Pairs, one per line, with model_1, model_2, g1_winner and g2_winner; game 2 is in swapped order.',
  'fastchat-single':
    'One score per line: question_id, model, judge and score (−1 for an error). Scores become pairs.',
  arena: 'Battles with model_a, model_b and winner (model_a, model_b, tie).',
  'arena-55k': 'Battles with model_a, model_b, winner_model_a, winner_model_b and winner_tie.',
  'arena-hard':
    'Two games per question, with score (A>>B … B>>A), against a baseline that you will be asked for.',
  'arena-hard-v2': 'Two games per question, with score (A>>B … B>>A); the baseline is in the file.',
  'alpaca-eval': 'A list of annotations with generator_1, generator_2 and preference (1 to 2).',
  'llm-comparator': 'One JSON object with two models, and examples with a score above or below 0.',
  promptfoo: 'Exported results: the output that select-best chose, or the scores of assertions.',
  shaberi:
    'One score per line, with Question, ModelAnswer and score; model and judge come from the path.',
  'llm-jp-single': 'One score per line: question_id, judge_model and score. Scores become pairs.',
  flexeval: 'Pairs, one per line, with model1, model2 and winner (model1, model2, draw).',
  chainforge: 'A flow with cache, in which an evaluator scored the responses.',
  wildbench:
    'Records with session_id: pairs with model_A, model_B and winner, or model_test and score.',
  opencompass:
    'Numbered records with gold (answer1, answer2) and prediction; the judge comes from the path.',
  inspect:
    'A log (.eval or JSON) of one model; its scores become pairs once another model’s log is open.',
  'lm-eval': 'samples_TASK_….jsonl with doc_id and its metrics, in a folder named after the model.',
  deepeval:
    'A test run: testCases with input and metricsData; the model is a hyperparameter or the file name.',
  langfuse: 'Traces with input, observations that name one model, and scores.',
  langsmith:
    'One experiment per file, named after it: example_id and a feedback. column per evaluator.',
  phoenix:
    'One experiment per file, named after it: example_id and annotations; or spans with eval. scores.',
  'match-results':
    'Two contestants and two scores, such as home_team, away_team, home_score, away_score.',
  pgn: 'Chess games with the tags White, Black and Result. White is the left side.',
  counts: 'One line per pair: model_a, model_b, wins_a, wins_b and ties.',
  evalica: 'One line per judgment: left, right and winner (left, right, tie).',
  'win-matrix':
    'A square table: a row and a column for each model, the wins of the row in its cells.',
  choix: 'One JSON object with n_items and data, a list of [winner, loser] or of rankings.',
  mapped: 'Any table: next you choose which columns hold the models and the outcome.',
  answers: 'Answers of models: question_id, model_id and text or choices. They hold no judgments.',
  questions: 'Questions: question_id with text, turns or prompt, and a category.',
  ranking: 'A published ranking: a model and its rating, score or median on each line.',
  'judge-prompts': 'Templates for a judge: name and prompt_template, with system_prompt.',
  autoarena:
    'Head-to-heads with prompt, model_a, model_b and winner (A, B or -); also an .autoarena database.',
  'orq-arena':
    'Battles, one per line, with model_a, model_b, winner and judge_votes: the panel’s decision.',
  'orq-arena-votes':
    'The same battles, each of judge_votes (A, B or tie) as a judgment of its judge.',
  judgearena:
    'Annotations with model_A, model_B and judge_completion; the results-….json beside it is not needed.',
  'open-webui': 'A feedback export: data with model_id, rating (1, 0 or −1) and sibling_model_ids.',
  'label-studio':
    'Exported tasks (JSON): annotations that select left or right, and data with model_a and model_b.',
  argilla:
    'Exported records with a ranking question; metadata such as response1_model name the models.',
  'row-ranking':
    'Rows with models and ranking (the rank of each, 1 the best), or with ratings. Every pair is compared.',
  'chosen-rejected': 'Pairs for training with chosen, rejected, chosen_model and rejected_model.',
  comparia: 'Votes with model_a_name, model_b_name, chosen_model_name and both_equal.',
  'comparia-reactions':
    'Reactions with refers_to_model, liked and disliked. Two reactions to the same message become a pair.',
  helpsteer3: 'response1, response2, overall_preference (−3 to 3), with model1 and model2 added.',
};
