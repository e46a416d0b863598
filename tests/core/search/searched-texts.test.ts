import { describe, expect, it } from 'vitest';
import { readFiles } from '../../../src/core/formats/intake/read.ts';
import { JudgmentBook } from '../../../src/core/overview/judgment-book.ts';
import { ANY_JUDGMENT } from '../../../src/core/overview/judgment-list.ts';
import type { JudgmentFilter } from '../../../src/core/overview/judgment-list.ts';
import { SearchedTexts } from '../../../src/core/search/searched-texts.ts';
import { NO_EDITS } from '../../../src/core/table/data-edits.ts';
import type { TableEdits } from '../../../src/core/table/data-edits.ts';
import { ITEM_PARTS } from '../../../src/core/table/record-texts.ts';
import { keepTexts } from '../../../src/core/texts/keep-texts.ts';
import { itemsOf, openChunk } from '../../../src/core/texts/text-chunk.ts';
import { textSource } from '../formats/sources.ts';

/** Files as they are read, kept and searched. */
async function searchIn(records: Readonly<Record<string, readonly object[]>>) {
  const sources = () =>
    Object.entries(records).map(([name, lines]) =>
      textSource(lines.map((line) => JSON.stringify(line)).join('\n'), name),
    );
  const { table, benchmark, files } = await readFiles(sources(), { format: null });
  const texts = new SearchedTexts(table, benchmark, files);
  const keep = { parts: 'all', ways: new Map(), mappings: [] } as const;
  await keepTexts(sources(), keep, async ({ chunk }) => {
    if (chunk === null) return;
    const at = files.findIndex(({ file }) => file === chunk.file);
    texts.add(at, chunk.kind, itemsOf(await openChunk(chunk.bytes, ITEM_PARTS[chunk.kind])));
  });
  return (filter: Partial<JudgmentFilter>, edits: Partial<TableEdits> = {}) => {
    const book = new JudgmentBook(table, benchmark, { ...NO_EDITS, ...edits });
    const hits = { key: '', rows: (text: string) => texts.rows(text, book.models) };
    const asked = { ...ANY_JUDGMENT, ...filter };
    const page = book.page({ filter: asked, offset: 0, limit: 99, row: null }, hits);
    return page.lines.map(({ row }) => row);
  };
}

const review = (at: number, part: object) => ({
  ...{ review_id: `${at}`, question_id: `q${at}`, reviewer_id: 'gpt-4', score: 1 },
  ...{ model1_id: 'a', model2_id: 'b', question_text: 'Why is the sky blue?' },
  ...{ answer1: 'Light scatters.', answer2: '空気で光が散る', text: 'Answer 1 is clearer.' },
  ...part,
});

describe('a search of texts', () => {
  it('finds questions, answers and reasons of a record, in any case and width', async () => {
    const found = await searchIn({
      'reviews.jsonl': [
        review(0, {}),
        review(1, { question_text: 'ＷＨＹ not?', answer2: '光\n速' }),
        review(2, { answer1: 'Nothing', text: '回答２が ﾖｲ' }),
      ],
    });
    expect(found({ text: 'why' })).toEqual([0, 1, 2]);
    expect(found({ text: 'why not' })).toEqual([1]);
    expect(found({ text: 'SCATTERS' })).toEqual([0, 1]);
    expect(found({ text: '光' })).toEqual([0, 1, 2]);
    expect(found({ text: '光が散' })).toEqual([0, 2]);
    expect(found({ text: '回答2がヨイ' })).toEqual([]);
    expect(found({ text: '回答2が ヨイ' })).toEqual([2]);
    expect(found({ text: 'clearer.' })).toEqual([0, 1]);
    expect(found({ text: 'nowhere' })).toEqual([]);
    // With other filters, and among what the edits leave.
    expect(found({ text: 'clearer', question: 'q1' })).toEqual([1]);
    expect(found({ text: 'why', outcome: 'right' })).toEqual([]);
    expect(found({ text: 'why' }, { excluded: ['a'] })).toEqual([]);
  });

  it('finds texts of other files turn by turn, and single scores with their judge', async () => {
    const pair = { question_id: 1, model_1: 'a', model_2: 'b', judge: ['gpt-4', 'pair'] };
    const games = { g1_winner: 'model_1', g2_winner: 'tie', g1_judgment: 'G1', g2_judgment: 'G2' };
    const score = { question_id: 9, judge: ['gpt-4', 'single'], turn: 1 };
    const found = await searchIn({
      'pairs.jsonl': [
        { ...pair, ...games, turn: 1 },
        { ...pair, ...games, turn: 2, g1_judgment: 'third' },
      ],
      'question.jsonl': [{ question_id: 1, turns: ['First turn?', 'Second turn?'] }],
      'answers.jsonl': [
        { question_id: 1, model_id: 'b', choices: [{ turns: ['B one', 'B two'] }] },
        { question_id: 1, model_id: 'z', choices: [{ turns: ['Z one', 'Z two'] }] },
      ],
      'scores.jsonl': [
        { ...score, model: 'a', score: 7, judgment: 'Fair, said of a.', user_prompt: 'Judge a.' },
        { ...score, model: 'b', score: 9, judgment: 'Good, said of b.', user_prompt: 'Judge b.' },
        { ...score, model: 'a', score: 7, judgment: 'Other judge', judge: ['claude', 'single'] },
        { ...score, model: 'b', score: 9, judgment: 'silent', judge: ['claude', 'single'] },
      ],
    });
    expect(found({ text: 'first turn' })).toEqual([0, 1, 2, 3]);
    // The first turn is judged without the second.
    expect(found({ text: 'second turn' })).toEqual([2, 3]);
    expect(found({ text: 'b two' })).toEqual([2, 3]);
    expect(found({ text: 'z one' })).toEqual([]);
    // By the name that the edits give it, as the page shows it.
    expect(found({ text: 'z one' }, { names: [['a', 'z']] })).toEqual([0, 1, 2, 3]);
    expect(found({ text: 'g1' })).toEqual([0]);
    expect(found({ text: 'third' })).toEqual([2]);
    const scored = found({ text: 'fair, said' });
    expect(found({ text: 'good, said' })).toEqual(scored);
    expect(scored).toHaveLength(1);
    expect(found({ text: 'other judge' })).toHaveLength(1);
    expect(found({ text: 'other judge' })).not.toEqual(scored);
  });
});
