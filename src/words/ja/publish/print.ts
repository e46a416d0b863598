import type { print as en } from '../../en/publish/print.ts';

/** 英語版 en/publish/print.ts と同じ形。 */
export const print: typeof en = {
  warning: '収束していません。数値は信頼できません。',
  caption: (title, caption, source) => `${title}。${caption}${source}`,
  source: (name) => `${name}。ベイズ版 Bradley–Terry モデル（Caravan で作成）。`,
  figure: (title, headline) => `${title}。${headline}`,
  badge: {
    rank: (from, to, of) =>
      from === to ? `${of} モデル中 ${from}\u00a0位` : `${of} モデル中 ${from}〜${to}\u00a0位`,
    notConverged: '収束していません',
    notSampled: 'プレビュー',
    sure: {
      joint: (probability) => `全順位同時に ${probability}`,
      alone: (probability) => `この順位だけで ${probability}`,
    },
    title: {
      joint: (name, rank, source, day, hash) =>
        `${name}：${source}で${rank}（全モデルの順位が同時に成り立つ確率 95%）。${day}、データ ${hash}`,
      alone: (name, rank, source, day, hash) =>
        `${name}：${source}で${rank}（このモデルの順位だけについて確率 95%）。${day}、データ ${hash}`,
    },
  },
  citation: {
    anonymous: (title) => `${title} の作成者`,
    model: (settings) => `ベイズ版 Bradley–Terry モデル、${settings}。`,
    madeWith: (version) => `Caravan ${version} で計算。`,
    data: (hash) => `データの SHA-256：${hash}。`,
    message: 'このランキングを使うときは、ランキングと Caravan を次のように引用してください。',
    caravan: '言語モデルを対判定から順位づけし、不確かさも示すソフトウェア',
  },
};
