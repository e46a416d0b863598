import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readArguments } from '../../src/cli/arguments.ts';
import type { JudgeCardFacts } from '../../src/cli/reports/judge-cards.ts';
import { rank as rankFiles } from '../../src/cli/rank.ts';
import { createRandom } from '../../src/core/numerics/random.ts';
import { inProcess } from './in-process.ts';

const folder = mkdtempSync(join(tmpdir(), 'caravan-judges-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Reviews of Rakuda with their answers: gpt likes what is shown first and long, human neither. */
function reviews(name: string): string {
  const random = createRandom(10);
  const models = ['alpha', 'beta', 'gamma'];
  const lines = Array.from({ length: 24 }, (_, q) => {
    const sizes = models.map(() => Math.round(200 * 2 ** (2 * random.uniform())));
    const answers = sizes.map((size) => 'x'.repeat(size));
    return ['gpt', 'human'].flatMap((judge) =>
      models.flatMap((left, a) =>
        models.flatMap((right, b) => {
          if (a === b) return [];
          const taste = judge === 'gpt' ? 0.9 + 0.8 * Math.log2(sizes[a] / sizes[b]) : 0;
          const isLeft = random.uniform() < 1 / (1 + Math.exp(-taste - 0.3 * (b - a)));
          return JSON.stringify({
            ...{ review_id: `${q}${judge}${left}${right}`, question_id: `q${q}` },
            ...{ reviewer_id: judge, model1_id: left, model2_id: right },
            ...{ score: isLeft ? 1 : 2, question_text: `Question ${q}?` },
            ...{ answer1: answers[a], answer2: answers[b], text: 'So.' },
          });
        }),
      ),
    );
  }).flat();
  const path = join(folder, name);
  writeFileSync(path, lines.join('\n'));
  return path;
}

describe('--report judges', () => {
  it('gives every judge a card, with the taste in length where answers come with the file', async () => {
    const path = reviews('reviews.jsonl');
    const args = [path, '--report', 'judges', '--sampler', 'laplace', '--draws', '200'];
    const { stdout, stderr, status } = await inProcess(() =>
      rankFiles([...args, '--json'], () => 0),
    );
    expect(status, stderr).toBe(0);
    const { judge_cards: report } = JSON.parse(stdout) as JudgeCardFacts;
    expect(report.found.map(({ judge, habit }) => [judge, habit]).sort()).toEqual([
      ['gpt', 'length'],
      ['gpt', 'order'],
    ]);
    const [gpt, human] = report.cards;
    expect(gpt).toMatchObject({ judge: 'gpt', person: false, judgments: 144, questions: 24 });
    expect(gpt.length?.lower).toBeGreaterThan(0);
    expect(gpt.order_effect?.first_shown_wins.value).toBeCloseTo(
      1 / (1 + Math.exp(-(gpt.order_effect?.value ?? NaN))),
      9,
    );
    expect(human).toMatchObject({ judge: 'human', person: true, people: null });
    expect(gpt.people).toEqual(gpt.others);
    expect(report.agreement).toMatchObject([{ first: 'gpt', second: 'human', common: 72 }]);
    expect(report.judgments_without_answers).toBe(0);

    const { stdout: text } = await inProcess(() => rankFiles(args, () => 0));
    expect(text).toMatch(/gpt favours the answer shown first: \d+% \[\d+–\d+\], p [\d.e-]+ after/);
    expect(text).toContain('gpt favours longer answers');
    expect(text).toMatch(/^human +144 +24 /m);
  });

  it('says so where nobody is named', async () => {
    const path = join(folder, 'nobody.csv');
    const rows = Array.from({ length: 12 }, (_, q) => `q${q},a,b,model_${q % 3 ? 'a' : 'b'}`);
    writeFileSync(path, ['question_id,model_a,model_b,winner', ...rows].join('\n'));
    const args = [path, '--report', 'judges', '--sampler', 'laplace', '--draws', '200'];
    const { stdout } = await inProcess(() => rankFiles(args, () => 0));
    expect(stdout).toContain('do not name who judged');
  });

  it('is absent where it is not asked for, and names what is offered', () => {
    expect(readArguments(['x'])?.reports).toEqual([]);
    expect(readArguments(['x', '--report', 'judges'])?.reports).toEqual(['judges']);
    expect(() => readArguments(['x', '--report', 'juries'])).toThrow(/judges/);
  });
});
