import type * as Library from '@xenova/transformers';
import { CaravanError } from '../core/failure.ts';
import { meanPooled } from '../core/judge/local/pooling.ts';
import type { Embeddings } from '../core/judge/local/pooling.ts';
import type {
  EmbedRequest,
  GeneratedReply,
  GenerateRequest,
  TellProgress,
  ScoredAnswers,
  ScoreRequest,
} from './requests.ts';
import type { LoadedModel, LocalModels } from './local-models.ts';

/** Texts that are read at a time. */
const BATCH = 8;
/** Tokens of a text that are read, where the model sets no limit: memory grows with the square. */
const MAX_TOKENS = 2048;

/** What a tokenizer gives for several texts. */
type Inputs = Readonly<Record<'input_ids' | 'attention_mask', Library.Tensor>>;
type Output = Readonly<Record<string, Library.Tensor | undefined>>;

export async function embedTexts(
  models: LocalModels,
  { texts, prefix, ...about }: EmbedRequest,
  tell: TellProgress,
): Promise<Embeddings> {
  const loaded = await models.load('embed', about);
  return models.guarded(about, async () => {
    let vectors = new Float32Array(0);
    let size = 0;
    for (let at = 0; at < texts.length; at += BATCH) {
      const some = texts.slice(at, at + BATCH).map((text) => prefix + text);
      const { inputs } = encoded(loaded, some);
      const hidden = tensorIn(await run(loaded, inputs), 'last_hidden_state');
      const [count, tokens, width] = hidden.dims;
      size = width;
      if (at === 0) vectors = new Float32Array(texts.length * size);
      const mask = inputs.attention_mask.data as BigInt64Array;
      const pooled = meanPooled(hidden.data as Float32Array, mask, [count, tokens, width]);
      vectors.set(pooled, at * size);
      tell({ done: at + some.length, total: texts.length });
    }
    return { vectors, size };
  });
}

export async function scoreAnswers(
  models: LocalModels,
  { question, answers, ...about }: ScoreRequest,
): Promise<ScoredAnswers> {
  const loaded = await models.load('score', about);
  return models.guarded(about, async () => {
    const { inputs, isCut } = encoded(
      loaded,
      answers.map(() => question),
      answers,
    );
    const logits = tensorIn(await run(loaded, inputs), 'logits');
    const [count, labels] = logits.dims;
    const values = Array.from(logits.data as Float32Array);
    // Of two classes the second says that the answer is good; one number is the score itself.
    if (labels !== 1 && labels !== 2) throw new TypeError(`${labels} labels are no score`);
    const scores = Array.from({ length: count }, (_, at) =>
      labels === 1 ? values[at] : values[2 * at + 1] - values[2 * at],
    );
    return { scores, isCut };
  });
}

export async function generateReply(
  models: LocalModels,
  { system, messages, temperature, maxTokens, ...about }: GenerateRequest,
): Promise<GeneratedReply> {
  const loaded = await models.load('generate', about);
  return models.guarded(about, async () => {
    const { tokenizer, model } = loaded;
    const inputs = tokenizer(promptOf(tokenizer, { system, messages }), {
      // The template has written the special tokens.
      add_special_tokens: tokenizer.chat_template === null,
    });
    const length = inputs.input_ids.dims[1];
    const { max_position_embeddings: most } = model.config as { max_position_embeddings?: unknown };
    if (typeof most === 'number' && length + 1 > most)
      throw new CaravanError({
        ...{ kind: 'judge-call', reason: 'context-too-long', host: about.model.id },
      });
    const isSampled = temperature !== null && temperature > 0;
    const all = (await model.generate({
      ...inputs,
      max_new_tokens: typeof most === 'number' ? Math.min(maxTokens, most - length) : maxTokens,
      do_sample: isSampled,
      ...(isSampled ? { temperature } : {}),
    })) as Library.Tensor;
    const ids = Array.from(all.data as BigInt64Array, Number).slice(length);
    const text = tokenizer.decode(ids, { skip_special_tokens: true });
    const isEnded = ids.length < maxTokens || ids.at(-1) === tokenizer.eos_token_id;
    const usage = { input: length, output: ids.length };
    return { text, usage, stop: isEnded ? 'end' : 'length' };
  });
}

/** The prompt in the model's own chat template; without one, the messages one after the other. */
function promptOf(
  tokenizer: Library.PreTrainedTokenizer,
  { system, messages }: Pick<GenerateRequest, 'system' | 'messages'>,
): string {
  const said = messages.map(({ content }) => content);
  if (tokenizer.chat_template === null) return [system, ...said].filter(Boolean).join('\n\n');
  const all = [...(system === '' ? [] : [{ role: 'system', content: system }]), ...messages];
  return tokenizer.apply_chat_template(all, {
    ...{ tokenize: false, add_generation_prompt: true },
    // Qwen3 and others think for thousands of tokens, which small models do in vain.
    ...{ enable_thinking: false },
  });
}

interface Encoded {
  readonly inputs: Inputs;
  readonly isCut: boolean;
}

function encoded(
  { tokenizer }: LoadedModel,
  texts: readonly string[],
  pairs: readonly string[] | null = null,
): Encoded {
  const { model_max_length: stated } = tokenizer.config as { model_max_length?: unknown };
  const most = Math.min(typeof stated === 'number' ? stated : Infinity, MAX_TOKENS);
  const text_pair = pairs && [...pairs];
  // Texts of different lengths make a tensor only where those that are too long are cut.
  const { input_ids } = tokenizer([...texts], { text_pair, return_tensor: false }) as {
    readonly input_ids: readonly (readonly number[])[];
  };
  const cut = { padding: true, truncation: true, max_length: most };
  const inputs = tokenizer([...texts], { ...cut, text_pair });
  return { inputs, isCut: input_ids.some(({ length }) => length > most) };
}

async function run({ model }: LoadedModel, inputs: Inputs): Promise<Output> {
  return (await model(inputs)) as Output;
}

/** @throws TypeError where the model gives nothing of that name: it is of another kind */
function tensorIn(output: Output, name: string): Library.Tensor {
  const tensor = output[name];
  if (tensor === undefined) throw new TypeError(`the model gives no ${name}`);
  return tensor;
}
