import type { slices as slicesEn } from '../../en/checks/slices.ts';

/** The part of the Checks page about categories, languages, turns and other tags. */
export const slices: typeof slicesEn = {
  title: '区分ごとの強さ',
  explain:
    'どのモデルが最も強いかは、カテゴリ、言語、ターンなどによって変わることがあります。ここではすべての区分をまとめて推定します（部分プーリング）。区分ごとの強さは、その区分の判定だけでは決まらない分だけ、全体の強さに引き寄せられます。提示順効果と引き分けの扱いは共通です。',
  onlyCounts: 'このデータには判定の件数しかなく、個々の判定を区分できません。',
  looking: 'タグを調べています',
  none: 'これらの判定を分けるもの（カテゴリ、言語、ターンなどのタグ）が見つかりません。',
  by: {
    label: '区分の基準',
    names: { category: 'カテゴリ', language: '言語', turn: 'ターン', file: 'ファイル' },
    option: (name, slices) => `${name}（${slices}）`,
    turn: (n) => `${n} ターン目`,
  },
  begin: '区分ごとに推定する',
  running: 'すべての区分をまとめて推定しています',
  few: '判定のある区分が 2 つに満たないため、比べられません。',
  rest: (slices) => `ほか ${slices} 区分`,
  verdict: {
    other: (others, slices, first) =>
      `${slices} 区分のうち ${others} 区分で、上位 ${first} モデルの並びが全体と異なります。`,
    same: (slices, first) =>
      `${slices} 区分のすべてで、上位 ${first} モデルの並びは全体と同じです。`,
    clear: (clear) =>
      `そのうち ${clear} 区分では、2 つのモデルが 95% 以上の確率で入れ替わっています。`,
    unclear: 'ただし、95% 以上の確率で入れ替わっているものはありません。',
    both: (first, second) => `${first}${second}`,
  },
  notes: {
    used: (judgments) => `判定 ${judgments} 件による推定です。`,
    unknown: (judgments) => `このタグのない判定 ${judgments} 件は除いています。`,
    rest: (slices) => `判定の少ない ${slices} 区分は、まとめて 1 区分として扱っています。`,
    these: '区間はいずれも、実際に使われた質問についてのものです。',
    alike:
      '区間はいずれも同じような質問全体についてのもので、質問ごとの結果のばらつきに応じて広げています。',
    unreachable:
      '区間はいずれも、実際に使われた質問についてのものです。同じような質問全体についての区間は、ここでは求められません。',
    notConverged: (rhat, ess) =>
      `収束していません。R-hat は最大 ${rhat}、ESS は最小 ${ess} です。下の数値は目安にすぎません。`,
  },
  figure: {
    title: '区分ごとの強さ',
    summary: (models, slices) =>
      `${slices} 区分における ${models} モデルの強さです。モデルは全体の順位で並べています。太線は狭い区間、細線は 95% 区間です。`,
    rating: 'レーティング',
    logOdds: '対数オッズ',
    overall: '全体',
    inSlice: 'この区分',
    stronger: '全体より明らかに強い',
    weaker: '全体より明らかに弱い',
    columns: {
      slice: '区分',
      model: 'モデル',
      rank: '順位',
      ranks: '順位の範囲（95%）',
      tier: '階層',
      strength: '強さ',
      sd: '標準偏差',
      departure: '全体との差',
      above: '全体より強い確率',
      judgments: '判定',
      won: '勝ち',
    },
  },
  table: {
    title: '区分ごとの順位',
    explain:
      '中央値による順位です。かっこ内は、区分内の全モデルについて同時に 95% の確率で成り立つ順位の範囲です。「全体」は全区分に共通する強さによる順位で、区分が少ないときは、各区分の順位より不確かになることがあります。判定の多い区分から並べています。',
    model: 'モデル',
    overall: '全体',
    share: (share) => `判定の ${share}`,
    ranks: (from, to) => (from === to ? from : `${from}〜${to}`),
  },
  spread: {
    title: '区分ごとのずれの大きさ',
    explain: (interval) =>
      `「ずれ」は、各モデルの強さが全体からどれだけ離れるか（モデル間の標準偏差）で、かっこ内はその ${interval} 区間です。0 に近い区分の結果は、全体とほぼ同じです。`,
    slice: '区分',
    judgments: '判定',
    share: '割合',
    spread: 'ずれ（±）',
    first: '上位',
  },
  noted: {
    title: '全体より明らかに強い、または弱いモデル',
    none: (looked) =>
      `${looked} 個の差のうち、はっきりしたものはありません（95% 以上の確率で全体より強い、または弱いもの）。`,
    summary: (clear, looked, wrong) =>
      `${looked} 個の差のうち、はっきりしているのは ${clear} 個です（95% 以上の確率）。このうち約 ${wrong} 個は誤りと見込まれます。`,
    columns: {
      model: 'モデル',
      slice: '区分',
      departure: '全体との差',
      probability: '確率',
      judgments: '判定',
      won: '勝ち',
    },
    stronger: '強い',
    weaker: '弱い',
    more: (rest) => `残りの ${rest} 個は、上の図の表にあります。`,
  },
  within: (middle, lower, upper) => `${middle}（${lower}〜${upper}）`,
};
