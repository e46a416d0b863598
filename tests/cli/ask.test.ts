import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ask } from '../../src/cli/asking/ask.ts';
import { anthropicLine, openAiExpired, openAiLine, vllmLine } from '../judges/batches/outputs.ts';
import { inProcess } from './in-process.ts';

let folder = '';
const at = (name: string) => join(folder, name);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'caravan-ask-'));
  const questions = [
    { question_id: 'sky', category: 'nature', turns: ['Why is it blue?', 'And at night?'] },
    { question_id: 'river', turns: ['Name a river.'], reference: ['Tone'] },
  ];
  writeFileSync(at('questions.jsonl'), questions.map((one) => JSON.stringify(one)).join('\n'));
  writeFileSync(at('list.txt'), '1. Who are you?\n');
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const NOW = 1_700_000_000_000;
const SAID = { model: 'served', input: 30, output: 10 };
const run = (...args: string[]) => inProcess(() => ask(args, () => NOW));
const QUESTIONS = () => [at('questions.jsonl'), '--list', at('list.txt'), '--system', 'Be brief.'];
const MODELS = ['openai:gpt-4o-mini', 'anthropic:claude-haiku-4-5', 'vllm:Qwen/Qwen3'].flatMap(
  (model) => ['--model', model],
);

interface Asked {
  readonly id: string;
  readonly last: string;
}

interface Messages {
  readonly messages: readonly { readonly content: string }[];
}

/** What a file of requests asks. */
function asked(name: string): readonly Asked[] {
  const text = readFileSync(at(name), 'utf8');
  const of = (id: string, { messages }: Messages) => ({ id, last: messages.at(-1)?.content ?? '' });
  if (name.endsWith('.json')) {
    const { requests } = JSON.parse(text) as {
      requests: { custom_id: string; params: Messages }[];
    };
    return requests.map(({ custom_id, params }) => of(custom_id, params));
  }
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { custom_id: string; body: Messages })
    .map(({ custom_id, body }) => of(custom_id, body));
}

function put(name: string, lines: readonly object[]): void {
  writeFileSync(at(name), lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
}

const answered = ({ last }: Asked) => ({ ...SAID, text: `Said: ${last}` });

it('writes requests, reads what batches gave in any order, and writes what is left', async () => {
  const first = await run(...QUESTIONS(), ...MODELS, '--batch', at('first'));
  expect([first.status, first.stderr]).toEqual([0, '']);
  expect(first.stdout).toMatch(
    /^gpt-4o-mini: 3 requests in \S+first-gpt-4o-mini\.jsonl \(\d+ B\), about \d+ tokens in and 1,350 out, \$0\.0008\d* before/m,
  );
  expect(first.stdout).toMatch(/^Qwen\/Qwen3: 3 requests in .*at a price that is not known$/m);
  const [gpt, claude, qwen] = [
    asked('first-gpt-4o-mini.jsonl'),
    asked('first-claude-haiku-4-5.json'),
    asked('first-Qwen-Qwen3.jsonl'),
  ];
  for (const one of [gpt, claude, qwen])
    expect(one.map(({ last }) => last)).toEqual([
      ...['Why is it blue?', 'Name a river.', 'Who are you?'],
    ]);

  put(
    'gpt.jsonl',
    [...gpt]
      .reverse()
      .map((one) => (one === gpt[1] ? openAiExpired(one.id) : openAiLine(one.id, answered(one)))),
  );
  put('claude.jsonl', [
    ...claude.map((one) => anthropicLine(one.id, answered(one))),
    anthropicLine('caravan_another_0_0_0_0', answered(claude[0])),
  ]);
  put(
    'qwen.jsonl',
    qwen.slice(0, 2).map((one) => vllmLine(one.id, answered(one))),
  );
  const outputs = ['qwen.jsonl', 'gpt.jsonl', 'claude.jsonl'].flatMap((name) => [
    ...['--output', at(name)],
  ]);
  const second = await run(
    ...[...QUESTIONS(), ...MODELS, ...outputs],
    ...['--batch', at('second'), '--answers', at('answers')],
  );
  expect(second.status).toBe(0);
  expect(second.stderr).toContain('gpt.jsonl: 2 new answers. 1 request was not answered');
  expect(second.stderr).toMatch(/gpt-4o-mini, question river: .*completion window expired/);
  expect(second.stderr).toContain('claude.jsonl:4: a reply for another session');
  // What failed, and the second turn of what has one.
  expect(asked('second-gpt-4o-mini.jsonl').map(({ last }) => last)).toEqual([
    ...['And at night?', 'Name a river.'],
  ]);
  expect(asked('second-Qwen-Qwen3.jsonl').map(({ last }) => last)).toEqual([
    ...['And at night?', 'Who are you?'],
  ]);
  const written = readFileSync(at('answers-claude-haiku-4-5.jsonl'), 'utf8').trim().split('\n');
  expect(written.map((line) => JSON.parse(line) as object)).toMatchObject([
    {
      ...{ question_id: 'sky', model_id: 'claude-haiku-4-5', tstamp: NOW / 1000 },
      choices: [{ index: 0, turns: ['Said: Why is it blue?'] }],
      // 30 tokens at $1 a million and 10 at $5.
      cost_usd: 80e-6,
    },
    { question_id: 'river' },
    { choices: [{ turns: ['Said: Who are you?'] }] },
  ]);
  expect(readFileSync(at('answers-questions.jsonl'), 'utf8')).toContain('"reference":["Tone"]');

  // The next turn, of outputs of both rounds in any order.
  const next = asked('second-claude-haiku-4-5.json');
  expect(next.map(({ last }) => last)).toEqual(['And at night?']);
  put(
    'next.jsonl',
    next.map((one) => anthropicLine(one.id, answered(one))),
  );
  const third = await run(
    ...[...QUESTIONS(), ...MODELS, ...outputs, '--output', at('next.jsonl')],
    ...['--batch', at('third'), '--answers', at('answers')],
  );
  expect(third.stdout).toContain('claude-haiku-4-5: No requests are left to write.');
  expect(readFileSync(at('answers-claude-haiku-4-5.jsonl'), 'utf8')).toContain(
    '"turns":["Said: Why is it blue?","Said: And at night?"]',
  );
});

it('takes no reply to a request under other settings', async () => {
  const one = [at('questions.jsonl'), '--model', 'openai:gpt-4o-mini'];
  await run(...one, '--batch', at('mine'));
  const [request] = asked('mine-gpt-4o-mini.jsonl');
  put('mine.jsonl', [openAiLine(request.id, answered(request))]);
  const read = (...more: string[]) =>
    run(...one, ...more, '--output', at('mine.jsonl'), '--answers', at('mine'));
  expect((await read()).stderr).toContain('mine.jsonl: 1 new answer.');
  for (const other of [
    ['--temperature', '0'],
    ['--system', 'Be brief.'],
    ['--samples', '2'],
    ['--list', at('list.txt')],
    ['--model', 'openai:gpt-4o'],
  ])
    expect((await read(...other)).stderr).toContain('a reply for another session');
});

it.each([
  [[], 'No questions given.'],
  [['q.jsonl'], 'No --model given.'],
  [['q.jsonl', '--model', 'openai:x'], 'Nothing to write: give --batch PATH'],
  [['q.jsonl', '--model', 'gemini:x', '--batch', 'b'], 'offered: openai:MODEL, anthropic:MODEL'],
  [['q.jsonl', '--model', 'openai:x', '--model', 'vllm:x', '--batch', 'b'], 'where another one is'],
  [['q.jsonl', '--model', 'openai:x', '--batch', 'b', '--samples', '0'], 'whole number from 1 on'],
  [['q.jsonl', '--model', 'openai:x', '--batch', 'b', '--temperature=-1'], 'from 0 on'],
  [['q.jsonl', '--model', 'openai:x', '--batch', 'b', '--what'], '--what'],
  [['no-file', '--model', 'openai:x', '--batch', 'b'], 'There is no file or folder no-file.'],
])('refuses %j', async (args, why) => {
  const { status, stderr } = await run(...args);
  expect([status, stderr.includes(why) ? why : stderr]).toEqual([2, why]);
});

it('prints its options', async () => {
  const { status, stdout } = await run('--help');
  expect([status, stdout.split('\n').every((line) => line.length <= 100)]).toEqual([0, true]);
  expect(stdout).toContain('--output FILE');
});
