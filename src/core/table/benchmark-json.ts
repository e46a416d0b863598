import * as v from 'valibot';
import type { Benchmark } from './benchmark.ts';
import { CaravanError } from '../failure.ts';

const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const name = v.nullable(v.string());
const figure = v.nullable(v.pipe(v.number(), v.finite()));
const amount = v.pipe(v.number(), v.finite(), v.minValue(0));

const plain = v.object({
  texts: whole,
  questions: v.array(
    v.object({
      id: v.string(),
      category: name,
      turns: v.array(whole),
      reference: v.array(whole),
    }),
  ),
  answers: v.array(
    v.object({
      model: v.string(),
      question: v.string(),
      id: name,
      turns: v.array(whole),
      cost: v.exactOptional(amount),
      seconds: v.exactOptional(amount),
    }),
  ),
  prompts: v.array(
    v.object({
      name: v.string(),
      type: name,
      category: name,
      system: v.nullable(whole),
      template: whole,
      defaults: v.array(v.strictTuple([v.string(), whole])),
      outputFormat: name,
    }),
  ),
  rankings: v.array(
    v.object({
      file: v.string(),
      measure: v.string(),
      entries: v.array(
        v.object({
          model: v.string(),
          value: v.pipe(v.number(), v.finite()),
          lower: figure,
          upper: figure,
          winRate: figure,
          strongerThanNext: figure,
        }),
      ),
    }),
  ),
  spent: v.exactOptional(
    v.array(
      v.object({
        model: v.string(),
        priced: whole,
        cost: amount,
        timed: whole,
        seconds: amount,
      }),
    ),
  ),
});

/** Every place of a text is below their number. */
const shape: v.GenericSchema<unknown, Benchmark> = v.pipe(
  plain,
  v.check((benchmark) => placesIn(benchmark).every((place) => place < benchmark.texts)),
);

function placesIn({ questions, answers, prompts }: v.InferOutput<typeof plain>): number[] {
  return [
    ...questions.flatMap(({ turns, reference }) => [...turns, ...reference]),
    ...answers.flatMap(({ turns }) => turns),
    ...prompts.flatMap(({ system, template, defaults }) => [
      ...(system === null ? [] : [system]),
      template,
      ...defaults.map(([, text]) => text),
    ]),
  ];
}

/**
 * A benchmark from the JSON that it is stored as.
 * @throws CaravanError damaged-record, where it is none
 */
export function benchmarkOf(json: string): Benchmark {
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), shape), json, { abortEarly: true });
  if (read.success) return read.output;
  const flaw = { kind: 'shape', field: 'benchmark' } as const;
  throw new CaravanError({ kind: 'damaged-record', store: 'sources', name: '', flaw });
}
