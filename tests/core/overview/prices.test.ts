import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { ByteSource, FilesRead } from '../../../src/core/formats/file/report.ts';
import { addImport, removeFiles } from '../../../src/core/formats/intake/combine.ts';
import { readFiles } from '../../../src/core/formats/intake/read.ts';
import { benchmarkOf } from '../../../src/core/table/benchmark-json.ts';
import { outlineOf } from '../../../src/core/overview/outline.ts';
import { pricesOf } from '../../../src/core/overview/prices.ts';
import { writeFastchatAnswers } from '../../../src/core/ask/write.ts';
import { CollectedTexts } from '../formats/collect-texts.ts';
import { diskSource, textSource } from '../formats/sources.ts';
import { answerTurn, askedModel, askedQuestion, askSetup } from '../ask/asked.ts';

const price = { input: 1, output: 1 };

/** Two models that were asked here, the second at no known price; and one of AlpacaEval. */
async function outline() {
  const asked = writeFastchatAnswers({
    setup: askSetup({
      models: [askedModel('a'), askedModel('b')],
      ...{ samples: 2, prices: [price, null] },
    }),
    questions: [askedQuestion('1', 'Hello?', 'And?'), askedQuestion('2', 'Why?')],
    answers: [
      // A conversation of two turns and a second sample of one: (0.01 + 0.02 + 0.03) / 2.
      answerTurn([0, 0, 0, 0], { cost: 0.01, latency: 1000 }),
      answerTurn([0, 0, 0, 1], { cost: 0.02, latency: 2000 }),
      answerTurn([0, 0, 1, 0], { cost: 0.03, latency: 3000 }),
      answerTurn([0, 1, 0, 0], { cost: 0.05, latency: 5000 }),
      answerTurn([1, 0, 0, 0], { cost: 0, latency: 500 }),
    ],
  });
  const others = [
    { instruction: 'i', output: 'o', generator: 'c', price_per_example: 0.2, time_per_example: 4 },
    { instruction: 'j', output: 'o', generator: 'c', price_per_example: -1, time_per_example: '4' },
    { instruction: 'k', output: 'o', generator: 'd' },
  ];
  const read = await readFiles(
    [
      textSource([...asked].join(''), 'asked.jsonl'),
      textSource(others.map((record) => JSON.stringify(record)).join('\n'), 'others.jsonl'),
    ],
    { format: null, texts: new CollectedTexts().sink },
  );
  // As it is stored.
  return outlineOf(read.table, benchmarkOf(JSON.stringify(read.benchmark)));
}

it('prices come with answers that were asked for here, and with files that have them', async () => {
  const { models } = await outline();
  const prices = pricesOf(models, []);
  expect(prices.get('a')?.cost).toBeCloseTo((0.03 + 0.05) / 2, 12);
  expect(prices.get('a')?.seconds).toBeCloseTo((3 + 5) / 2, 12);
  expect(prices.get('b')).toEqual({ cost: null, seconds: 0.5 });
  expect(prices.get('c')).toEqual({ cost: 0.2, seconds: 4 });
  expect(prices.has('d')).toBe(false);
  expect(models.find(({ name }) => name === 'd')).toEqual({ name: 'd', judgments: 0, answers: 1 });
});

it('models that were merged into one share the mean over all their answers', async () => {
  const { models } = await outline();
  const prices = pricesOf(models, [
    ['a', 'one'],
    ['c', 'one'],
  ]);
  expect([...prices.keys()].sort()).toEqual(['b', 'one']);
  expect(prices.get('one')?.cost).toBeCloseTo((0.03 + 0.05 + 0.2) / 3, 12);
});

it('come with scored outputs of promptfoo and LangSmith, and go with their files', async () => {
  const golden = fileURLToPath(new URL('../../golden/formats/', import.meta.url));
  const file = (path: string) => diskSource(`${golden}${path}`, path);
  const [promptfoo, langsmith] = ['promptfoo/prices-and-times.json', 'langsmith/two-experiments'];
  const runs = ['claude-run.csv', 'gpt-4o-run.csv'].map((name) => file(`${langsmith}/${name}`));
  const read = (...sources: ByteSource[]) => readFiles(sources, { format: null });
  const both = addImport(await read(file(promptfoo)), await read(...runs));
  const pricesIn = ({ table, benchmark }: FilesRead) =>
    pricesOf(outlineOf(table, benchmarkOf(JSON.stringify(benchmark))).models, []);
  const prices = pricesIn(both);
  expect(prices.get('openai:gpt-4')?.cost).toBeCloseTo((0.004 + 0.006) / 2, 12);
  // One output came out of the cache, one call failed.
  expect(prices.get('openai:gpt-4')?.seconds).toBe(1.5);
  expect(prices.get('local:phi')).toEqual({ cost: null, seconds: (0.25 + 0.75) / 2 });
  expect(prices.get('claude-run')).toEqual({ cost: null, seconds: 0.5 });
  expect(pricesIn(removeFiles(both, new Set([promptfoo])))).toEqual(pricesIn(await read(...runs)));
  const rest = removeFiles(both, new Set(runs.map((run) => run.file)));
  expect(pricesIn(rest)).toEqual(pricesIn(await read(file(promptfoo))));
  expect(rest.benchmark).toEqual((await read(file(promptfoo))).benchmark);
});
