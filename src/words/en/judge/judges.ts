import { counted } from '../grammar.ts';

/** The judges of a session, in English. */
export const judges = {
  title: 'Judges',
  human: 'You, with the arrow keys, blind to which model wrote which answer',
  models: 'Models as judges',
  none: 'Choose at least one judge.',
  add: 'Add a model as judge',
  addLocal: 'Add a judge on this device',
  remove: (name: string) => `Remove ${name}`,
  removeShort: 'Remove',
  unnamed: 'A model',
  provider: 'Provider',
  providers: {
    openai: 'OpenAI',
    anthropic: 'Anthropic',
    gemini: 'Google Gemini',
    'openai-compatible': 'OpenAI-compatible server',
    lexical: 'Lexical baseline',
    'local-scores': 'Scoring model',
    'local-model': 'Generative model on this device',
  },
  overNetwork: 'Over the network',
  onDevice: 'On this device',
  baseUrl: 'Base URL',
  baseUrlHint:
    'OpenRouter, Groq, vLLM, Ollama and others, such as http://localhost:11434/v1. The server must let this page call it (CORS).',
  goesTo: (host: string) =>
    `Questions, answers and the key go to ${host}, straight from this browser, and nowhere else.`,
  model: 'Model',
  modelHint: 'The provider’s model id; you can type in any model.',
  name: 'Name in the results',
  nameHint: 'Leave empty to use the model’s name.',
  lacks: (name: string, problem: string) => `${name}: ${problem}`,
  problems: {
    'no-address': 'Enter the base URL.',
    'bad-address': 'Begin the base URL with http:// or https://, without a password in it.',
    'no-model': 'Choose a model.',
    'no-key': 'Enter the API key.',
    template: 'Add the missing placeholder for the question or an answer to the template.',
  },
};

export const key = {
  labelOf: (host: string) => `API key for ${host}`,
  optional: 'API key, if the server needs one',
  memory: 'In memory only: it is gone when you close this page.',
  held: 'A key is in memory.',
  get: 'Get a key',
  keep: 'Keep on this device',
  keepNote:
    'Encrypted with a passphrase that is stored nowhere. Without the passphrase nobody can read the key, not even you.',
  passphrase: 'Passphrase',
  goodOnes: 'Use three or more unrelated words.',
  strength: {
    label: 'Strength of the passphrase',
    weak: {
      address: 'Too easy to guess: made of the server’s address. Use unrelated words.',
      common: 'Too easy to guess: close to a common password. Add unrelated words.',
      repeats: 'Too easy to guess: it repeats itself. Use different words.',
      sequence: 'Too easy to guess: a sequence like abc or 123. Use unrelated words.',
      keyboard: 'Too easy to guess: neighbouring keys on the keyboard. Use unrelated words.',
      date: 'Too easy to guess: a date. Add unrelated words.',
      short: 'Too easy to guess. Add a word or more characters.',
    },
    fair: 'Good enough: a GPU would need a week or more to guess it.',
    strong: 'Strong: a GPU would need decades to guess it.',
  },
  save: 'Save encrypted',
  kept: 'An encrypted key is stored on this device.',
  open: 'Unlock',
  forget: 'Delete key',
  damaged:
    'The key stored for this URL is damaged and can’t be unlocked. Delete it and enter it again.',
  onlyHosted:
    'Caravan as one file can’t store keys safely: every file on this disk shares its storage. Enter the key each time.',
};

export const template = {
  title: 'Judge prompt',
  choose: 'Template',
  own: 'Built in',
  ofFiles: 'From the open files',
  edited: 'Edited',
  languages: { en: 'English', ja: 'Japanese' },
  conventions: {
    json: 'JSON',
    brackets: '[[A]] [[B]] [[C]]',
    'five-steps': '[[A>>B]] … [[B>>A]]',
    'last-line': 'last line 1, 2 or 3',
  },
  convention: 'Verdict format',
  edit: 'Edit the template',
  system: 'System prompt',
  user: 'Prompt',
  places:
    'Placeholders: {question}, {answer_a}, {answer_b} and {reference}; with a number, as in {answer_a_2}, only that turn. {fence} is a word that occurs in none of the texts. Anything between {#reference} and {/reference} is left out where there is no reference.',
  faults: {
    'no-question': 'The placeholder for the question is missing. Add {question}.',
    'no-first-answer': 'The placeholder for the first answer is missing. Add {answer_a}.',
    'no-second-answer': 'The placeholder for the second answer is missing. Add {answer_b}.',
    'other-convention':
      'The prompt asks for a different verdict format from the one chosen. Change either one.',
  },
  refused: {
    'not-pairwise': (name: string) => `${name}: is for single answers.`,
    'unknown-convention': (name: string) => `${name}: does not specify a verdict format.`,
    'no-text': (name: string) => `${name}: its text is not stored.`,
  },
  refusedTitle: (n: string) => `${counted(n, 'prompt')} from the open files can’t be used`,
};

export const sampling = {
  title: 'Settings',
  temperature: 'Temperature',
  temperatureHint: 'Leave empty for the model’s default; 0 is the most consistent.',
  maxTokens: 'Max tokens per reply',
  maxTokensHint: 'Reasoning models need several thousand.',
  seed: 'Seed',
  seedHint: 'Leave empty for none.',
  refused: 'Enter a valid number.',
};

export const preview = {
  title: 'Preview of one call',
  pair: (id: string, left: string, right: string) =>
    `Question ${id}: ${left} first, ${right} second`,
  other: 'Another pair',
  system: 'System prompt',
  user: 'Prompt',
  none: 'A pair appears here as soon as there is one.',
  suspects: (answers: string) =>
    `${answers} seems to contain instructions to the judge. It is quoted as text; treat its verdicts with care.`,
  answer: { left: 'The first answer', right: 'The second answer' },
  notFenced:
    'This template does not fence the answers, so the judge could mistake their text for instructions.',
  lacksTurn: 'The template asks for a turn that this question does not have.',
  hidesTurn: 'This question has turns that the template does not show.',
  try: 'Try one call',
  tryNote: 'Sends this one prompt. Nothing is stored.',
  asking: 'Calling…',
  stop: 'Stop',
  verdict: 'Verdict: ',
  verdicts: { left: 'The first is better', right: 'The second is better', tie: 'Tie' },
  unparsed: 'No verdict could be read. Check whether the reply follows the verdict format.',
  reply: 'Reply',
  facts: (tokensIn: string, tokensOut: string, time: string) =>
    `${tokensIn} tokens in, ${tokensOut} out, ${time}`,
  time: (time: string) => `answered in ${time}`,
  cost: (dollars: string) => `about $${dollars}`,
  without: (settings: string) => `The model rejects ${settings}, so it is called without.`,
  settings: {
    temperature: 'a temperature',
    seed: 'a seed',
    structure: 'structured output',
    'token-name': 'the usual name of the token limit',
    stream: 'streaming',
  },
};
