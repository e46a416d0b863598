import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { questionsReportText } from '../../../src/cli/reports/questions-report.ts';
import type { QuestionFacts } from '../../../src/cli/reports/questions-report.ts';
import { rank as rankFiles } from '../../../src/cli/rank.ts';
import { inProcess } from '../in-process.ts';

let folder = '';
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'caravan-questions-'))));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const run = (...args: string[]) => inProcess(() => rankFiles(args, () => 0));

/** Twelve questions on which Beta wins by a little, and one that is judged often and has Alpha first. */
function judgments(): string {
  const lines = ['question_id,model_a,model_b,winner'];
  const add = (question: string, a: string, b: string, winner: string) =>
    lines.push([question, a, b, winner].join(','));
  for (let q = 0; q < 12; q++) {
    add(`q${String(q)}`, 'Alpha', 'Beta', q % 3 === 0 ? 'model_a' : 'model_b');
    add(`q${String(q)}`, 'Beta', 'Alpha', q % 4 === 0 ? 'model_b' : 'model_a');
    add(`q${String(q)}`, 'Alpha', 'Gamma', 'model_a');
    add(`q${String(q)}`, 'Gamma', 'Beta', 'model_b');
  }
  for (let times = 0; times < 30; times++) {
    add('pivot\u202e', 'Alpha', 'Beta', 'model_a');
    add('pivot\u202e', 'Beta', 'Alpha', 'model_b');
  }
  for (let times = 0; times < 3; times++) add('level', 'Gamma', 'Beta', 'tie');
  return lines.join('\n');
}

it('reports as JSON and as text which question decides', async () => {
  const path = join(folder, 'pivot.csv');
  writeFileSync(path, judgments());
  const { stdout, status } = await run(path, '--report', 'questions', '--json');
  expect(status).toBe(0);
  const { questions_report: facts, questions } = JSON.parse(stdout) as {
    questions_report: NonNullable<QuestionFacts>;
    questions: { count: number };
  };
  expect(questions.count).toBe(14);
  expect(facts).toMatchObject({ first: 'Alpha', rival: 'Beta', refitted: 14, reference: null });
  expect(facts.smallest_set).toEqual({ questions: ['pivot\u202e'], enters: 'Beta' });
  const [pivot] = facts.questions;
  expect(pivot).toMatchObject({ id: 'pivot\u202e', judgments: 60, first_without: 'Beta', ties: 0 });
  expect(pivot.influence).toBeGreaterThan(0.5);
  expect(facts.questions.find(({ id }) => id === 'level')).toMatchObject({
    ...{ kind: 'dead', ties: 1, against_order: null, flips: null, disagreement: 0 },
  });
  expect(facts.fewer.steps.map(({ questions: n }) => n)).toEqual([3, 4, 6, 7, 8, 10, 11, 13]);

  const text = await run(path, '--report', 'questions');
  expect(text.stdout).toMatch(/^Questions: 1 of 14 decide the first rank; without that one, /m);
  // What turns the direction of text is shown as what it is.
  expect(text.stdout).toMatch(/^pivot\uFFFD +/m);
  expect(text.stdout).toMatch(/^Of 14 questions \d+ clearly separate models, [1-9]/m);
});

it('says so where questions are not told apart', async () => {
  const path = join(folder, 'counts.csv');
  writeFileSync(path, 'model_a,model_b,wins_a,wins_b,ties\nA,B,11,10,0\n');
  const { stdout } = await run(path, '--report', 'questions');
  expect(stdout).toContain('don’t tell two questions apart');
  expect(questionsReportText(null)).toMatch(/^Questions: /);
});
