import type { details as english } from '../../en/failures/details.ts';

export const details: typeof english = {
  details: '詳細',
  copy: '詳細をコピー',
  copied: 'コピーしました。',
  byHand: 'ブラウザがコピーを許可しませんでした。下の文を選択してコピーしてください。',
  unexpected:
    'バックグラウンドの処理に失敗しました。表示がおかしいときは、ページを再読み込みしてください。',
  background: 'バックグラウンド',
};
