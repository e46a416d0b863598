import { describe, expect, it } from 'vitest';
import { passphraseEstimator } from '../../../src/core/judge/passphrase.ts';

describe('a passphrase', async () => {
  const estimate = await passphraseEstimator();

  it.each([
    ['', 'short'],
    ['aaaaaaaa', 'repeats'],
    ['ああああああああああああ', 'repeats'],
    ['abcabcabcabcabc', 'repeats'],
    ['12345678', 'common'],
    ['abcdefghijkl', 'sequence'],
    ['password', 'common'],
    ['P@ssw0rd', 'common'],
    ['iloveyou2', 'common'],
    ['zxcvbnm,./', 'keyboard'],
    ['20240101', 'date'],
    ['kX9#pQ2v', 'short'],
  ])('%j is weak: %s', (passphrase, flaw) => {
    expect(estimate(passphrase)).toMatchObject({ level: 'weak', flaw });
  });

  it.each([
    ['kX9#pQ2vLm', 'fair'],
    ['open sesame now', 'fair'],
    ['correct horse battery', 'strong'],
    ['桜の木の下で待っています', 'fair'],
    ['私の犬は毎朝七時に吠えます', 'strong'],
  ])('%j is %s', (passphrase, level) => {
    expect(estimate(passphrase).level).toBe(level);
  });

  it.each([
    ['https://api.openai.com/v1', 'https://api.openai.com/v1'],
    ['https://api.openai.com', 'https://api.openai.com/v1'],
    ['API.OpenAI.com', 'https://api.openai.com/v1'],
    ['openai.com/v1', 'https://api.openai.com/v1'],
    ['openai-openai', 'https://api.openai.com/v1'],
    ['http://localhost:11434/v1', 'http://localhost:11434/v1'],
    ['openrouter.ai', 'https://openrouter.ai/api/v1'],
    ['caravan-openrouter', 'https://openrouter.ai/api/v1'],
    ['generativelanguage.googleapis.com', 'https://generativelanguage.googleapis.com/v1beta'],
  ])('%j is weak for a key of %s, which is stored beside it', (passphrase, baseUrl) => {
    expect(estimate(passphrase, baseUrl).level).toBe('weak');
  });

  it('may hold a word of the address among others', () => {
    expect(estimate('correct openai battery staple', 'https://api.openai.com/v1').level).toBe(
      'strong',
    );
    expect(estimate('api.openai.com', 'https://api.openai.com/v1')).toMatchObject({
      level: 'weak',
      flaw: 'address',
    });
  });

  it('is the same however it was typed, and as good when it is long', () => {
    expect(estimate('か\u3099っこうの庭')).toEqual(estimate('がっこうの庭'));
    expect(estimate('correct horse battery '.repeat(500)).level).toBe('strong');
  });
});
