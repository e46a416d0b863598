import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { AskSetup } from '../../../src/core/ask/setup.ts';
import { AnswerJournal } from '../../../src/state/asking/answer-journal.ts';
import { AskingBatch } from '../../../src/state/asking/asking-batch.ts';
import { createAsking, loadAsking } from '../../../src/storage/asking/asking.ts';
import { answersInParts } from '../../../src/storage/asking/parts.ts';
import { deleteEverything } from '../../../src/storage/runs.ts';
import { anthropicLine, openAiExpired, openAiLine } from '../../judges/batches/outputs.ts';
import { ASKED, ASKING, ASK_SETUP, answerTo } from '../../storage/asking-run.ts';

interface Asked {
  readonly custom_id: string;
  readonly messages: readonly { readonly content: string }[];
}

const SAID = { model: 'served', input: 30, output: 10 };
const TURNS = ASKED.map(({ turns }) => turns.length);

/** A stored run, and what of its lock is held. */
async function begin(setup: AskSetup = ASK_SETUP, id = 'a', isMine = true) {
  const record = await createAsking({ ...ASKING, id, setup }, ASKED);
  const journal = new AnswerJournal(id);
  await journal.sync();
  let held = 0;
  const lock = {
    isHeld: false,
    take: () => Promise.resolve(isMine && ++held > 0),
    free: () => void held--,
  };
  const batch = new AskingBatch({ record: () => record, journal, lock, turns: TURNS });
  return { batch, journal, held: () => held };
}

/** What is asked of a model, as it stands in its file. */
async function asked(batch: AskingBatch, model: number): Promise<readonly Asked[]> {
  const [{ name, blob }] = await batch.write(model);
  const text = await blob.text();
  if (name.endsWith('.json')) {
    const { requests } = JSON.parse(text) as { requests: { custom_id: string; params: Asked }[] };
    return requests.map(({ custom_id, params: { messages } }) => ({ custom_id, messages }));
  }
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { custom_id: string; body: Asked })
    .map(({ custom_id, body: { messages } }) => ({ custom_id, messages }));
}

function fileOf(lines: readonly object[], name = 'output.jsonl'): File {
  return new File([lines.map((line) => `${JSON.stringify(line)}\n`).join('')], name);
}

const last = ({ messages }: Asked) => messages.at(-1)?.content ?? '';
const answered = (one: Asked) => openAiLine(one.custom_id, { ...SAID, text: `Said: ${last(one)}` });

async function storedOf(id: string) {
  const stored = [];
  for await (const part of answersInParts(id)) stored.push(...part);
  return stored;
}

beforeEach(deleteEverything);

describe('batches of a run of asking', () => {
  it('go out and come back turn by turn, in any order, as answers', async () => {
    const { batch, held } = await begin();
    const first = await asked(batch, 0);
    expect(first.map(last).sort()).toEqual(['q1?', 'q1?', 'q2?', 'q2?', 'q3?', 'q3?']);
    const output = fileOf([...first].reverse().map(answered));
    expect(await batch.read([output])).toEqual({
      ...{ added: 6, known: 0, notPlanned: 0, failures: [], rejections: [], rejected: 0 },
    });
    const second = await asked(batch, 0);
    expect(second.map(({ messages }) => messages.map(({ content }) => content))).toEqual(
      [0, 1].map(() => ['Be brief.', 'q3?', 'Said: q3?', 'and why?']),
    );
    expect(await batch.read([output, fileOf(second.map(answered))])).toMatchObject({
      ...{ added: 2, known: 6 },
    });
    expect(batch.openTasks().some(({ model }) => model === 0)).toBe(false);
    const stored = await storedOf('a');
    expect(stored).toHaveLength(8);
    expect(stored.at(-1)).toMatchObject({
      ...{ model: 0, question: 2, sample: 1, turn: 1, text: 'Said: and why?', finish: 'end' },
      ...{ usage: { input: 30, output: 10 }, servedBy: 'served', latency: 0, firstToken: null },
    });
    // 30 tokens at $1 a million and 10 at $2.
    expect(stored[0].cost).toBeCloseTo(50e-6, 12);
    expect([held(), (await loadAsking('a'))?.end]).toEqual([0, null]);
  });

  it('keep what came, and say what did not: it can be asked again', async () => {
    const { batch } = await begin();
    const other = await begin(ASK_SETUP, 'b');
    const requests = await asked(batch, 0);
    const [foreign] = await asked(other.batch, 0);
    const lines = [
      ...requests.slice(0, 3).map(answered),
      openAiExpired(requests[3].custom_id),
      answered(foreign),
      // A turn whose conversation has not come so far.
      answered({ ...requests[0], custom_id: 'caravan_a_0_2_1_1' }),
    ];
    const half = new File(
      [await fileOf(lines).text(), '{"custom_id": "caravan_a_0_1'],
      'half.jsonl',
    );
    expect(await batch.read([half])).toMatchObject({
      ...{ added: 3, known: 0, notPlanned: 1, rejected: 2 },
      failures: [{ task: { model: 0 }, status: null, message: expect.any(String) as string }],
      rejections: [
        { file: 'half.jsonl', line: 5, reason: { kind: 'other-run' } },
        { file: 'half.jsonl', line: 7, reason: { kind: 'cut-off' } },
      ],
    });
    const open = (await asked(batch, 0)).map(({ custom_id }) => custom_id);
    expect(open).toEqual(
      expect.arrayContaining(requests.slice(3).map(({ custom_id }) => custom_id)),
    );
    expect(await storedOf('b')).toEqual([]);
  });

  it('are of one model each, and end the run with its last answer', async () => {
    const [one, two] = ASK_SETUP.models;
    const setup: AskSetup = {
      ...{ ...ASK_SETUP, samples: 1, models: [one, { ...two, provider: 'anthropic' }] },
    };
    const { batch } = await begin(setup);
    for (let turn = 0; turn < 2; turn++) {
      const files = [
        fileOf((await asked(batch, 0)).map(answered)),
        fileOf(
          (await asked(batch, 1)).map(({ custom_id }) =>
            anthropicLine(custom_id, { ...SAID, text: 'Yes.' }),
          ),
        ),
      ];
      expect((await loadAsking('a'))?.end).toBeNull();
      await batch.read(files);
    }
    expect([batch.openTasks(), (await loadAsking('a'))?.end]).toEqual([[], 'all-asked']);
    expect(
      new Set((await storedOf('a')).map(({ model, text }) => `${String(model)} ${text}`)),
    ).toContain('1 Yes.');
  });

  it('are not read where another tab has the run, nor over what was stored before', async () => {
    const elsewhere = await begin(ASK_SETUP, 'b', false);
    const output = fileOf((await asked(elsewhere.batch, 0)).map(answered));
    expect(await elsewhere.batch.read([output])).toBeNull();
    expect(await storedOf('b')).toEqual([]);

    const { batch, journal } = await begin();
    const requests = await asked(batch, 0);
    await journal.add([answerTo({ text: 'By a call.' })], []);
    expect(await batch.read([fileOf(requests.map(answered))])).toMatchObject({
      added: 5,
      known: 1,
    });
    expect((await storedOf('a'))[0].text).toBe('By a call.');
  });
});
