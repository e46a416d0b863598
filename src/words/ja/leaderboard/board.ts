import type { board as en } from '../../en/leaderboard/board.ts';

/** 英語版 en/board.ts と同じ形。 */
export const board: typeof en = {
  find: 'モデルを検索',
  shown: (n, all) => `${all} モデル中 ${n} モデル`,
  none: 'この名前のモデルはありません。',
  rows: '行数',
  all: 'すべて',
  first: (n) => `先頭の ${n} 行`,
  columns: '列',
  whole: 'ランキング全体を表示',
  apart: '順位が隣り合わない行の間では、括弧と「1\u00a0つ下より強い確率」を表示しません。',
  meaning: {
    ranks: 'そのモデルがとりうる順位（全モデルを同時に見て 95%）',
    judgments: 'そのモデルが関わった、判定結果のある比較の数',
    rate: '勝ちと引き分けの半分。相手が誰かは考慮しない',
    best: '全モデルの中で最も強い確率',
    tier: 'ティアが違うモデルどうしには差がある（全体で 95%）',
    price: '回答 1 件あたりの平均価格（米ドル）',
    seconds: '回答 1 件あたりの平均時間',
  },
  rivals: {
    find: '相手を検索',
    shown: (n, all, isNearest) =>
      isNearest ? `${all} モデル中、順位の近い ${n} モデル` : `${all} モデル中 ${n} モデル`,
    more: (n) => `さらに ${n} モデルを表示`,
  },
  front: {
    title: '価格・時間と強さ',
    purpose:
      '強いモデルほど、どれだけ高くつくかを示します。価格が同じかより安いモデルの中に、より強いものがなければ「フロント」にあります。価格は回答の平均で、誤差はないものとして扱います。',
    by: { label: '比べるもの', price: '価格', seconds: '時間' },
    axis: { price: '回答 1 件あたりの米ドル', seconds: '回答 1 件あたりの秒数' },
    figure: { price: '価格と強さ', seconds: '時間と強さ' },
    summary: {
      price: (names, n) =>
        `${names} より安いか同じ価格で、より強いモデルはありません（順位でみた ${n} モデルのフロント）。`,
      seconds: (names, n) =>
        `${names} より速いか同じ速さで、より強いモデルはありません（順位でみた ${n} モデルのフロント）。`,
    },
    loss: {
      price: (cheap, best, loss, isRating, share) =>
        `${best} の代わりに ${cheap} を選ぶと、価格は ${share}、${isRating ? 'レーティング' : '対数オッズ'}は平均で ${loss}${isRating ? ' 点' : ''}下がる見込みです。`,
      seconds: (cheap, best, loss, isRating, share) =>
        `${best} の代わりに ${cheap} を選ぶと、時間は ${share}、${isRating ? 'レーティング' : '対数オッズ'}は平均で ${loss}${isRating ? ' 点' : ''}下がる見込みです。`,
    },
    unknown: (n) => `${n} モデルは不明のため、含まれていません。`,
    columns: {
      price: '価格',
      seconds: '時間',
      rating: 'レーティング',
      front: { price: 'より安いモデルに負けない確率', seconds: 'より速いモデルに負けない確率' },
      loss: '最上位との差の期待値',
    },
    point: (name, price, rating, front) =>
      `${name}：${price}、${rating}、フロントにある確率 ${front}`,
    waiting: 'サンプリングが終わると表示されます。',
  },
};
