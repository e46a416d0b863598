import type { plan as english } from './judge-plan-en.ts';

/** どれだけ判定するか(日本語)。 */
export const plan: typeof english = {
  title: 'どれだけ判定するか',
  kind: '計画',
  kinds: {
    all: 'すべて',
    random: '無作為に一部',
    baseline: '基準モデルと対戦',
    adaptive: '知りたいことを優先',
  },
  meaning: {
    all: 'すべてのモデルの組み合わせを、すべての質問で比べます。',
    random: '決めた数の比較を無作為に選びます。組み合わせ・質問・左右が偏らないようにします。',
    adaptive:
      '知りたいことに、なるべく少ない判定で答えます。次の比較は、得るものが最も多いと見込まれる組から選びます。',
    baseline: '一つのモデルを、ほかのすべてのモデルと、すべての質問で比べます。',
  },
  bothOrders: '左右を入れ替えて 2 回ずつ',
  bothOrdersNote: '手間は 2 倍になりますが、示す順序が結果を左右するかどうかがわかります。',
  judgments: '比較の数',
  judgmentsHint: (most) => `1〜${most}`,
  baseline: '基準にするモデル',
  count: (n) => `判定は全部で ${n} 件`,
  perJudge: (n, judges) => `審査員 ${judges} 名に ${n} 件ずつ`,
  counting: '数えています…',
  missing: (n) => `希望より ${n} 件少なくなります。これ以上の組み合わせがありません。`,
  apart: (groups) =>
    `回答の重なりから、モデルは ${groups} つの群に分かれ、群の間の比較ができません。`,
};
