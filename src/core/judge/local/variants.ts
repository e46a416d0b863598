import type { Dtype, ModelDevice, ModelFile, ModelTask, ModelVariant } from './models.ts';

/** How the names of ONNX files say how their weights are written, as transformers.js has it. */
const SUFFIXES: Readonly<Record<Dtype, string>> = {
  fp32: '',
  fp16: '_fp16',
  q8: '_quantized',
  int8: '_int8',
  uint8: '_uint8',
  q4: '_q4',
  q4f16: '_q4f16',
  bnb4: '_bnb4',
};

const DTYPES: readonly Dtype[] = ['q4f16', 'q4', 'bnb4', 'q8', 'int8', 'uint8', 'fp16', 'fp32'];

/** The files beside the weights without which no model can be used, and those that some have. */
const NEEDED = ['config.json', 'tokenizer.json', 'tokenizer_config.json'];
const BESIDE = [
  ...NEEDED,
  'generation_config.json',
  'special_tokens_map.json',
  'chat_template.jinja',
];

/**
 * The variants that files make up, smallest first: weights in `onnx/` or beside the others, with
 * what they have in files of their own. None where a file that is needed is missing.
 */
export function variantsOf(files: readonly ModelFile[]): ModelVariant[] {
  const beside = files.filter(({ path }) => BESIDE.includes(path));
  if (!NEEDED.every((name) => beside.some(({ path }) => path === name))) return [];
  const variants = DTYPES.flatMap((dtype) => {
    const weights = weightsOf(files, dtype);
    if (weights.length === 0) return [];
    const all = [...beside, ...weights];
    return [{ dtype, files: all, bytes: all.reduce((sum, { bytes }) => sum + bytes, 0) }];
  });
  return variants.sort((a, b) => a.bytes - b.bytes);
}

function weightsOf(files: readonly ModelFile[], dtype: Dtype): ModelFile[] {
  const name = `model${SUFFIXES[dtype]}.onnx`;
  for (const folder of ['onnx/', '']) {
    const main = files.find(({ path }) => path === folder + name);
    if (main === undefined) continue;
    // More than two gigabytes stand in files of their own: …_data, …_data_1.
    const data = files.filter(
      ({ path }) => path.startsWith(`${folder}${name}_data`) && /_data(_\d+)?$/.test(path),
    );
    return [main, ...data];
  }
  return [];
}

/** How many files of data stand beside the weights. */
export function dataFiles(files: readonly ModelFile[]): number {
  return files.filter(({ path }) => /\.onnx_data(_\d+)?$/.test(path)).length;
}

/** What is best on a device where all are there: small and fast, but for scores not coarse. */
const ORDER: Readonly<Record<ModelDevice, Readonly<Record<ModelTask, readonly Dtype[]>>>> = {
  wasm: {
    embed: ['q8', 'int8', 'uint8', 'fp32', 'q4', 'bnb4', 'fp16', 'q4f16'],
    score: ['q8', 'int8', 'uint8', 'fp32', 'q4', 'bnb4', 'fp16', 'q4f16'],
    generate: ['q4', 'q8', 'int8', 'uint8', 'bnb4', 'q4f16', 'fp32', 'fp16'],
  },
  webgpu: {
    embed: ['fp16', 'fp32', 'q8', 'int8', 'uint8', 'q4f16', 'q4', 'bnb4'],
    score: ['fp16', 'fp32', 'q8', 'int8', 'uint8', 'q4f16', 'q4', 'bnb4'],
    generate: ['q4f16', 'q4', 'fp16', 'q8', 'int8', 'uint8', 'bnb4', 'fp32'],
  },
};

/** The variant to begin with; undefined where there is none. */
export function bestVariant(
  variants: readonly ModelVariant[],
  task: ModelTask,
  device: ModelDevice,
): ModelVariant | undefined {
  const order = ORDER[device][task];
  return [...variants].sort((a, b) => order.indexOf(a.dtype) - order.indexOf(b.dtype)).at(0);
}
