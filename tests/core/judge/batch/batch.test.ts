import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { customIdOf, readCustomId } from '../../../../src/core/judge/batch/custom-id.ts';
import { judgeScope } from '../../../../src/core/judge/batch/judge-scope.ts';
import { readBatch } from '../../../../src/core/judge/batch/read.ts';
import {
  cutBatch,
  writeAnthropicBatch,
  writeOpenAiBatch,
} from '../../../../src/core/judge/batch/write.ts';
import type { JudgeTask } from '../../../../src/core/judge/setup.ts';
import { anyCharacter } from '../../../any-character.ts';

const RUN = '3f0c1a52-7d7b-4c0e-9a55-0d9b8a1e6f10';
const SIZES = { judges: 3, questions: 20_000, models: 300 };
const scopeOf = (run: string) => judgeScope(run, SIZES);
const SCOPE = scopeOf(RUN);
const TASK: JudgeTask = { judge: 0, question: 12, left: 3, right: 4 };

const tasks = fc
  .record({
    judge: fc.nat(SIZES.judges - 1),
    question: fc.nat(SIZES.questions - 1),
    left: fc.nat(SIZES.models - 1),
    right: fc.nat(SIZES.models - 1),
  })
  .filter(({ left, right }) => left !== right);
const taskLists = fc.uniqueArray(tasks, {
  selector: (task) => customIdOf(SCOPE, task),
  minLength: 1,
  maxLength: 30,
});

/** The text of a chat completion, or of a message; null where there is none. */
function textOf(body: unknown): string | null {
  const reply = body as
    | { choices?: { message: { content: string } }[]; content?: { text: string }[] }
    | undefined;
  return reply?.choices?.at(0)?.message.content ?? reply?.content?.at(0)?.text ?? null;
}
const chat = (text: string) => ({ choices: [{ index: 0, message: { content: text } }] });
const read = (text: string | readonly string[], scope = SCOPE) =>
  readBatch('output.jsonl', typeof text === 'string' ? [text] : text, scope, textOf);
const line = (fields: object, task: JudgeTask = TASK) =>
  `${JSON.stringify({ id: 'batch_req_1', custom_id: customIdOf(SCOPE, task), ...fields })}\n`;

describe('the id of a request', () => {
  it('stands for its task', () => {
    fc.assert(
      fc.property(tasks, (task) => {
        const id = customIdOf(SCOPE, task);
        expect(id).toMatch(/^[A-Za-z0-9_-]{1,64}$/);
        expect(readCustomId(id, SCOPE)).toEqual(task);
      }),
    );
  });

  it('is of one run, whatever runs are called', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[\w-]{1,30}$/),
        fc.stringMatching(/^[\w-]{1,30}$/),
        (a, b) => {
          const found = readCustomId(customIdOf(scopeOf(a), TASK), scopeOf(b));
          expect(found).toEqual(a === b ? TASK : 'other-run');
        },
      ),
    );
    expect(readCustomId(customIdOf(scopeOf(`${RUN.slice(1)}_`), TASK), SCOPE)).toBe('other-run');
  });

  it('is nothing else', () => {
    const good = customIdOf(SCOPE, TASK);
    const bad = [
      ...['', 'request-1', ` ${good}`, `${good}\n`],
      ...['_012_', '_-12_', '_20000_', '_99999999999999999999_', '_1.2_', '__'].map((number) =>
        good.replace('_12_', number),
      ),
      ...['_3_3', '_3_300', '_300_4', '_3'].map((models) => good.replace('_3_4', models)),
    ];
    expect(bad.map((id) => readCustomId(id, SCOPE))).toEqual(bad.map(() => null));
    expect(() => customIdOf(scopeOf('a run'), TASK)).toThrow(RangeError);
    expect(() => customIdOf(scopeOf('x'.repeat(60)), TASK)).toThrow(RangeError);
  });
});

describe('a batch file', () => {
  it('is lines as OpenAI wants them', () => {
    const [request] = writeOpenAiBatch(SCOPE, [TASK], '/v1/chat/completions', () => ({
      model: 'gpt-x',
      messages: [{ role: 'user', content: 'two\nlines\u2028' }],
      seed: undefined,
    }));
    expect(request).toMatch(/^[^\n]*\n$/);
    expect(JSON.parse(request)).toEqual({
      custom_id: `caravan_${RUN}_0_12_3_4`,
      method: 'POST',
      url: '/v1/chat/completions',
      body: { model: 'gpt-x', messages: [{ role: 'user', content: 'two\nlines\u2028' }] },
    });
  });

  it('is one object for Anthropic', () => {
    const other = { ...TASK, left: 5 };
    for (const wanted of [[], [TASK], [TASK, other]]) {
      const text = [...writeAnthropicBatch(SCOPE, wanted, ({ left }) => ({ max_tokens: left }))];
      expect(JSON.parse(text.join(''))).toEqual({
        requests: wanted.map((task) => ({
          custom_id: customIdOf(SCOPE, task),
          params: { max_tokens: task.left },
        })),
      });
    }
  });

  it('comes back as it went, in any order and in any pieces', () => {
    const withReplies = taskLists.chain((list) =>
      fc.record({
        list: fc.constant(list),
        order: fc.shuffledSubarray(list, { minLength: list.length }),
        replies: fc.array(fc.string({ unit: anyCharacter }), {
          minLength: list.length,
          maxLength: list.length,
        }),
        size: fc.integer({ min: 1, max: 200 }),
        isAnthropic: fc.boolean(),
      }),
    );
    fc.assert(
      fc.property(withReplies, ({ list, order, replies, size, isAnthropic }) => {
        const asked = [
          ...writeOpenAiBatch(SCOPE, list, '/v1/chat/completions', (task) => ({
            reply: replies[list.indexOf(task)],
          })),
        ].map((text) => JSON.parse(text) as { custom_id: string; body: { reply: string } });
        const answered = order.map((task) => {
          const { custom_id, body } = asked[list.indexOf(task)];
          return JSON.stringify(
            isAnthropic
              ? {
                  custom_id,
                  result: { type: 'succeeded', message: { content: [{ text: body.reply }] } },
                }
              : { custom_id, response: { status_code: 200, body: chat(body.reply) }, error: null },
          );
        });
        const text = answered.join('\n');
        const pieces = Array.from({ length: Math.ceil(text.length / size) }, (_, at) =>
          text.slice(at * size, (at + 1) * size),
        );
        const found = read(pieces);
        expect(found.rejections).toEqual([]);
        expect(found.failures).toEqual([]);
        expect(found.answers).toEqual(
          order.map((task) => ({ task, answer: replies[list.indexOf(task)] })),
        );
      }),
    );
  });

  it('is cut where it would be too large', () => {
    const cut = (lines: string[], requests: number, bytes: number) => [
      ...cutBatch(lines, { requests, bytes }),
    ];
    expect(cut([], 2, 10)).toEqual([]);
    expect(cut(['a', 'b', 'c'], 2, 10)).toEqual([['a', 'b'], ['c']]);
    expect(cut(['aaaa', 'bbbb', 'c'], 9, 8)).toEqual([['aaaa', 'bbbb'], ['c']]);
    // Three bytes and four bytes a character; a line that is too large stays whole.
    expect(cut(['漢字', '🍚', 'x'.repeat(99)], 9, 10)).toEqual([['漢字', '🍚'], ['x'.repeat(99)]]);
    expect(cut(['漢字', '🍚'], 9, 9)).toEqual([['漢字'], ['🍚']]);
  });
});

describe('what a provider did not answer', () => {
  it.each([
    [
      { response: null, error: { code: 'batch_expired', message: 'It could not be run in time.' } },
      { status: null, message: 'It could not be run in time.' },
    ],
    [
      { response: { status_code: 429, body: { error: { message: 'Rate limit', code: 'r' } } } },
      { status: 429, message: 'Rate limit' },
    ],
    [
      { response: { status_code: 500, body: 'oops' }, error: null },
      { status: 500, message: '' },
    ],
    [
      {
        response: { status_code: 400 },
        error: { object: 'error', message: 'too long', code: 400 },
      },
      { status: 400, message: 'too long' },
    ],
    [
      { response: null, error: 'engine died' },
      { status: null, message: 'engine died' },
    ],
    [
      {
        result: {
          type: 'errored',
          error: { type: 'error', error: { type: 'invalid_request_error', message: 'bad' } },
        },
      },
      { status: null, message: 'bad' },
    ],
    [{ result: { type: 'expired' } }, { status: null, message: 'expired' }],
    [{ result: { type: 'canceled' } }, { status: null, message: 'canceled' }],
  ])('%j stays open, with the reason', (fields, said) => {
    expect(read(line(fields))).toMatchObject({
      answers: [],
      failures: [{ task: TASK, ...said }],
      rejected: 0,
    });
  });
});

describe('lines of a batch', () => {
  it('without a status, or with the body in place of the response, are read', () => {
    for (const response of [{ request_id: 'x', body: chat('fine') }, chat('fine')]) {
      expect(read(line({ response })).answers).toEqual([{ task: TASK, answer: 'fine' }]);
    }
  });

  it('are rejected with line and reason where they are damaged or of another run', () => {
    const good = { response: { status_code: 200, body: chat('fine') }, error: null };
    const other = line(good).replace(RUN, RUN.replace('3', '4'));
    const text = [
      line(good),
      '\n',
      other,
      line(good),
      '{"custom_id": "request-1", "response": {}}\n',
      '{"custom_id": 7}\n',
      '{"response": {}}\n',
      line({}, { ...TASK, left: 0 }),
      line({ response: { status_code: 200, body: { choices: [] } } }, { ...TASK, left: 1 }),
      '[]\n',
      '{"custom_id": nonsense}\n',
      line(good, { ...TASK, left: 2 }).slice(0, -20),
    ].join('');
    const found = read(text);
    expect(found.answers).toEqual([{ task: TASK, answer: 'fine' }]);
    expect(found.rejected).toBe(10);
    expect(found.rejections.map(({ line: at, reason }) => [at, reason.kind])).toEqual([
      [3, 'other-run'],
      [4, 'repeated'],
      [5, 'bad-value'],
      [6, 'bad-value'],
      [7, 'missing-field'],
      [8, 'missing-field'],
      [9, 'bad-value'],
      [10, 'not-an-object'],
      [11, 'not-json'],
      [12, 'cut-off'],
    ]);
    const [{ file, excerpt }] = found.rejections;
    expect([file, excerpt.length]).toEqual(['output.jsonl', Math.min(200, other.length - 1)]);
  });

  it('are counted beyond those that are kept', () => {
    const found = read('[]\n'.repeat(1500));
    expect([found.rejected, found.rejections.length]).toEqual([1500, 1000]);
  });
});
