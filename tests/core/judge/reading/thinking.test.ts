import { expect, it } from 'vitest';
import { splitThinking } from '../../../../src/core/judge/reading/thinking.ts';

it.each([
  ['An answer.', '', 'An answer.'],
  ['<think>Hm.</think>An answer.', 'Hm.', 'An answer.'],
  ['\n<think>\nHm.\nOr?\n</think>\n\nAn answer.', 'Hm.\nOr?', 'An answer.'],
  ['<think></think>  indented', '', '  indented'],
  // Thinking that was cut off has no reply.
  ['<think>\nHm', 'Hm', ''],
  ['<think>', '', ''],
  // Elsewhere it is part of what is said.
  ['See <think>this</think>.', '', 'See <think>this</think>.'],
  ['<think>a</think>b<think>c</think>', 'a', 'b<think>c</think>'],
  ['', '', ''],
])('%j is parted from its thinking', (text, thinking, rest) => {
  expect(splitThinking(text)).toEqual({ thinking, text: rest });
});
