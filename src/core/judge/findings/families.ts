/**
 * Makers of models, by what their models are called. A model that somebody trained further is
 * its own maker's where its name says so, else that of the model it was made of. Looked through
 * in order: a distilled model names its teacher first.
 */
const FAMILIES: readonly (readonly [family: string, names: RegExp])[] = [
  ['DeepSeek', /deepseek/],
  ['ELYZA', /elyza/],
  ['Swallow', /swallow/],
  ['Stability AI', /stable-?(?:lm|beluga)|japanese-stablelm/],
  ['rinna', /rinna|youri|nekomata/],
  ['CyberAgent', /cyberagent|\bcalm\d|open-?calm/],
  ['LINE', /\bline-corp|japanese-large-lm/],
  ['LLM-jp', /\bllm-jp/],
  ['Preferred Networks', /\bplamo/],
  ['Stockmark', /stockmark/],
  ['Shisa', /\bshisa/],
  ['Sarashina', /sarashina/],
  ['OpenAI', /\b(?:chat)?gpt-?(?:3|4|5|6)|\bgpt-oss|\bchatgpt|\bo[134](?:-|$)|\bdavinci/],
  ['Anthropic', /claude/],
  ['Google', /gemini|gemma|\bpalm\b|\bbard\b/],
  ['Qwen', /\bqwen|\bqwq/],
  ['Mistral', /mistral|mixtral|ministral|magistral|codestral/],
  ['xAI', /\bgrok/],
  ['Cohere', /command-?(?:r|a\b|light|nightly)|\baya\b|c4ai/],
  ['Microsoft', /\bphi-?\d|\bwizardlm/],
  ['Amazon', /amazon|\bnova-(?:micro|lite|pro|premier)/],
  ['Moonshot', /\bkimi|moonshot/],
  ['Zhipu', /\bglm-?\d|chatglm/],
  ['01.AI', /\byi-\d/],
  ['Meta', /llama|vicuna|alpaca/],
];

/** Who made a model, going by its name; null where the name does not say. */
export function familyOf(model: string): string | null {
  const name = model.toLowerCase().replace(/[_\s]/g, '-');
  return FAMILIES.find(([, names]) => names.test(name))?.[0] ?? null;
}
