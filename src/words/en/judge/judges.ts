/** Who judges, in English. */
export const judges = {
  title: 'Who judges',
  human: 'You, by the arrow keys, without seeing which model wrote what',
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
    'local-scores': 'A model that scores answers',
    'local-model': 'A model that writes its verdict',
  },
  overNetwork: 'Over the network',
  onDevice: 'On this device',
  baseUrl: 'Base URL',
  baseUrlHint:
    'OpenRouter, Groq, vLLM, Ollama and others, such as http://localhost:11434/v1. The server must let this page call it (CORS).',
  goesTo: (host: string) =>
    `Questions, answers and the key go to ${host}, straight from this browser, and nowhere else.`,
  model: 'Model',
  modelHint: 'As the provider writes it; any model can be typed in.',
  name: 'Name in the results',
  nameHint: 'Left empty, that of the model.',
  problems: {
    'no-address': 'Say the base URL.',
    'no-model': 'Say which model.',
    'no-key': 'Give the key.',
    template: 'The template lacks a place for the question or an answer.',
  },
};

export const key = {
  labelOf: (host: string) => `API key for ${host}`,
  optional: 'API key, if the server wants one',
  memory: 'Only in memory: it is gone when this page is closed.',
  held: 'A key is held in memory.',
  get: 'Get a key',
  keep: 'Keep on this device',
  keepNote:
    'Encrypted under a passphrase that is stored nowhere. Without the passphrase nobody can read the key, nor can you.',
  passphrase: 'Passphrase',
  goodOnes: 'Three or more unrelated words make a good one.',
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
  save: 'Keep encrypted',
  kept: 'A key is kept on this device, encrypted.',
  open: 'Open it',
  forget: 'Delete it',
  damaged:
    'The key kept for this address is damaged and can’t be opened. Delete it and enter it again.',
  onlyHosted:
    'A page opened from a file can’t keep keys safely: every file on this disk shares its storage.',
};

export const template = {
  title: 'What the judge is told',
  choose: 'Template',
  own: 'Our own',
  ofFiles: 'From the open files',
  edited: 'Edited',
  languages: { en: 'English', ja: 'Japanese' },
  conventions: {
    json: 'JSON',
    brackets: '[[A]] [[B]] [[C]]',
    'five-steps': '[[A>>B]] … [[B>>A]]',
    'last-line': 'last line 1, 2 or 3',
  },
  convention: 'How the verdict is read',
  edit: 'Edit the template',
  system: 'System prompt',
  user: 'Prompt',
  places:
    'Places are filled in: {question}, {answer_a}, {answer_b}, {reference}; with a number behind, as {answer_a_2}, that turn alone. {fence} is a word that stands in no text. What stands between {#reference} and {/reference} is left out where there is none.',
  faults: {
    'no-question': 'There is no place for the question.',
    'no-first-answer': 'There is no place for the first answer.',
    'no-second-answer': 'There is no place for the second answer.',
    'other-convention': 'The judge is told to mark its verdict in another way than it is read.',
  },
  refused: {
    'not-pairwise': (name: string) => `${name}: is for one answer alone.`,
    'unknown-convention': (name: string) => `${name}: does not say how the verdict is marked.`,
    'no-text': (name: string) => `${name}: its text is not kept.`,
  },
  refusedTitle: (n: string) => `${n} prompts of the open files can’t be used`,
};

export const sampling = {
  title: 'Settings',
  temperature: 'Temperature',
  temperatureHint: 'Empty leaves it to the model; 0 is steadiest.',
  maxTokens: 'Tokens of a reply, at most',
  maxTokensHint: 'Models that think need some thousands.',
  seed: 'Seed',
  seedHint: 'Empty for none.',
  refused: 'Not a number that can be used.',
};

export const preview = {
  title: 'What one call looks like',
  pair: (id: string, left: string, right: string) =>
    `Question ${id}: ${left} first, ${right} second`,
  other: 'Another pair',
  system: 'System prompt',
  user: 'Prompt',
  none: 'A pair is shown here as soon as there is one.',
  suspects: (answers: string) =>
    `${answers} seems to tell the judge what to say. It is quoted as text; look at its verdicts with care.`,
  answer: { left: 'The first answer', right: 'The second answer' },
  notFenced:
    'In this template the answers stand unfenced: what is in them could be taken for instructions.',
  lacksTurn: 'The template asks for a turn that this question does not have.',
  hidesTurn: 'This question has turns that the template does not show.',
  try: 'Try one call',
  tryNote: 'Sends this one prompt. Nothing of it is stored.',
  asking: 'Asking…',
  stop: 'Stop',
  verdict: 'Verdict',
  verdicts: { left: 'The first is better', right: 'The second is better', tie: 'Tie' },
  unparsed: 'No verdict could be read. Look at the reply: does it keep to the convention?',
  reply: 'Reply',
  facts: (tokensIn: string, tokensOut: string, time: string) =>
    `${tokensIn} tokens in, ${tokensOut} out, ${time}`,
  time: (time: string) => `answered in ${time}`,
  cost: (dollars: string) => `about $${dollars}`,
  without: (settings: string) => `The model does not take ${settings}; it is asked without.`,
  settings: {
    temperature: 'a temperature',
    seed: 'a seed',
    structure: 'structured output',
    'token-name': 'the usual name of the token limit',
  },
};
