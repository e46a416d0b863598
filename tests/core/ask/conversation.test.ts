import { expect, it } from 'vitest';
import { askConversation } from '../../../src/core/ask/conversation.ts';

it('says what was asked and answered before, the user last', () => {
  const asked = { wants: 'answer', texts: null, system: 's' };
  const one = { role: 'user', content: 'one' };
  expect(askConversation('s', ['one', 'two'], [])).toEqual({ ...asked, messages: [one] });
  expect(askConversation('s', ['one', 'two'], ['1'])).toEqual({
    ...asked,
    messages: [one, { role: 'assistant', content: '1' }, { role: 'user', content: 'two' }],
  });
});
