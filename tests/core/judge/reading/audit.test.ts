import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { countPairs } from '../../../../src/core/table/choices/count-pairs.ts';
import { judgmentTotal } from '../../../../src/core/table/counts.ts';
import { readFiles } from '../../../../src/core/formats/intake/read.ts';
import { mannerOf, ParseAuditor } from '../../../../src/core/judge/reading/audit.ts';
import type { ParseAudit } from '../../../../src/core/judge/reading/audit.ts';
import type { ReadingRule } from '../../../../src/core/judge/reading/verdict.ts';
import { Outcome, outcomeOf } from '../../../../src/core/table/judgments.ts';
import { CollectedTexts } from '../../formats/collect-texts.ts';
import { streamSource } from '../../formats/sources.ts';

const { left: L, right: R, tie: T, unparsed: U } = Outcome;

const auditOf = (...replies: (readonly [string | null, Outcome])[]): ParseAudit => {
  const auditor = new ParseAuditor();
  for (const [text, stored] of replies) auditor.add(text, stored);
  return auditor.audit();
};
const ruleOf = ({ rules }: ParseAudit, wanted: ReadingRule) =>
  rules.find(({ rule }) => rule === wanted) ?? expect.fail();

describe('an audit of replies', () => {
  it('says what each rule reads, against what is stored', () => {
    const audit = auditOf(
      ['fine\n1', L],
      ['結論: 2', U],
      ['2', L],
      ['It is a draw.', T],
      ['[[A]]\n3', T],
      [null, R],
      ['', U],
    );
    expect(audit).toMatchObject({
      replies: 7,
      textless: 1,
      stored: [2, 1, 2, 2],
      manners: { clean: 3, labelled: 1, prose: 2 },
    });
    expect(ruleOf(audit, 'last-line')).toMatchObject({
      ...{ counts: [1, 2, 1, 3], gained: 0, lost: 1, contradicted: 1 },
    });
    expect(ruleOf(audit, 'labelled')).toMatchObject({
      ...{ counts: [1, 3, 1, 2], gained: 1, lost: 1, contradicted: 1 },
    });
    expect([...ruleOf(audit, 'labelled').outcomes]).toEqual([L, R, R, U, T, R, U]);
    // Nothing but brackets is read by it, so the rest tells no rules apart.
    expect(ruleOf(audit, 'brackets').counts).toEqual([1, 1, 0, 5]);
    expect([...audit.disagreements]).toEqual([0, 1, 2, 3, 4]);
  });

  it('passes over rules that read nothing where it looks for disagreements', () => {
    expect([...auditOf(['1', L], ['2', R]).disagreements]).toEqual([]);
    expect([...auditOf(['[[A]]', L], ['[[B]]', U]).disagreements]).toEqual([1]);
    expect(auditOf().disagreements).toHaveLength(0);
  });

  it('knows how a reply ends', () => {
    expect([mannerOf('a\n２。'), mannerOf('評価：２。'), mannerOf('2が良い')]).toEqual([
      'clean',
      'labelled',
      'prose',
    ]);
  });
});

const SHARED = new URL('../../../../../shared/data/', import.meta.url).pathname;
const isThere = existsSync(SHARED);
if (!isThere) console.warn('skipped: the real files of ../shared are not here');

describe.skipIf(!isThere)('replies of the sources', () => {
  const auditFile = async (path: string) => {
    const collected = new CollectedTexts();
    const options = { format: null, texts: collected.sink };
    const { table, files } = await readFiles([streamSource(SHARED + path)], options);
    const texts = collected.records.get(files[0].file);
    const auditor = new ParseAuditor();
    table.outcome.forEach((outcome, row) => {
      auditor.add(texts?.get(row)?.reasoning ?? '', outcomeOf(outcome));
    });
    return { table, audit: auditor.audit() };
  };

  it('Rakuda: 349 clean, 76 labelled, 375 in prose', async () => {
    const { table, audit } = await auditFile('rakuda_v1/reviews_rakuda_v1_gpt4.jsonl');
    expect(audit.replies).toBe(800);
    expect(audit.manners).toEqual({ clean: 349, labelled: 76, prose: 375 });
    // The same counted by a program of its own, in Python.
    expect(ruleOf(audit, 'last-line')).toMatchObject({
      ...{ counts: [203, 116, 30, 451], gained: 0, lost: 451, contradicted: 0 },
    });
    expect(ruleOf(audit, 'labelled')).toMatchObject({
      ...{ counts: [234, 155, 36, 375], gained: 0, lost: 375, contradicted: 0 },
    });
    const told = { ...table, outcome: ruleOf(audit, 'labelled').outcomes };
    expect(judgmentTotal(countPairs(told))).toBe(425);
    expect(audit.disagreements).toHaveLength(451);
  });

  it('ja-vicuna-qa: verdicts that its file has otherwise than the judge', async () => {
    const { audit } = await auditFile('ja_vicuna/gpt-4_pair_other.jsonl');
    expect(ruleOf(audit, 'brackets')).toMatchObject({
      // Nine times the judge said tie and the file has a winner, two replies say nothing.
      ...{ gained: 0, lost: 2, contradicted: 9 },
    });
    expect(audit.disagreements).toHaveLength(11);
  });
});
