import { createRandom } from '../../../src/core/numerics/random.ts';
import { onnxFile } from './onnx.ts';

/**
 * Tiny models of our own, made from a seed: the same files in every run. They know characters,
 * and what they give can be counted by hand.
 */

/** Numbers of one vector. */
export const SIZE = 8;
const SPECIAL = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[BOT]', '[EOS]'];
/** What the generative model says, token by token. */
const SAYS = ['{"winner":', ' "A"', '}'];
const CHARACTERS = Array.from(
  'abcdefghijklmnopqrstuvwxyz0123456789 .,?!かなのはがをにでとも一二三山川日本',
);
export const VOCABULARY: readonly string[] = [...SPECIAL, ...SAYS, ...CHARACTERS];

const idOf = (token: string): number => Math.max(1, VOCABULARY.indexOf(token));

/** Of a text alone, as the tokenizer gives them. */
export function idsOf(text: string): number[] {
  return [idOf('[CLS]'), ...Array.from(text, idOf), idOf('[SEP]')];
}

/** The vectors of all tokens, row by row. */
export const TABLE: Float32Array = Float32Array.from(
  { length: VOCABULARY.length * SIZE },
  (
    (random) => () =>
      random.uniform() - 0.5
  )(createRandom(7)),
);

/** What makes a score of a vector. */
export const HEAD: Float32Array = Float32Array.from(
  { length: SIZE },
  (
    (random) => () =>
      random.uniform() - 0.5
  )(createRandom(8)),
);

export type TinyFiles = Readonly<Record<string, Uint8Array<ArrayBuffer>>>;

/** The files of a model, to be picked by hand. */
export const pickable = (files: TinyFiles) =>
  Object.entries(files).map(([path, bytes]) => ({
    name: path.split('/').at(-1) ?? path,
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(bytes),
  }));

const json = (value: unknown): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(JSON.stringify(value));

const special = (id: number) => ({
  ...{ id, content: VOCABULARY[id], special: true, single_word: false },
  ...{ lstrip: false, rstrip: false, normalized: false },
});

function tokenizer(template: string | null): TinyFiles {
  const one = (id: string) => ({ SpecialToken: { id, type_id: 0 } });
  const text = (id: string, type: number) => ({ Sequence: { id, type_id: type } });
  const named = (token: string) => ({ id: token, ids: [idOf(token)], tokens: [token] });
  const isChat = template !== null;
  return {
    'tokenizer.json': json({
      version: '1.0',
      added_tokens: [...SPECIAL.keys()].map(special),
      normalizer: null,
      pre_tokenizer: { type: 'Split', pattern: { Regex: '' }, behavior: 'Isolated', invert: false },
      post_processor: isChat
        ? null
        : {
            type: 'TemplateProcessing',
            single: [one('[CLS]'), text('A', 0), one('[SEP]')],
            pair: [one('[CLS]'), text('A', 0), one('[SEP]'), text('B', 1), one('[SEP]')],
            special_tokens: { '[CLS]': named('[CLS]'), '[SEP]': named('[SEP]') },
          },
      decoder: { type: 'Fuse' },
      model: {
        type: 'WordLevel',
        vocab: Object.fromEntries(VOCABULARY.map((token, id) => [token, id])),
        unk_token: '[UNK]',
      },
    }),
    'tokenizer_config.json': json({
      tokenizer_class: 'PreTrainedTokenizerFast',
      ...{ pad_token: '[PAD]', unk_token: '[UNK]', cls_token: '[CLS]', sep_token: '[SEP]' },
      ...(isChat ? { eos_token: '[EOS]', chat_template: template } : {}),
      model_max_length: 512,
    }),
  };
}

const embedding = { name: 'table', dims: [VOCABULARY.length, SIZE], values: TABLE };
const bert = { model_type: 'bert', hidden_size: SIZE, vocab_size: VOCABULARY.length };

/** Gives each token its vector. */
export function tinyEmbedder(): TinyFiles {
  return {
    'config.json': json({ ...bert, architectures: ['BertModel'] }),
    ...tokenizer(null),
    'onnx/model_quantized.onnx': ownBytes(
      onnxFile({
        inputs: ['input_ids', 'attention_mask'],
        weights: [embedding],
        nodes: [{ op: 'Gather', inputs: ['table', 'input_ids'], output: 'last_hidden_state' }],
        output: { name: 'last_hidden_state', dims: 3 },
      }),
    ),
  };
}

/** Sums the vectors of a question and an answer, without what fills up, and multiplies by HEAD. */
export function tinyScorer(): TinyFiles {
  return {
    'config.json': json({
      ...bert,
      architectures: ['BertForSequenceClassification'],
      id2label: { 0: 'LABEL_0' },
    }),
    ...tokenizer(null),
    'onnx/model_quantized.onnx': ownBytes(
      onnxFile({
        inputs: ['input_ids', 'attention_mask'],
        weights: [
          embedding,
          { name: 'head', dims: [SIZE, 1], values: HEAD },
          { name: 'last', dims: [1], values: BigInt64Array.of(-1n) },
          { name: 'tokens', dims: [1], values: BigInt64Array.of(1n) },
        ],
        nodes: [
          { op: 'Gather', inputs: ['table', 'input_ids'], output: 'vectors' },
          { op: 'Cast', inputs: ['attention_mask'], output: 'flat', attributes: { to: 1 } },
          { op: 'Unsqueeze', inputs: ['flat', 'last'], output: 'mask' },
          { op: 'Mul', inputs: ['vectors', 'mask'], output: 'masked' },
          {
            ...{ op: 'ReduceSum', inputs: ['masked', 'tokens'], output: 'sum' },
            attributes: { keepdims: 0 },
          },
          { op: 'MatMul', inputs: ['sum', 'head'], output: 'logits' },
        ],
        output: { name: 'logits', dims: 2 },
      }),
    ),
  };
}

/** By hand what the scorer gives. */
export function scoreByHand(question: string, answer: string): number {
  const ids = [...idsOf(question), ...idsOf(answer).slice(1)];
  return ids.reduce(
    (sum, id) => sum + HEAD.reduce((dot, weight, at) => dot + weight * TABLE[id * SIZE + at], 0),
    0,
  );
}

const CHAT = "{% for message in messages %}{{ message['content'] }}{% endfor %}[BOT]";
export const REPLY = SAYS.join('');

/**
 * Answers to whatever is asked with the same verdict: each token has one that follows it.
 * @param isEndless it says the verdict again and again
 */
export function tinyWriter(isEndless = false): TinyFiles {
  const size = VOCABULARY.length;
  const follows = new Float32Array(size * size);
  const chain = ['[BOT]', ...SAYS, isEndless ? SAYS[0] : '[EOS]'].map(idOf);
  chain.slice(0, -1).forEach((id, at) => (follows[id * size + chain[at + 1]] = 1));
  return {
    'config.json': json({
      ...{ model_type: 'llama', architectures: ['LlamaForCausalLM'], vocab_size: size },
      ...{ hidden_size: SIZE, num_attention_heads: 1, num_key_value_heads: 1 },
      ...{ num_hidden_layers: 0, max_position_embeddings: 1_000_000, eos_token_id: idOf('[EOS]') },
    }),
    'generation_config.json': json({ eos_token_id: idOf('[EOS]'), pad_token_id: 0 }),
    ...tokenizer(CHAT),
    'onnx/model_q4.onnx': ownBytes(
      onnxFile({
        inputs: ['input_ids', 'attention_mask'],
        weights: [{ name: 'follows', dims: [size, size], values: follows }],
        nodes: [{ op: 'Gather', inputs: ['follows', 'input_ids'], output: 'logits' }],
        output: { name: 'logits', dims: 3 },
      }),
    ),
  };
}

function ownBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}
