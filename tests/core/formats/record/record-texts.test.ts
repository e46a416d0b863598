import { readdirSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readFiles } from '../../../../src/core/formats/intake/read.ts';
import type { FileReport } from '../../../../src/core/formats/file/report.ts';
import { CollectedTexts } from '../collect-texts.ts';
import { diskSource, rowsOf, textSource } from '../sources.ts';
import type { FormatId } from '../../../../src/core/formats/file/format-id.ts';

const GOLDEN = new URL('../../../golden/formats/', import.meta.url).pathname;

const MESSAGES = (answer: string) => [
  { role: 'user', content: 'Q?' },
  { role: 'assistant', content: answer },
];
const TURNS = [
  { role: 'user', content: 'Q1?' },
  { role: 'assistant', content: [{ type: 'text', text: 'A1' }] },
  { role: 'user', content: 'Q2?' },
  { role: 'assistant', content: 'A2' },
];

type Row = readonly [
  row: number,
  question: string | null,
  left: string | null,
  right: string | null,
  prompt: string | null,
  reasoning: string | null,
];

/** Name, what it is read as, content, and the texts by row of the table or of the scores. */
const cases: readonly (readonly [string, FormatId, unknown, readonly Row[]])[] = [
  [
    'Rakuda v0, a match',
    'rakuda-v0-tournament',
    {
      ...{ bot1: 'a', bot2: 'b', score: 1, question: 'Q', response1: 'L', response2: 'R' },
      referee_comments: 'C',
    },
    [[0, 'Q', 'L', 'R', null, 'C']],
  ],
  [
    'Rakuda v1, a tournament',
    'rakuda-v1-tournament',
    {
      matches: [
        { model1_id: 'a', model2_id: 'b', score: 1, question: 'Q', response1: 'L' },
        { model1_id: 'a', model2_id: 'a', score: 1, question: 'Q', response1: 'no' },
        {
          ...{ model1_id: 'b', model2_id: 'a', score: 2, question: 'Q', response1: 'R' },
          ...{ response2: 'L', referee_comments: 'C' },
        },
      ],
    },
    [
      [0, 'Q', 'L', null, null, null],
      [1, 'Q', 'R', 'L', null, 'C'],
    ],
  ],
  [
    'Rakuda v1, a review',
    'rakuda-v1-review',
    {
      ...{ review_id: 'r', model1_id: 'a', model2_id: 'b', score: 3, question_text: 'Q' },
      ...{ answer1: 'L', answer2: 'R', text: 'C' },
    },
    [[0, 'Q', 'L', 'R', null, 'C']],
  ],
  [
    'Rakuda v2',
    'rakuda-v2-pair',
    { model1_id: 'a', model2_id: 'b', winner: 1, prompt: 'P', judgment: 'C' },
    [[0, null, null, null, 'P', 'C']],
  ],
  [
    'FastChat, two orders of one pair',
    'fastchat-pair',
    {
      ...{ model_1: 'a', model_2: 'b', g1_winner: 'model_1', g2_winner: 'tie' },
      ...{ g1_user_prompt: 'P1', g1_judgment: 'C1', g2_user_prompt: 'P2', g2_judgment: 'C2' },
    },
    [
      [0, null, null, null, 'P1', 'C1'],
      [1, null, null, null, 'P2', 'C2'],
    ],
  ],
  [
    'FastChat, the second order alone',
    'fastchat-pair',
    { model_1: 'a', model_2: 'b', g2_winner: 'model_1', g1_judgment: 'C1', g2_judgment: 'C2' },
    [[0, null, null, null, null, 'C2']],
  ],
  [
    'ja-vicuna-qa: the answers change sides',
    'fastchat-pair',
    {
      ...{ model_1: 'a', model_2: 'b', g1_winner: 'model_1', g2_winner: 'tie', question: 'Q' },
      ...{ answer_1: 'A', answer_2: 'B', g1_judgment: 'C1', g2_judgment: 'C2' },
    },
    [
      [0, 'Q', 'A', 'B', null, 'C1'],
      [1, 'Q', 'B', 'A', null, 'C2'],
    ],
  ],
  [
    'arena, one turn',
    'arena',
    {
      ...{ model_a: 'a', model_b: 'b', winner: 'model_a' },
      ...{ conversation_a: MESSAGES('L'), conversation_b: MESSAGES('R') },
    },
    [[0, 'Q?', 'L', 'R', null, null]],
  ],
  [
    'arena, several turns',
    'arena',
    { model_a: 'a', model_b: 'b', winner: 'tie', conversation_a: TURNS, conversation_b: [] },
    [[0, '[1]\nQ1?\n\n[2]\nQ2?', '[1]\nA1\n\n[2]\nA2', null, null, null]],
  ],
  [
    'arena, 55 thousand',
    'arena-55k',
    {
      ...{ model_a: 'a', model_b: 'b', winner_model_a: 1, winner_model_b: 0, winner_tie: 0 },
      ...{ prompt: '["Q1","Q2"]', response_a: '["L",null]', response_b: '[not a list' },
    },
    [[0, '[1]\nQ1\n\n[2]\nQ2', 'L', '[not a list', null, null]],
  ],
  [
    'Arena-Hard v2',
    'arena-hard-v2',
    {
      ...{ uid: 1, model: 'a', baseline: 'b', judge: 'j' },
      games: [
        { score: 'A>B', judgment: { answer: 'C1' }, prompt: [{ role: 'user', content: 'P' }] },
        { score: 'A>B', judgment: { answer: 'C2' } },
      ],
    },
    [
      [0, null, null, null, 'P', 'C1'],
      [1, null, null, null, null, 'C2'],
    ],
  ],
  [
    'AlpacaEval: one verdict may make two rows',
    'alpaca-eval',
    [
      {
        ...{ generator_1: 'a', generator_2: 'b', preference: 1.8, instruction: 'Q' },
        ...{ output_1: 'L', output_2: 'R', raw_completion: 'C' },
      },
    ],
    [
      [0, 'Q', 'L', 'R', null, 'C'],
      [1, 'Q', 'L', 'R', null, 'C'],
    ],
  ],
  [
    'LLM Comparator: each rater with the order seen',
    'llm-comparator',
    {
      models: [{ name: 'a' }, { name: 'b' }],
      examples: [
        {
          ...{ input_text: 'Q', output_text_a: 'A', output_text_b: 'B', score: 1 },
          individual_rater_scores: [
            { score: 1, is_flipped: false, rationale: 'C1' },
            { score: -1, is_flipped: true, rationale: 'C2' },
          ],
        },
        { input_text: 'Q', output_text_a: 'A', output_text_b: 'B', score: 1 },
      ],
    },
    [
      [0, 'Q', 'A', 'B', null, 'C1'],
      [1, 'Q', 'B', 'A', null, 'C2'],
      [2, 'Q', 'A', 'B', null, null],
    ],
  ],
  [
    'promptfoo: a score for each assertion',
    'promptfoo',
    {
      results: {
        prompts: [],
        results: [
          {
            ...{ promptIdx: 0, testIdx: 0, provider: 'a', prompt: { raw: 'P' } },
            response: { output: { x: 1 } },
            gradingResult: {
              componentResults: [
                { pass: true, assertion: { type: 'select-best', value: 'v' }, reason: 'C1' },
                { pass: false, assertion: { type: 'select-best', value: 'w' }, reason: 'C2' },
              ],
            },
          },
        ],
      },
    },
    [
      [0, 'P', '{\n "x": 1\n}', null, null, 'C1'],
      [1, 'P', '{\n "x": 1\n}', null, null, 'C2'],
    ],
  ],
  [
    'promptfoo: a score of its own',
    'promptfoo',
    {
      results: {
        results: ['a', 'b'].map((provider, score) => {
          const gradingResult = { componentResults: [{ assertion: { type: 'x' } }], reason: 'C' };
          const rest = { prompt: { raw: 'P' }, response: { output: 'L' }, score, gradingResult };
          return { promptIdx: 0, testIdx: 0, provider, ...rest };
        }),
      },
    },
    [
      [0, 'P', 'L', null, null, 'C'],
      [1, 'P', 'L', null, null, 'C'],
    ],
  ],
  [
    'WildBench, a pair',
    'wildbench',
    {
      ...{ session_id: 's', model_A: 'a', model_B: 'b', winner: 'b' },
      ...{
        model_outputs: { b: 'R', a: 'L' },
        parsed_result: { 'analysis of A': 'C', choice: 'B+' },
      },
    },
    [[0, null, 'L', 'R', null, '{\n "analysis of A": "C",\n "choice": "B+"\n}']],
  ],
  [
    'WildBench, first version',
    'wildbench',
    {
      ...{ session_id: 's', last_query: 'Q', assignment: { A: 'ref', B: 'gen' }, winner: 'gen' },
      ...{ generator: 'gen', model_output: 'R', ref_generator: 'ref', ref_output: 'L' },
      parsed_result: { reason: 'C', choice: 'B' },
    },
    [[0, 'Q', 'L', 'R', null, 'C']],
  ],
  [
    'WildBench, a score',
    'wildbench',
    {
      session_id: 's',
      model_test: 'a',
      score: '7',
      model_output: 'L',
      parsed_result: { reason: 'C' },
    },
    [[0, null, 'L', null, null, 'C']],
  ],
  [
    'OpenCompass',
    'opencompass',
    {
      '0': {
        origin_prompt: [{ role: 'HUMAN', prompt: 'P' }],
        prediction: 'C [[A]]',
        gold: {
          ...{ answer1: 'a', answer2: 'b', question: 'Q' },
          ...{ prediction1: 'L', prediction2: 'R' },
        },
      },
    },
    [[0, 'Q', 'L', 'R', 'P', 'C [[A]]']],
  ],
  [
    'Inspect: a score for each scorer',
    'inspect',
    {
      eval: { task: 't', model: 'a' },
      samples: [
        {
          ...{ id: 1, epoch: 1, input: [{ role: 'user', content: 'Q' }] },
          output: { choices: [{ message: { role: 'assistant', content: 'L' } }] },
          scores: { m: { value: 'C', explanation: 'C1' }, n: { value: 2, explanation: 'C2' } },
        },
      ],
    },
    [
      [0, 'Q', 'L', null, null, 'C1'],
      [1, 'Q', 'L', null, null, 'C2'],
    ],
  ],
  [
    'lm-evaluation-harness',
    'lm-eval',
    { doc_id: 0, doc: { question: 'Q' }, target: 't', filtered_resps: ['L'], acc: 1, acc_norm: 0 },
    [
      [0, 'Q', 'L', null, null, null],
      [1, 'Q', 'L', null, null, null],
    ],
  ],
  [
    'deepeval',
    'deepeval',
    {
      hyperparameters: { model: 'a' },
      metricsScores: [],
      testCases: [
        {
          ...{ input: 'Q', actualOutput: 'L' },
          metricsData: [
            { name: 'Bias', score: 0, reason: 'C1' },
            { name: 'Tone', score: 1, reason: 'C2' },
          ],
        },
      ],
    },
    [[0, 'Q', 'L', null, null, '[Bias]\nC1\n\n[Tone]\nC2']],
  ],
  [
    'Langfuse',
    'langfuse',
    {
      trace: {
        ...{ input: { q: 'Q' }, output: 'L' },
        scores: [{ name: 's', value: 1, comment: 'C' }],
      },
      observations: [{ model: 'a' }],
    },
    [[0, 'Q', 'L', null, null, '[s]\nC']],
  ],
  [
    'LangSmith',
    'langsmith',
    {
      ...{ 'inputs.q': 'Q', 'outputs.a': 'L', execution_time: 1, example_id: 'e' },
      ...{ 'feedback.k': 1, 'feedback.l': 0 },
    },
    [
      [0, 'Q', 'L', null, null, null],
      [1, 'Q', 'L', null, null, null],
    ],
  ],
  [
    'Phoenix, a run',
    'phoenix',
    {
      ...{ example_id: 'e', repetition_number: 1, input: { q: 'Q' }, output: 'L' },
      annotations: [{ name: 's', score: 1, explanation: 'C' }],
    },
    [[0, 'Q', 'L', null, null, '[s]\nC']],
  ],
  [
    'shaberi',
    'shaberi',
    { Question: 'Q', ModelAnswer: 'L', score: 4 },
    [[0, 'Q', 'L', null, null, null]],
  ],
  [
    'llm-jp',
    'llm-jp-single',
    {
      ...{ question_id: 1, judge_model: 'j', score: 5, model: 'a' },
      ...{ question: 'Q', answer: 'L', judgment: 'C' },
    },
    [[0, 'Q', 'L', null, null, 'C']],
  ],
  [
    'FastChat, a single score',
    'fastchat-single',
    { question_id: 1, model: 'a', judge: 'j', score: 5, user_prompt: 'P', judgment: 'C' },
    [[0, null, null, null, 'P', 'C']],
  ],
  [
    'flexeval',
    'flexeval',
    {
      ...{ model1: 'a', model2: 'b', winner: 'draw', rationale: 'C' },
      model1_item: { extra_info: { messages: [{ role: 'user', content: 'Q' }] }, lm_output: 'L' },
      model2_item: { lm_output: 'R' },
    },
    [[0, 'Q', 'L', 'R', null, 'C']],
  ],
  [
    'ChainForge',
    'chainforge',
    {
      flow: {},
      cache: {
        'e.json': [{ llm: 'a', prompt: 'Q', responses: ['L1', 'L2'], eval_res: { items: [1, 0] } }],
      },
    },
    [
      [0, 'Q', 'L1', null, null, null],
      [1, 'Q', 'L2', null, null, null],
    ],
  ],
  [
    'Vicuna reviews',
    'vicuna-review',
    { question_id: 1, answer1_id: 'a', answer2_id: 'b', score: [1, 2], text: 'why' },
    [[0, null, null, null, null, 'why']],
  ],
  [
    'LLMZoo',
    'llmzoo',
    {
      order: [1, 3, 2],
      text: 'why',
      metadata: { question: 'Q', answers: ['A', 'B', 'C'], model_ids: ['a', 'b', 'c'] },
    },
    [
      [0, 'Q', 'A', 'B', null, 'why'],
      [1, 'Q', 'A', 'C', null, 'why'],
      [2, 'Q', 'B', 'C', null, 'why'],
    ],
  ],
];

async function textsOf(content: unknown, baseline: string | null = null) {
  const { records, sink } = new CollectedTexts();
  const { files } = await readFiles([textSource(JSON.stringify(content), 'f', 50)], {
    format: null,
    baseline,
    texts: sink,
  });
  const rows = [...(records.get('f') ?? [])].map(
    ([row, { question, left, right, prompt, reasoning }]): Row => [
      ...([row, question, left, right, prompt, reasoning] as const),
    ],
  );
  return { rows, report: files[0] };
}

describe('the texts of a record', () => {
  it.each(cases)('%s', async (_name, format, content, expected) => {
    const { rows, report } = await textsOf(content);
    expect(report.format).toBe(format);
    expect(rows).toEqual(expected);
  });

  it('Arena-Hard v0.1, with the baseline said', async () => {
    const games = [
      { score: 'A>B', user_prompt: 'P1', judgment: 'C1' },
      { score: null, user_prompt: 'P2', judgment: 'C2' },
    ];
    const record = { question_id: 1, model: 'a', judge: 'j', games };
    expect((await textsOf(record, 'base')).rows).toEqual([
      [0, null, null, null, 'P1', 'C1'],
      [1, null, null, null, 'P2', 'C2'],
    ]);
  });

  it('of any table, by the usual names; in a CSV conversations are JSON', async () => {
    const quoted = `"${JSON.stringify(MESSAGES('L')).replaceAll('"', '""')}"`;
    const csv =
      'model_a,model_b,winner,conversation_a,answer_b,rationale\n' + `a,b,tie,${quoted},R,C\n`;
    const { records, sink } = new CollectedTexts();
    await readFiles([textSource(csv, 'f')], { format: null, texts: sink });
    expect(records.get('f')?.get(0)).toEqual({
      ...{ question: 'Q?', left: 'L', right: 'R', prompt: null, reasoning: 'C' },
    });
  });

  it('of Parquet, whose long columns are read for nothing else', async () => {
    const { records, sink } = new CollectedTexts();
    const source = diskSource(`${GOLDEN}parquet/arena-33k.parquet`, 'f');
    await readFiles([source], { format: null, texts: sink });
    const texts = records.get('f')?.get(0);
    expect(texts?.question).toBe('?');
    expect(texts?.left).toMatch(/^a long text of a conversation/);
  });

  it('that has none is none at all', async () => {
    const { rows } = await textsOf({ model_a: 'a', model_b: 'b', winner: 'tie', judgment: '  ' });
    expect(rows).toEqual([]);
  });
});

/* Whatever the file, texts belong to rows that are there, and taking them changes nothing. */
const files = readdirSync(GOLDEN, { recursive: true, encoding: 'utf8' })
  .filter((name) => statSync(GOLDEN + name).isFile() && !name.endsWith('.json.json'))
  .filter((name) => !/\.(expected|options)\.json$/.test(name));

describe('row numbers', () => {
  it.each(files)('%s', async (name) => {
    const source = diskSource(GOLDEN + name, 'f');
    const options = { format: null, baseline: 'base' };
    const plain = await readFiles([source], options);
    const { records, sink } = new CollectedTexts();
    const read = await readFiles([source], { ...options, texts: sink });
    // Of Parquet it is only known that there may be texts, until they are looked at.
    const facts = (files: readonly FileReport[]) =>
      files.map((report) => ({ ...report, hasTexts: null }));
    expect(facts(read.files)).toEqual(facts(plain.files));
    read.files.forEach(({ hasTexts }, at) => {
      if (hasTexts) expect(plain.files[at].hasTexts).toBe(true);
    });
    expect(rowsOf(read.table)).toEqual(rowsOf(plain.table));
    for (const [file, byRow] of records) {
      const report = read.files.find((found) => found.file === file);
      if (!report || report.failure !== null) continue;
      const rows = report.scores?.score.length ?? report.tableRows;
      expect(Math.max(-1, ...byRow.keys())).toBeLessThan(rows);
    }
  });
});
