import { expect, it } from 'vitest';
import { judgeWords } from '../../src/words/judge.ts';
import { en } from '../../src/words/en/frame.ts';
import { ja } from '../../src/words/ja/frame.ts';
import { priorsWords } from '../../src/words/priors.ts';

/* Wherever ± stands, words beside it say which interval it is half of. */
it.each([
  ['en', en, /half (of )?(its |the )?80% interval|80% intervals, of which ± is half/],
  ['ja', ja, /± は 80% (信用)?区間の半分/],
] as const)('± is explained in %s', (language, words, explained) => {
  const judge = judgeWords(language);
  for (const said of [
    words.leaderboard.key('80%', '95%'),
    words.status.orderTitle('80%'),
    words.status.help.order('80%'),
    judge.run.preview('80%'),
    judge.audit.rules.rankingNote('80%'),
    priorsWords(language).lab.key('80%', '95%'),
  ]) {
    expect(said).toMatch(explained);
  }
});
