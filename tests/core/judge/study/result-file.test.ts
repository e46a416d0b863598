import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StudyPlan } from '../../../../src/core/judge/setup.ts';
import {
  readResult,
  repliesOf,
  writeResult,
} from '../../../../src/core/judge/study/result-file.ts';
import { isStudyResult } from '../../../../src/core/judge/study/result-mark.ts';
import type { StudyVerdict } from '../../../../src/core/judge/study/result-file.ts';
import { Outcome } from '../../../../src/core/table/judgments.ts';

const VERDICTS: readonly StudyVerdict[] = [
  { pair: 0, verdict: 'A', seconds: 12.5, at: 1000, note: '' },
  { pair: 2, verdict: 'tie', seconds: 3, at: 2000, note: 'both “fine” <b>' },
];
const ABOUT = { study: 's', rater: 1, name: 'Rater 2', pairs: 3, savedAt: 5000 };
const TEXT = writeResult({ ...ABOUT, verdicts: VERDICTS });
const PLAN: StudyPlan = {
  kind: 'study',
  id: 's',
  lists: [
    [{ question: 0, left: 0, right: 1 }],
    [
      { question: 0, left: 1, right: 0 },
      { question: 1, left: 0, right: 1 },
      { question: 0, left: 0, right: 1, again: true },
    ],
  ],
};

function read(part: Readonly<Record<string, unknown>>) {
  return readResult(JSON.stringify({ ...(JSON.parse(TEXT) as object), ...part }));
}

describe('a result file', () => {
  it('is read as it was written', () => {
    expect(readResult(TEXT)).toMatchObject({ ...ABOUT, verdicts: VERDICTS });
    expect(readResult(`\uFEFF${TEXT}`)).toEqual(readResult(TEXT));
  });

  it('is known by its beginning, also where it is cut off; other JSON is not', () => {
    expect(isStudyResult(TEXT)).toBe(true);
    expect(isStudyResult(TEXT.slice(0, 60))).toBe(true);
    expect(isStudyResult(JSON.stringify({ version: 1, format: 'caravan-study' }))).toBe(true);
    expect(isStudyResult('{"question_id": 1, "model_1": "caravan-study"}')).toBe(false);
    expect(isStudyResult(`[${TEXT}]`)).toBe(false);
    expect(isStudyResult('')).toBe(false);
  });

  it.each<Readonly<Record<string, unknown>>>([
    { study: 1 },
    { rater: -1 },
    { rater: 0.5 },
    { pairs: 2 },
    { savedAt: 'now' },
    { verdicts: {} },
    { verdicts: [null] },
    { verdicts: [VERDICTS[0], VERDICTS[0]] },
    { verdicts: [{ ...VERDICTS[0], verdict: 'C' }] },
    { verdicts: [{ ...VERDICTS[0], seconds: -1 }] },
    { verdicts: [{ ...VERDICTS[0], note: 1 }] },
    { format: 'other' },
    { version: '1' },
  ])('is damaged with %o', (part) => {
    expect(read(part)).toBe('damaged');
  });

  it('of a later version is newer', () => {
    expect(read({ version: 2 })).toBe('newer');
  });

  it('cut off anywhere is damaged', () => {
    for (let end = 0; end < TEXT.trimEnd().length; end++)
      expect(readResult(TEXT.slice(0, end))).toBe('damaged');
  });

  it('changed anyhow is read as something a rater can have said, or not at all', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(TEXT.length - 1), fc.string({ maxLength: 3 })), { maxLength: 4 }),
        (changes) => {
          let text = TEXT;
          for (const [at, other] of changes)
            text = text.slice(0, at) + other + text.slice(at + other.length);
          const result = readResult(text);
          if (typeof result === 'string') return;
          const replies = repliesOf(result, PLAN);
          for (const reply of replies ?? []) {
            expect([Outcome.left, Outcome.right, Outcome.tie]).toContain(reply.outcome);
            expect(PLAN.lists[reply.judge]).toContainEqual(
              expect.objectContaining({ question: reply.question, left: reply.left }),
            );
          }
        },
      ),
    );
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(readResult(text)).toBe('damaged');
      }),
    );
  });

  it('becomes replies of its rater, repeats among them', () => {
    const result = readResult(TEXT);
    if (typeof result === 'string') expect.fail(result);
    const given = { usage: null, cost: 0 };
    expect(repliesOf(result, PLAN)).toEqual([
      {
        ...{ judge: 1, question: 0, left: 1, right: 0, outcome: Outcome.left, text: '' },
        ...{ ...given, at: 1000, elapsed: 12_500 },
      },
      {
        ...{ judge: 1, question: 0, left: 0, right: 1, again: true, outcome: Outcome.tie },
        ...{ ...given, text: 'both “fine” <b>', at: 2000, elapsed: 3000 },
      },
    ]);
  });

  it('of other lists becomes none', () => {
    const result = readResult(TEXT);
    if (typeof result === 'string') expect.fail(result);
    expect(repliesOf({ ...result, rater: 0 }, PLAN)).toBeNull();
    expect(repliesOf({ ...result, rater: 7 }, PLAN)).toBeNull();
  });
});
