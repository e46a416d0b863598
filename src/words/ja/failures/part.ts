import type { part as english } from '../../en/failures/part.ts';

export const part: typeof english = {
  failed: (name) => `「${name}」の表示に失敗しました。`,
  rest: 'ほかの部分はそのまま使えます。保存されているものは変わっていません。',
  again: 'もう一度試す',
  notLoaded: (name) => `「${name}」を読み込めませんでした。`,
  whyNotLoaded:
    'オフラインか、ページを開いたあとに Caravan が更新された可能性があります。ページを再読み込みしてください。',
  reload: '再読み込み',
};
