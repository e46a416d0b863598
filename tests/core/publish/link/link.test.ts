import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_LINK_CHARACTERS } from '../../../../src/core/limits.ts';
import { readLink, writeLink } from '../../../../src/core/publish/link/link.ts';
import type { LinkedRanking } from '../../../../src/core/publish/link/link.ts';
import { linkedCounts, partThatFits } from '../../../../src/core/publish/link/link-parts.ts';
import { identified } from '../../../../src/core/model/order-effect.ts';
import {
  ALIKE_QUESTIONS,
  defaultModelFor,
  RAKUDA_MODEL,
  withQuestionModel,
} from '../../../../src/core/model/settings.ts';
import { fitAll } from '../../../../src/core/fit/fit.ts';
import { defaultSampler } from '../../../../src/core/sampler/settings.ts';
import { RAKUDA_2023_07_14 } from '../../../../src/core/samples/rakuda-2023-07-14.ts';
import { countPairs } from '../../../../src/core/table/choices/count-pairs.ts';
import type {
  JudgmentTable,
  PairCounts,
  QuestionCounts,
} from '../../../../src/core/table/judgments.ts';
import { Grade, Outcome, UNKNOWN } from '../../../../src/core/table/judgments.ts';
import { TableBuilder } from '../../../../src/core/table/table-builder.ts';
import { rankingCounts } from '../../choices-of.ts';
import { countsOf, INTERVALS } from '../../counts-of.ts';
import { anyCounts, anyName } from './any-counts.ts';

const BEFORE = '#leaderboard?r=';

function rankingOf(counts: PairCounts, part: Partial<LinkedRanking> = {}): LinkedRanking {
  const model = defaultModelFor(counts);
  const sampler = defaultSampler(counts.models.length);
  return { title: 'A title', counts, model, sampler, printed: [], ...part };
}

function linkOf(ranking: LinkedRanking): string {
  const made = writeLink(ranking);
  if ('refusal' in made) throw new Error(JSON.stringify(made.refusal));
  return made.link;
}

const codeOf = (ranking: LinkedRanking): string => linkOf(ranking).slice(BEFORE.length);

function opened(link: string): LinkedRanking {
  const found = readLink(link.slice(BEFORE.length));
  if ('problem' in found) throw new Error(found.problem);
  return found.ranking;
}

/**
 * A judge's verdicts on every question, of each two models once, the first of two by chance.
 * @param isGraded whether wins have grades, and of some nobody knows who was shown first
 */
function judged(models: number, questions: number, isGraded = false): JudgmentTable {
  const table = new TableBuilder();
  let seed = 7;
  const next = (): number => (seed = (seed * 48_271) % 2_147_483_647);
  for (let a = 0; a < models; a++)
    for (let b = 0; b < a; b++)
      for (let q = 0; q < questions; q++) {
        const [left, right] = next() % 2 === 0 ? [a, b] : [b, a];
        const outcome = ([0, 1, 2] as const)[next() % 3];
        const names = { left: `model-${String(left)}`, right: `model-${String(right)}` };
        const grade = ([Grade.open, Grade.plain, Grade.strong] as const)[next() % 3];
        const more = {
          ...(outcome !== Outcome.tie && { grade }),
          ...(next() % 4 === 0 && { sides: 'unknown' as const }),
        };
        const row = { ...names, outcome, question: `q${String(q)}`, judge: null };
        table.add({ ...row, turn: UNKNOWN, weight: 1, ...(isGraded && more) });
      }
  return table.build();
}

describe('a link', () => {
  it('gives back what was put into it, to the bit, whatever the counts and names', () => {
    fc.assert(
      fc.property(anyCounts, anyName, anyName, fc.nat(2 ** 32 - 1), (counts, title, name, seed) => {
        const sampler = { ...defaultSampler(3), seed };
        const ranking = rankingOf(counts, { title, sampler, printed: [[counts.models[0], name]] });
        const made = writeLink(ranking);
        if ('refusal' in made) return made.refusal.kind === 'length';
        expect(opened(made.link)).toEqual(ranking);
        expect(made.link).toMatch(/^#leaderboard\?r=[\w-]+$/);
        return true;
      }),
    );
  });

  it('gives the same fit, to the bit', () => {
    const { counts } = RAKUDA_2023_07_14;
    const sampler = { ...defaultSampler(9), draws: 100, warmup: 50, seed: 42 };
    const model = withQuestionModel(RAKUDA_MODEL, ALIKE_QUESTIONS);
    const found = opened(linkOf(rankingOf(counts, { model, sampler })));
    const fit = (ranking: Pick<LinkedRanking, 'counts' | 'model' | 'sampler'>) =>
      fitAll(ranking.counts, identified(ranking.counts, ranking.model), ranking.sampler, INTERVALS);
    const [own, theirs] = [fit({ counts, model, sampler }), fit(found)];
    expect(theirs.summary.questions?.isAlike).toBe(true);
    expect(theirs.summary).toEqual(own.summary);
    expect(theirs.draws).toEqual(own.draws);
  });

  it('of far more than any link holds is refused at once', () => {
    const counts = countsOf([['a', 'b', 1, 0]]);
    const long = rankingOf(counts, { title: 'a'.repeat(2_000_001) });
    expect(writeLink(long)).toEqual({ refusal: { kind: 'length', found: null, most: 8000 } });
    const cells = 100_001;
    const none = new Float64Array(cells);
    const byQuestion = {
      ...{
        questions: cells,
        question: Uint32Array.from(none.keys()),
        pair: new Uint32Array(cells),
      },
      ...{ leftWins: none, rightWins: none, ties: none },
    };
    expect(writeLink(rankingOf({ ...counts, byQuestion }))).toMatchObject({
      refusal: { kind: 'length', found: null },
    });
  });

  it('carries settings of every kind', () => {
    const counts = countsOf([['a', 'b', 1, 0]]);
    const model: LinkedRanking['model'] = {
      ties: 'rao-kupper',
      strength: { family: 'hierarchical', hyper: 'half-cauchy', scale: 0.7 },
      order: null,
      tie: { mean: 0.1, scale: 2 },
      informative: [{ model: 'a', mean: -1, scale: 0.3 }],
      questions: { kind: 'robust', clusters: 'both' },
    };
    const sampler = { ...defaultSampler(2, 'mle'), bootstrap: 'percentile' as const };
    expect(opened(linkOf(rankingOf(counts, { model, sampler })))).toMatchObject({ model, sampler });
  });

  it('of an earlier page still opens', () => {
    const code =
      'AakgBimFT0sOwiAQtRg9h5k1Jq1xxc5zNF2MhQoJUAJoY0zP4XUd2sTElazebx4zb_aCbLJVIOByWBEHN0plE4gWkNgVOg4hGp-VJI3I4oMoo4pioNEOFEw5Kn_LujgDOmOf5PkxOrTF7bF808wcxihV_Jui8pJxCj2I-scyfigD2TxIaDtSErpg19IvhBSsyUfteiruNRpPy545yIgToVNNj8OE0d3DQqlGlRubed4wxqotY7t9VW0-';
    const counts = countsOf([
      ['a', 'b', 3, 2.5, 1],
      ['b', 'a', 2, 3, 0],
    ]);
    expect(opened(BEFORE + code)).toEqual(rankingOf(counts));
  });

  it('of the published ranking is short, and as good with line breaks that a mail made', () => {
    const ranking = rankingOf(RAKUDA_2023_07_14.counts);
    const link = linkOf(ranking);
    expect(link.length).toBeLessThan(2000);
    const broken = link.replace(/(.{70})/g, '$1\n ');
    expect(opened(broken)).toEqual(ranking);
  });

  it('that was cut or changed anywhere is damaged; of a later version it says so', () => {
    const ranking = rankingOf(RAKUDA_2023_07_14.counts);
    const code = codeOf(ranking);
    const damaged = { problem: 'damaged' };
    // The first byte is the version; of the last, bits may be left that say nothing.
    const place = fc.integer({ min: 2, max: code.length - 2 });
    fc.assert(
      fc.property(
        place,
        fc.constantFrom('A', 'Z', 'a', 'z', '0', '9', '-', '_', '%'),
        (at, sign) => {
          expect(readLink(code.slice(0, at))).toEqual(damaged);
          const changed = code.slice(0, at) + sign + code.slice(at + 1);
          const found = readLink(changed);
          // Deflate has several ways to say the same.
          if ('ranking' in found) expect(found).toEqual({ ranking });
          else expect(found).toEqual(damaged);
        },
      ),
    );
    expect(readLink(`Ag${code.slice(2)}`)).toEqual({ problem: 'newer' });
    expect(readLink('')).toEqual(damaged);
    expect(readLink('A'.repeat(200_000))).toEqual(damaged);
    expect(readLink(' '.repeat(16_000) + code)).toEqual(damaged);
  });

  it('takes nothing that no ranking is, whoever wrote it', () => {
    fc.assert(
      fc.property(fc.base64String({ maxLength: 300 }), (text) => {
        expect(readLink(text)).toHaveProperty('problem');
      }),
    );
    const counts = countsOf([['a', 'b', 1, 0]]);
    for (const wrong of [
      { ...counts, models: ['a'] },
      { ...counts, models: ['a', 'a'] },
      { ...counts, right: Uint32Array.of(0) },
      { ...counts, leftWins: Float64Array.of(-1) },
      { ...counts, leftWins: Float64Array.of(NaN) },
      { ...counts, sides: Uint8Array.of(2) },
      countsOf([], ['a', 'b']),
    ])
      expect(readLink(codeOf(rankingOf(wrong)))).toEqual({ problem: 'damaged' });
    const model = { ...defaultModelFor(counts), tie: { mean: 0, scale: -1 } };
    expect(readLink(codeOf(rankingOf(counts, { model })))).toEqual({ problem: 'damaged' });
    const sampler = { ...defaultSampler(2), seed: -1 };
    expect(readLink(codeOf(rankingOf(counts, { sampler })))).toEqual({ problem: 'damaged' });
  });

  it('is refused where counts do not say it all', () => {
    const choices = rankingCounts([['a', 'b', 'c']]);
    expect(writeLink(rankingOf(choices))).toEqual({ refusal: { kind: 'choices' } });
    const counts = countsOf([['a', 'b', 1, 0]]);
    const { left, right, leftWins, rightWins, ties } = counts;
    const contests = { questions: 1, question: left, contest: left, leftWins, rightWins, ties };
    const styled = {
      ...{ left, right, leftWins, rightWins, ties },
      ...{ covariates: [], x: new Float64Array(), byQuestion: contests },
    };
    expect(writeLink(rankingOf({ ...counts, styled }))).toEqual({ refusal: { kind: 'styled' } });
  });
});

describe('what of a ranking a link carries', () => {
  const counts = countPairs(judged(12, 20));
  const order = counts.models.map((_, model) => model);
  const all = { first: null, hasQuestions: true };

  it('is all of it, or without questions, never who judged', () => {
    const { byRater: _none, ...own } = counts;
    const { byQuestion, ...pairs } = own;
    expect(byQuestion?.questions).toBe(20);
    const byRater = { ...counts, ...(byQuestion && { byRater: { raters: byQuestion } }) };
    expect(linkedCounts(byRater, order, all)).toEqual(own);
    expect(linkedCounts(counts, order, { ...all, hasQuestions: false })).toEqual(pairs);
  });

  it('is of the first models what is counted between them', () => {
    const first = [...order].reverse();
    for (const isGraded of [false, true]) {
      const table = judged(12, 20, isGraded);
      const whole = countPairs(table);
      const models = first.slice(0, 5).map((model) => whole.models[model]);
      const own = linkedCounts(whole, first, { ...all, first: 5 });
      const { byQuestion: questions, ...pairs } = own;
      const { byQuestion: questionsAgain, ...pairsAgain } = countPairs(table, { models });
      expect(pairs).toEqual(pairsAgain);
      expect([pairs.grades !== undefined, pairs.sides !== undefined]).toEqual([isGraded, isGraded]);
      // Questions have no names here, so that their numbers may differ.
      expect(answersOf(questions)).toEqual(answersOf(questionsAgain));
    }
    const few = linkedCounts(countPairs(judged(12, 1)), first, { ...all, first: 2 });
    expect([few.models.length, few.left.length, few.byQuestion]).toEqual([2, 1, undefined]);
  });

  it('is what fits: without questions first, then as many models as there is room for', async () => {
    const small = rankingOf(countPairs(judged(20, 60)));
    const many = small.counts.models.map((_, model) => model);
    expect(writeLink(small)).toMatchObject({
      refusal: { kind: 'length', most: MAX_LINK_CHARACTERS },
    });
    expect(await partThatFits(small, many, all)).toEqual({ first: null, hasQuestions: false });
    const large = rankingOf(countPairs(judged(90, 3)));
    const ranks = large.counts.models.map((_, model) => model);
    const part = await partThatFits(large, ranks, all);
    const lengthOf = (first: number) =>
      writeLink({
        ...large,
        counts: linkedCounts(large.counts, ranks, { first, hasQuestions: false }),
      });
    const first = part?.first ?? NaN;
    expect(part).toEqual({ first, hasQuestions: false });
    expect(lengthOf(first)).toHaveProperty('link');
    expect(lengthOf(first + 1)).toHaveProperty('refusal.kind', 'length');
    expect(await partThatFits({ ...large, title: noise(9000) }, ranks, all)).toBeNull();
  });
});

/** What each question says, as texts in order. */
function answersOf(counts: QuestionCounts | undefined): string[] {
  if (counts === undefined) return [];
  const { questions, question, pair, leftWins, rightWins, ties, grades } = counts;
  const texts = new Array<string>(questions).fill('');
  question.forEach((q, cell) => {
    texts[q] +=
      `${pair[cell]}:${leftWins[cell]},${rightWins[cell]},${ties[cell]},${grades?.leftStrong[cell]},${grades?.rightOpen[cell]} `;
  });
  return texts.sort();
}

/** A text that nothing compresses. */
function noise(length: number): string {
  let seed = 3;
  return Array.from({ length }, () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return String.fromCodePoint(0x4e00 + (seed % 20_000));
  }).join('');
}
