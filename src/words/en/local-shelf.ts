import type { Dtype, ModelTask } from '../../core/judge/local/models.ts';

const DTYPES: Readonly<Record<Dtype, string>> = {
  q4f16: '4 bits (half precision)',
  q4: '4 bits',
  bnb4: '4 bits (bitsandbytes)',
  q8: '8 bits',
  int8: '8 bits (signed)',
  uint8: '8 bits (unsigned)',
  fp16: '16 bits',
  fp32: '32 bits',
};

const TASKS: Readonly<Record<ModelTask, string>> = {
  score: 'Models that score an answer (rerankers, reward models)',
  generate: 'Models that write',
  embed: 'Models that compare meanings',
};

/** Models on this device, in English. */
export const shelf = {
  title: 'Models on this device',
  purpose:
    'Language models that judge in this browser. Once a model is here, nothing is sent anywhere.',
  computes: 'Models compute on',
  shortDevices: { webgpu: 'Graphics card', wasm: 'Processor' },
  devices: {
    webgpu: 'Computes on the graphics card (WebGPU).',
    wasm: 'Computes on the processor, one core (WebAssembly): small models only, and a model that writes takes minutes for a verdict.',
  },
  kept: 'Kept on this device',
  none: 'No model is here yet.',
  model: 'Model',
  choose: 'Choose a model',
  dtypes: DTYPES,
  facts: (dtype: string, size: string, licence: string) =>
    [dtype, size, licence].filter(Boolean).join(' · '),
  fromFiles: 'from files',
  part: 'Not complete',
  remove: (name: string) => `Remove ${name}`,
  removeShort: 'Remove',
  get: 'Get a model',
  suggested: 'Suggested',
  tasks: TASKS,
  short: { score: 'That score', generate: 'That write', embed: 'That compare' } satisfies Record<
    ModelTask,
    string
  >,
  about: (size: string, licence: string) => `about ${size}, ${licence}`,
  oneLanguage: 'English only',
  id: 'Model on Hugging Face',
  idHint: 'owner/name, with weights for transformers.js (ONNX). Looking asks huggingface.co.',
  look: 'Look',
  looking: 'Asking huggingface.co…',
  variant: 'Weights',
  licence: (name: string) => `Licence: ${name}. Read it on the model’s page before you use it.`,
  noLicence: 'The hub states no licence: look at the model’s page before you use it.',
  storage: (size: string, free: string) =>
    `${size} come from huggingface.co into this browser’s storage (free: ${free}) and stay there until you remove them.`,
  page: 'The model’s page',
  download: (size: string) => `Download ${size}`,
  fetching: (name: string) => `${name} is being fetched…`,
  amount: (done: string, total: string) => `${done} of ${total}`,
  stop: 'Stop',
  files: 'From files',
  filesNote:
    'For a machine without network: config.json, tokenizer.json, tokenizer_config.json and the ONNX weights, or the folder that holds them. They are copied into this browser’s storage.',
  pickFiles: 'Pick files',
  pickFolder: 'Pick a folder',
};
