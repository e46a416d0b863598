import type { human as english } from '../../en/judge/human.ts';

/** 人が名前を伏せたまま判定する画面の言葉。 */
export const human: typeof english = {
  title: 'どちらの回答が良いですか',
  purpose:
    'どのモデルの回答かは伏せてあり、組の順番も左右も混ぜてあります。質問した人の役に立つ方を選んでください。',
  progress: (done, total) => `${total} 組中 ${done} 組を判定`,
  progressLabel: '判定の進み具合',
  pair: (place, total) => `${total} 組中 ${place} 組目`,
  question: '質問',
  answers: ['回答 A', '回答 B'],
  turn: (n) => `${n} 回目のやり取り`,
  reference: '参考回答',
  missing: 'このやり取りへの回答はありません。',
  verdict: 'あなたの判定',
  left: 'A が良い',
  right: 'B が良い',
  tie: '引き分け',
  undo: '取り消す',
  keys: 'キー操作：← で A、→ で B、↓ で引き分け。U か Backspace で直前の判定を取り消します。',
  noted: (verdict, done, total) => `「${verdict}」と記録しました。${total} 組中 ${done} 組を判定。`,
  undone: '直前の判定を取り消しました。同じ組をもう一度表示しています。',
  later: '続きはあとで',
  result: '結果を見る',
  done: 'すべての組を判定しました。',
  doneNext: 'モデルの名前はもう見られます。判定の結果は次のとおりです。',
};
