import type { style as english } from '../../en/leaderboard/style.ts';

/** 文体をそろえた順位についての言葉(日本語)。 */
export const style: typeof english = {
  title: '文体をそろえた順位',
  about: (features) =>
    `どの判定でも 2 つの回答の${features}が同じだったとしたときの強さです（スタイルコントロール）。`,
  features: {
    length: '長さ',
    headings: '見出し',
    lists: '箇条書き',
    bold: '太字',
  },
  weights: 'それぞれが審査員に与える影響',
  toChecks: '「診断」でそろえるものを選ぶ',
  ties: '引き分けの扱いの設定にかかわらず、ここでは引き分けを 0.5勝と数えます。',
  random:
    'このモデルには質問ごとのずれを入れられないため、区間の幅はロバストな方法で求めています。',
  raters: 'このモデルでは審査員を区別しないため、区間は質問についてのものです。',
  sampled: 'この係数を含む最尤推定はできないため、サンプリングで求めています。',
  constant: (features) => `これらの判定ではすべて同じなので除きました：${features}。`,
  shift: {
    title: 'そのままの順位との違い',
    summary: (moved, all, up, gain, down, loss) =>
      `同じ判定によるそのままの順位と比べると、${moved === '0' ? '順位は変わりません' : `${all} モデルのうち ${moved} モデルの順位が変わります`}。最も上がるのは ${up}（${gain}）、最も下がるのは ${down}（${loss}）です。`,
    comparing: '比べるために、同じ判定をそのまま当てはめています…',
    notConverged: 'そのままの当てはめが収束していないため、違いは目安にすぎません。',
    columns: { model: 'モデル', ranks: '順位', plain: 'そのまま', change: '差' },
    ranks: (before, after) => (before === after ? before : `${before} → ${after}`),
    row: (before, after, plain, change) =>
      before === after
        ? `そのままでも順位は同じで、強さは ${plain} です。文体をそろえると ${change} 変わります。`
        : `そのままでは ${before}\u00a0位、強さは ${plain} です。文体をそろえると ${change} 変わり、${after}\u00a0位になります。`,
  },
};
