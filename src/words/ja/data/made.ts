import type { made as en } from '../../en/data/made.ts';

/** 公表ランキングの作り方。 */
export const made: typeof en = {
  title: '公表ランキングの作り方',
  begin: '作り方を調べる',
  explain:
    'この判定からランキングを作るときのよくある方法（引き分け、事前分布、推定法、目盛り、審査員、モデルの組み合わせ）を試し、公表値に最も近いものを示します。',
  running: 'よくある方法を試しています',
  stopped: '停止しました。',
  again: 'もう一度試す',
  few: '名前が一致するモデルが 2 つ未満です。',
  levels: {
    digits: '公表された最後の桁まで再現しました。',
    same: 'サンプリングや停止条件による差を除いて再現しました。',
    near: 'ほぼ再現しました。作り方に、ここからは分からない点が残っています。',
    far: '再現できませんでした。ここで試した方法以外で作られたか、別の判定から作られています。',
  },
  apart: (farthest, typical, spread) =>
    `差は最大 ${farthest}、典型的には ${typical} です（首位と最下位の差は ${spread}）。`,
  nearest: '最も近い作り方',
  methods: {
    mle: '最尤法',
    posterior: '事後中央値',
    'rakuda-ensemble': 'Rakuda のアンサンブル',
    'win-rate': '単純な勝率',
    'as-fitted': '推定のまま',
  },
  freeOrder: '提示順効果あり（事前分布なし）',
  onlyJudge: (name) => `${name} の判定のみ`,
  onlyListed: '掲載モデルどうしの判定のみ',
  weighted: '強い判定を元の形式と同じ重みで数える',
  scales: {
    rating: 'レーティング（オッズ 10 倍で 400 点）',
    'log-odds': '自然対数オッズ',
    odds: 'オッズ',
    wins: '勝った判定の数',
    'win-rate': '勝った判定の割合',
    against: (name) => `${name} に勝つ確率`,
  },
  intervals: (probability, method, ratio) =>
    `区間は「${method}」の ${probability} 区間に最も近く、本計算の幅は公表の ${ratio} です。`,
  use: 'この設定で推定する',
  used: 'この設定でランキングを推定しています。',
  table: {
    title: '数値の比較',
    model: 'モデル',
    published: '公表',
    found: '再現',
    difference: '差',
    range: (lower, upper) => `${lower}〜${upper}`,
  },
  unmatched: (n, names) => `公表された ${n} モデルはこの判定にありません：${names}`,
  unpublished: (n, names) => `この判定の ${n} モデルは公表されていません：${names}`,
  others: 'ほかに近かった作り方',
  typical: '典型的な差',
};
