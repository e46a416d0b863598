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

const MODELS: readonly SampleModel[] = [
  {
    id: 'cyberagent/open-calm-7b',
    maker: 'cyberagent',
    name: 'open-calm-7b',
    shortName: 'opencalm-7b',
    link: 'https://huggingface.co/cyberagent/open-calm-7b',
    licence: 'not-stated',
  },
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
  {
    id: 'izumi-lab/stormy-7b-10ep',
    maker: 'izumi-lab',
    name: 'stormy-7b-10ep',
    shortName: 'opencalm-7b (stormy)',
    link: 'https://huggingface.co/izumi-lab/stormy-7b-10ep',
    licence: 'commercial',
  },
  {
    id: 'rinna/japanese-gpt-neox-3.6b',
    maker: 'rinna',
    name: 'japanese-gpt-neox-3.6b',
    shortName: 'rinna-3.6b',
    link: 'https://huggingface.co/rinna/japanese-gpt-neox-3.6b',
    licence: 'not-stated',
  },
  {
    id: 'rinna/japanese-gpt-neox-3.6b-instruction-ppo',
    maker: 'rinna',
    name: 'japanese-gpt-neox-3.6b-instruction-ppo',
    shortName: 'rinna-3.6b (PPO)',
    link: 'https://huggingface.co/rinna/japanese-gpt-neox-3.6b-instruction-ppo',
    licence: 'commercial',
  },
  {
    id: 'rinna/japanese-gpt-neox-3.6b-instruction-sft-v2',
    maker: 'rinna',
    name: 'japanese-gpt-neox-3.6b-instruction-sft-v2',
    shortName: 'rinna-3.6b (SFT)',
    link: 'https://huggingface.co/rinna/japanese-gpt-neox-3.6b-instruction-sft-v2',
    licence: 'commercial',
  },
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
