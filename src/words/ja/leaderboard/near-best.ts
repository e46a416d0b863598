import type { nearBest as english } from '../../en/leaderboard/near-best.ts';

/** 最も強いモデルに十分近いのはどれか(日本語)。 */
export const nearBest: typeof english = {
  title: '最も強いモデルに十分近いのはどれか',
  meaning:
    'どのモデルが最も強いかには不確かさがあります。各モデルについて、最も強いモデルとの差が許容差以内に収まる確率と、平均でどれだけ劣るか（そのモデルを選んだときの期待損失）を示します。',
  margin: { rating: '許容差（レーティングの点）', logOdds: '許容差（対数オッズ）' },
  refused: '0 以上の数を入力してください。',
  within: {
    rating: (margin) => `差が ${margin} 点以内の確率`,
    logOdds: (margin) => `差が ${margin} 以内の確率`,
  },
  loss: '期待損失',
  mcse: {
    both: (p, loss) =>
      `モンテカルロ標準誤差は、確率で最大 ${p} ポイント、期待損失で最大 ${loss} です。`,
    within: (p) => `モンテカルロ標準誤差は、確率で最大 ${p} ポイントです。`,
  },
  noMean: '強さの事後分布に有限の平均がないため、期待損失は求められません。',
  over: {
    alone: 'どちらもこの質問だけについての値です。',
    alike: 'どちらも同じような質問全体についての値です。',
  },
  waiting: 'サンプリングが終わると表示されます。',
};
