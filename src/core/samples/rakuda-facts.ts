/** What a model may be used for, as later Rakuda rankings printed it. */
export type Licence = 'closed' | 'no-commercial' | 'commercial' | 'not-stated';

/** One model of the sample. */
export interface SampleModel {
  /** As in the judgments. */
  readonly id: string;
  readonly maker: string;
  readonly name: string;
  readonly shortName: string;
  /** The model's home. */
  readonly link: string;
  readonly licence: Licence;
}

/** A model of the hub, which calls it as the judgments do. */
function onHub(id: string, shortName: string, licence: Licence): SampleModel {
  const [maker, name] = id.split('/');
  return { id, maker, name, shortName, link: `https://huggingface.co/${id}`, licence };
}

const MODELS: readonly SampleModel[] = [
  onHub('cyberagent/open-calm-7b', 'opencalm-7b', 'not-stated'),
  {
    id: 'gpt-3.5-turbo-0301:20230614',
    maker: 'openai',
    name: 'GPT-3.5',
    shortName: 'GPT-3.5',
    link: 'https://openai.com',
    licence: 'closed',
  },
  {
    id: 'gpt-4:20230713',
    maker: 'openai',
    name: 'GPT-4',
    shortName: 'GPT-4',
    link: 'https://openai.com',
    licence: 'closed',
  },
  onHub('izumi-lab/stormy-7b-10ep', 'opencalm-7b (stormy)', 'commercial'),
  onHub('rinna/japanese-gpt-neox-3.6b', 'rinna-3.6b', 'not-stated'),
  onHub('rinna/japanese-gpt-neox-3.6b-instruction-ppo', 'rinna-3.6b (PPO)', 'commercial'),
  onHub('rinna/japanese-gpt-neox-3.6b-instruction-sft-v2', 'rinna-3.6b (SFT)', 'commercial'),
  {
    id: 'rwkv-world-jpn-55',
    maker: 'blinkdl',
    name: 'rwkv-4-world-jp55',
    shortName: 'rwkv-world',
    link: 'https://huggingface.co/BlinkDL/rwkv-4-world',
    licence: 'commercial',
  },
  {
    id: 'super-torin-sama-alpha2',
    maker: 'ainovelist',
    name: 'supertrin',
    shortName: 'supertrin',
    link: 'https://ai-novel.com',
    licence: 'closed',
  },
];

/**
 * The Rakuda ranking of 2023-07-14 (Rakuda benchmark, YuzuAI): GPT-4 as the judge of 800 pairs of
 * answers to 40 open questions in Japanese. What is shown of it on every page; its verdicts, and the
 * table published on that day, come where they are needed.
 */
export const RAKUDA_FACTS = {
  source: 'Rakuda benchmark, YuzuAI, 2023-07-14',
  judge: 'GPT-4',
  questions: 40,
  models: MODELS,
} as const;
