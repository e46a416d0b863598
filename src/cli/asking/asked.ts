import { parseArgs } from 'node:util';
import type { AskedModel, AskSetup } from '../../core/ask/setup.ts';
import { USUAL_SAMPLING } from '../../core/ask/usual-sampling.ts';
import { usualPrice } from '../../core/judge/money/prices.ts';
import type { SamplingSettings } from '../../core/judge/setup.ts';
import { fileName } from '../../core/names/file-name.ts';
import { ArgumentError } from '../argument-error.ts';
import { numberOf } from '../priors.ts';

/** What a call of `ask` asks for. */
export interface AskedAnswers {
  /** Files of questions. */
  readonly paths: readonly string[];
  /** Files with one question a line. */
  readonly lists: readonly string[];
  readonly setup: Omit<AskSetup, 'questions'>;
  /** What batches gave. */
  readonly outputs: readonly string[];
  /** Where to write what is open, and what is answered; null where that is not wanted. */
  readonly batch: string | null;
  readonly answers: string | null;
}

/** Who runs batches, by the names of `--model`, and how their API is spoken. */
const ENGINES = {
  openai: { provider: 'openai', baseUrl: 'https://api.openai.com/v1' },
  anthropic: { provider: 'anthropic', baseUrl: 'https://api.anthropic.com/v1' },
  vllm: { provider: 'openai-compatible', baseUrl: 'http://localhost:8000/v1' },
} as const satisfies Readonly<Record<string, Pick<AskedModel, 'provider' | 'baseUrl'>>>;
const ENGINE_NAMES = Object.keys(ENGINES);

export const ASK_USAGE = `Usage: npm run --silent ask -- QUESTIONS… --model PROVIDER:MODEL --batch PATH [options],
or node caravan.mjs ask QUESTIONS… --model PROVIDER:MODEL --batch PATH [options]
Has models answer questions by their provider's batch API, without a key and without a network:
writes the requests as files and makes files of answers of what comes back. QUESTIONS are files that
hold questions (FastChat, MT-bench, Rakuda and others); a folder stands for the files in it.

  --list FILE         questions, one per line; may be repeated
  --model PROVIDER:MODEL
                      who is asked: ${ENGINE_NAMES.join(', ')}, and the model's name there; may be
                      repeated
  --batch PATH        write what is still to be asked as PATH-MODEL.jsonl (OpenAI's Batch API,
                      vLLM's run-batch) or PATH-MODEL.json (body of an Anthropic message batch)
  --output FILE       what a batch gave, error files too, in any order; may be repeated
  --answers PATH      write what is answered by then as PATH-MODEL.jsonl, as FastChat has answers,
                      and the questions as PATH-questions.jsonl
  --system TEXT       system prompt
  --samples N         answers to each question (default 1)
  --max-tokens N      of an answer (default ${String(USUAL_SAMPLING.maxTokens)})
  --temperature T     default: the provider's
  --seed N            default: none
  --help              print this

Give the same questions and settings with --output as with --batch: they are what requests are told
apart by. With --output, --batch writes what is left: what failed, and the next turns of questions
with several.
`;

const TEXT = { type: 'string' } as const;
const MANY = { type: 'string', multiple: true } as const;
const OPTIONS = {
  list: MANY,
  model: MANY,
  batch: TEXT,
  output: MANY,
  answers: TEXT,
  system: TEXT,
  samples: TEXT,
  'max-tokens': TEXT,
  temperature: TEXT,
  seed: TEXT,
  help: { type: 'boolean', default: false },
} as const;

/**
 * Reads the arguments of `ask`; null where help is asked for.
 * @throws ArgumentError
 */
export function readAskedAnswers(args: readonly string[]): AskedAnswers | null {
  const { values, positionals } = parsed(args);
  if (values.help) return null;
  const { list = [], model = [], output = [], batch = null, answers = null } = values;
  if (positionals.length + list.length === 0) throw new ArgumentError('No questions given.');
  if (model.length === 0) throw new ArgumentError('No --model given.');
  if (batch === null && answers === null) {
    throw new ArgumentError('Nothing to write: give --batch PATH, --answers PATH or both.');
  }
  const sampling: SamplingSettings = {
    temperature: values.temperature === undefined ? null : heat(values.temperature),
    maxTokens: whole('max-tokens', values['max-tokens'], 1) ?? USUAL_SAMPLING.maxTokens,
    seed: whole('seed', values.seed, 0),
  };
  const models = model.map((name) => modelOf(name, sampling));
  const files = models.map(({ name }) => fileName(name));
  const twice = models.find((_, at) => files.indexOf(files[at]) < at);
  if (twice)
    throw new ArgumentError(`--model ${twice.name} would be written where another one is.`);
  return {
    ...{ paths: positionals, lists: list, outputs: output, batch, answers },
    setup: {
      ...{ models, prices: models.map((one) => usualPrice(one.model)) },
      samples: whole('samples', values.samples, 1) ?? 1,
      system: values.system ?? '',
      ...{ budget: null, concurrency: 1, perMinute: null },
    },
  };
}

function modelOf(asked: string, sampling: SamplingSettings): AskedModel {
  const [, engine = '', model = ''] = /^(\w+):(.+)$/.exec(asked.trim()) ?? [];
  if (!isEngine(engine)) {
    throw new ArgumentError(
      `--model ${asked} names no provider; offered: ${ENGINE_NAMES.map((name) => `${name}:MODEL`).join(', ')}.`,
    );
  }
  return { name: model, ...ENGINES[engine], model, sampling };
}

function isEngine(name: string): name is keyof typeof ENGINES {
  return ENGINE_NAMES.includes(name);
}

function whole(option: string, value: string | undefined, least: number): number | null {
  if (value === undefined) return null;
  if (/^\d{1,15}$/.test(value) && Number(value) >= least) return Number(value);
  throw new ArgumentError(`--${option} ${value} is not a whole number from ${String(least)} on.`);
}

function heat(value: string): number {
  const number = numberOf(value);
  if (number !== null && number >= 0) return number;
  throw new ArgumentError(`--temperature ${value} is no number from 0 on.`);
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS });
  } catch (error) {
    const [message] = error instanceof Error ? error.message.split(/\.\s/) : [String(error)];
    throw new ArgumentError(`${message.replace(/\.$/, '')}.`);
  }
}
