import type { Dtype, ModelTask } from '../../core/judge/local/models.ts';

const DTYPES: Readonly<Record<Dtype, string>> = {
  q4f16: '4-bit (half precision)',
  q4: '4-bit',
  bnb4: '4-bit (bitsandbytes)',
  q8: '8-bit',
  int8: '8-bit (signed)',
  uint8: '8-bit (unsigned)',
  fp16: '16-bit',
  fp32: '32-bit',
};

const TASKS: Readonly<Record<ModelTask, string>> = {
  score: 'Scoring models (rerankers, reward models)',
  generate: 'Generative models',
  embed: 'Embedding models',
};

/** Models on this device, in English. */
export const shelf = {
  title: 'Models on this device',
  purpose:
    'Models that run in this browser. Once a model is stored here, nothing is sent anywhere.',
  leftOut:
    'Models on this device are left out of this file: the code that runs them is larger than all the rest of it. The larger file, with-models.html, has them, and so does the hosted page. Judges on a server, and the baseline without a model, work here too.',
  computes: 'Run models on',
  shortDevices: { webgpu: 'GPU', wasm: 'CPU' },
  devices: {
    webgpu: 'Runs on the GPU (WebGPU).',
    wasm: 'Runs on one CPU core (WebAssembly): small models only, and a generative model takes minutes per reply.',
  },
  kept: 'Stored on this device',
  none: 'No models yet.',
  model: 'Model',
  choose: 'Choose a model',
  dtypes: DTYPES,
  facts: (dtype: string, size: string, licence: string) =>
    [dtype, size, licence].filter(Boolean).join(' · '),
  fromFiles: 'from files',
  part: 'Incomplete',
  remove: (name: string) => `Remove ${name}`,
  removeShort: 'Remove',
  get: 'Get a model',
  suggested: 'Suggested',
  tasks: TASKS,
  short: { score: 'Scoring', generate: 'Generative', embed: 'Embedding' } satisfies Record<
    ModelTask,
    string
  >,
  about: (size: string, licence: string) => `about ${size}, ${licence}`,
  oneLanguage: 'English only',
  id: 'Model on Hugging Face',
  idHint:
    'owner/name, with ONNX weights for transformers.js. Looking it up contacts huggingface.co.',
  look: 'Look up',
  looking: 'Contacting huggingface.co…',
  variant: 'Weights',
  licence: (name: string) => `Licence: ${name}. Read it on the model’s page before you use it.`,
  noLicence: 'The hub states no licence: check the model’s page before you use it.',
  storage: (size: string, free: string) =>
    `Downloads ${size} from huggingface.co into this browser’s storage (free: ${free}), where it stays until you remove it.`,
  page: 'The model’s page',
  download: (size: string) => `Download ${size}`,
  fetching: (name: string) => `Downloading ${name}…`,
  amount: (done: string, total: string) => `${done} of ${total}`,
  stop: 'Stop',
  files: 'From files',
  filesNote:
    'For a machine without a network connection: config.json, tokenizer.json, tokenizer_config.json and the ONNX weights, or the folder that holds them. They are copied into this browser’s storage.',
  pickFiles: 'Pick files',
  pickFolder: 'Pick a folder',
};
