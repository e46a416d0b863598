import type { settingsText as settingsTextEn } from '../en/settings-text.ts';

/** 設定の短い説明(日本語)。 */
export const settingsText: typeof settingsTextEn = {
  normal: (scale) => `正規（0, ${scale}）`,
  studentT: (df, scale) => `t（自由度 ${df}, 0, ${scale}）`,
  laplace: (scale) => `ラプラス（0, ${scale}）`,
  hierarchical: (hyper, scale) =>
    `正規（0, τ）、τ は${{ 'half-normal': '半正規', 'half-cauchy': '半コーシー', exponential: '指数' }[hyper]}（${scale}）`,
  informative: (count) => `${count} モデルに個別の事前分布`,
  uniform: (bound) => `一様（±${bound}）`,
  order: (prior) => `提示順効果 ${prior}`,
  noOrder: '提示順効果なし',
  ties: {
    half: '引き分けは 0.5勝',
    drop: '引き分けを除く',
    davidson: '引き分け Davidson',
    'rao-kupper': '引き分け Rao–Kupper',
    adjacent: '段階は隣接カテゴリ',
    cumulative: '段階は累積しきい値',
  },
};
