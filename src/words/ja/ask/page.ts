import type { page as pageEn, runs as runsEn } from '../../en/ask/page.ts';

/** 「回答の生成」のページの枠と一覧(日本語)。 */
export const page: typeof pageEn = {
  purpose: '質問をモデルに送り、回答を集めます。集めた回答は、そのまま判定とランキングに使えます。',
  newRun: '新しい回答生成',
  start: '回答の生成を始める',
  starting: '準備しています…',
  back: '回答生成の一覧',
  loading: '開いています…',
  gone: 'この回答生成はもう保存されていません。',
};

export const runs: typeof runsEn = {
  title: 'これまでの回答生成',
  note: '回答は一件ごとにこのブラウザに保存されます。いつページを閉じても、あとで続きから始められます。',
  answers: (n) => `回答 ${n} 件`,
  about: (models, questions) => `${models} モデル・質問 ${questions} 問`,
  ends: {
    'all-asked': 'すべて回答済み',
    'budget-spent': '予算を使い切り',
    open: '途中',
  },
};
