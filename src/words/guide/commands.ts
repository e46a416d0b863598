/**
 * The commands that the guide shows, the same in every language; a test runs each of them on files
 * of its own.
 */
export const guideCommands = {
  rank: 'npm run --silent rank -- judgments.csv',
  json: 'npm run --silent rank -- judgments.csv --json',
  checks: 'npm run --silent rank -- judgments.csv --ties davidson --checks',
  prior: 'npm run --silent rank -- judgments.csv --prior hierarchical:half-normal:1',
  these: 'npm run --silent rank -- judgments.csv --questions these',
  map: "npm run --silent rank -- scores.csv --map 'model=system,score=points,question=task'",
  gate: "npm run --silent rank -- judgments.csv --gate 'P(new > old) > 0.95'",
  report: 'npm run --silent rank -- judgments.csv --report ranking.html',
  project: 'npm run --silent rank -- judgments.csv --project ranking.caravan',
  convert: 'npm run --silent convert -- judgments.csv --to fastchat-pair',
  node: 'node caravan.mjs rank judgments.csv --markdown',
} as const;

export type GuideCommand = keyof typeof guideCommands;

/** The smallest file that is a ranking, which a test reads. */
export const GUIDE_FILE = `model_a,model_b,winner
new,old,model_a
old,new,model_b
old,new,tie`;
