import type { loo as looEn, predictive as predictiveEn } from '../../en/checks/fit.ts';
import type { LeftOut } from '../../../core/posterior/loo/compare-loo.ts';
import { list, listed } from '../listed.ts';

const COUNTERS: Record<LeftOut, string> = { judgment: '件', question: '問' };

/** 一つずつ抜くものの数。 */
function units(all: string, unit: LeftOut): string {
  return `${all} ${COUNTERS[unit]}の${unit === 'question' ? '質問' : '判定'}`;
}

/** 診断ページのうち、モデルの当てはまりについて(日本語)。 */
export const predictive: typeof predictiveEn = {
  title: 'モデルはこの判定を予測できるか',
  explain:
    '当てはめたモデルで同じ判定を何度も作り直します。実際の値が作り直した値の 95% から外れるところでは、モデルが何かを見落としています（事後予測チェック）。',
  running: '判定を作り直しています',
  between: (lower, upper) => `${lower}〜${upper}`,
  against: (first, second, isKnown) => `${first}${isKnown ? '（先）' : ' '}対 ${second}`,
  none: (looks, replicates) =>
    `外れはありません。調べた ${looks} 個の値は、どれも ${replicates} 組の作り直したデータからはっきりとは外れていません。`,
  some: (count, looks, replicates, level) =>
    `調べた ${looks} 個の値のうち ${count} 個が、${replicates} 組の作り直したデータからはっきり外れています（挙げたもののおよそ ${level} は偶然）。`,
  adjusted: (p) => `補正後の p 値 ${p}`,
  lessThan: (p) => `${p} 未満`,
  more: (count) => `さらに ${count} 件を表示`,
  misfit: {
    pairScore: (first, second, observed, judgments, predicted, isKnown) =>
      `${first}${isKnown ? ' を先に示した' : ' の'} ${second} との判定 ${judgments} 件で、${first} の得点は ${observed}。予測は ${predicted}。`,
    pairTies: (first, second, observed, judgments, predicted, isKnown) =>
      `${first}${isKnown ? ' を先に示した' : ' の'} ${second} との判定 ${judgments} 件のうち、引き分けは ${observed}。予測は ${predicted}。`,
    modelScore: (name, observed, judgments, predicted) =>
      `${name} の全判定 ${judgments} 件での得点は ${observed}。予測は ${predicted}。`,
    modelTies: (name, observed, judgments, predicted) =>
      `${name} の判定 ${judgments} 件のうち、引き分けは ${observed}。予測は ${predicted}。`,
    gapTies: (range, observed, judgments, predicted) =>
      `強さの差が ${range} の組では、判定 ${judgments} 件のうち引き分けは ${observed}。予測は ${predicted}。`,
    intransitive: (observed, triples, predicted) =>
      `${triples} 組のうち ${observed} 組が三すくみ（互いに勝ち負けが一巡）です。予測は ${predicted}。`,
  },
  columns: {
    model: 'モデル',
    pair: '組',
    judgments: '判定',
    observed: '実際',
    predicted: '予測',
    interval: '予測の 95%',
  },
  models: {
    title: 'モデルごとの得点',
    summary: (inside, all) =>
      `${all} モデルのうち ${inside} モデルの得点が、予測の 95% 区間に収まっています。帯が予測、点が実際の判定、ひし形は区間の外です。`,
    axis: '判定 1 件あたりの得点（勝ち 1、引き分け ½）',
  },
  pairs: {
    title: '組ごとの得点',
    summary: (outside, all, share, hasNumbers) =>
      `順序つきの ${all} 組のうち ${outside} 組（${share}）が、それぞれの 95% 区間の外です。偶然で外れるのは多くて約 5% です。${hasNumbers ? '番号は上の一覧のものです。' : ''}`,
    predicted: '組の前のモデルの得点（予測）',
    observed: '実際の得点',
  },
  ties: {
    title: '強さの差と引き分け',
    none: 'このモデルでは引き分けを独立した結果として扱わないので、引き分けは予測しません。Davidson か Rao–Kupper なら予測します。ランキングのパネルで選べます。',
    summary: (outside, all) =>
      outside === '0'
        ? `差の小さい組から大きい組まで ${all} 区分すべてで、引き分けの割合は予測どおりです。`
        : `差の小さい組から大きい組まで ${all} 区分のうち ${outside} 区分で、引き分けの割合が予測と合いません。`,
    gap: '2 モデルの強さの差',
    share: '引き分けの割合',
  },
  circles: {
    title: '三すくみ',
    none: '互いにすべて対戦した 3 モデルがないので、三すくみは数えられません。',
    summary: (observed, triples, predicted, finding, isSampled) =>
      `${isSampled ? '無作為に選んだ ' : ''}${triples} 組のうち ${observed} 組で、A が B に、B が C に、C が A に勝っています。予測の 95% は ${predicted}。${{ fewer: '予測より少なく、判定はモデルの見込みより一貫しています（引き分けが多く、0.5勝と数えるときに起こります）。', more: 'モデルごとに一つの強さで説明できる数を超えています。', within: 'モデルごとに一つの強さで説明できる範囲です。' }[finding]}`,
    axis: '三すくみになる組の数',
    of: (triples) => `${triples} 組中`,
    observed: (count) => `実際：${count}`,
  },
};

export const loo: typeof looEn = {
  title: 'どの設定がよく予測するか',
  explain:
    'データの一部を抜き、残りすべてから予測します（PSIS による一つ抜き交差検証）。当てはまりが良くても予測が悪いモデルは、ノイズに過剰適合しています。',
  leftOut: {
    judgment: '抜くのは判定を一件ずつです。',
    question:
      '抜くのは質問を一問ずつで、その判定をまとめて抜きます。予測するのは新しい質問についての判定で、標準誤差は質問を単位に求めます。',
  },
  running: '一つずつ抜いています',
  comparing: 'モデルを当てはめて比べています',
  fit: {
    title: '一つ抜きの値は信頼できるか',
    summary: (bad, all, threshold, unit) =>
      bad === '0'
        ? `信頼できます。全 ${units(all, unit)}で k-hat が基準の ${threshold} に収まっています。`
        : `一部は信頼できません。${units(all, unit)}のうち ${bad} ${COUNTERS[unit]}で k-hat が ${threshold} を超え、その予測は不確かです。`,
    uncompared: (bad, all, threshold, unit) =>
      `設定はまだ比べていません。${bad === '0' ? `k-hat は全 ${units(all, unit)}で基準の ${threshold} に収まっています。` : `k-hat は ${units(all, unit)}のうち ${bad} ${COUNTERS[unit]}で ${threshold} を超えています。`}`,
    refitted: (count, left) =>
      `このほか ${count} 問で k-hat が基準を超えたため、それぞれの質問を除いて計算し直しました${left === '0' ? '' : `（計算し直すのは最大 ${count} 問なので、残る ${left} 問は超えたままです）`}。`,
    axis: (unit) => `k-hat（高さは${unit === 'question' ? '質問' : '判定'}数の平方根）`,
    threshold: (value) => `基準 ${value}`,
    elpd: (elpd, se, p, count) =>
      `このモデルの elpd は ${elpd}（標準誤差 ${se}）。実質のパラメータ数は ${p}（p_loo。実際には ${count} 個）です。`,
    thinned: (used, of) => `サンプル ${of} 個のうち ${used} 個で計算しました。`,
    range: 'k-hat の範囲',
    units: { judgment: '判定', question: '質問' },
  },
  surprising: '最も意外な判定',
  shownFirst: (name) => `${name}（先に表示）`,
  surprise: (winner, loser, p, count) =>
    `${winner} が ${loser} に勝った判定${count === '1' ? '' : `（${count} 件）`}。予測確率は ${p}。`,
  surpriseTie: (first, second, p, count) =>
    `${first} と ${second} の引き分け${count === '1' ? '' : `（${count} 件）`}。予測確率は ${p}。`,
  surpriseChoice: (winner, others, p, count) =>
    `${winner} が ${listed(others, 4)} を抑えて選ばれた判定${count === '1' ? '' : `（${count} 件）`}。予測確率は ${p}。`,
  surpriseTogether: (together, others, p, count) =>
    `${listed(together, 4)} ${others.length === 0 ? 'が同順位になった' : `が ${listed(others, 4)} を抑えて同順位で選ばれた`}判定${count === '1' ? '' : `（${count} 件）`}。予測確率は ${p}。`,
  compare: {
    title: '引き分けの扱いと提示順効果',
    explain:
      '引き分けの 4 通りの扱いを、提示順効果のありとなしで当てはめ、予測の良さを比べます。比べられるのは同じグループの中だけです。0.5勝と除外では引き分けを予測せず、Davidson と Rao–Kupper では予測するからです。',
    begin: 'モデルを比べる',
    current: (name) => `計算中：${name}`,
    ties: {
      half: '0.5勝',
      drop: '除外',
      davidson: 'Davidson',
      'rao-kupper': 'Rao–Kupper',
      adjacent: '段階（隣接カテゴリ）',
      cumulative: '段階（累積しきい値）',
    },
    name: (ties, hasOrder) => `${ties}・提示順効果${hasOrder ? 'あり' : 'なし'}`,
    worse: (names) => `明らかに劣るのは${list(names.map((name) => `「${name}」`))}です。`,
    spaces: {
      decided: '勝敗のついた判定でどちらが勝つか',
      'three-outcomes': '勝ち・負け・引き分け',
      grades: '勝ちの段階（≫・＞・＝・＜・≪）',
    },
    best: (name) => `このグループのモデルは「${name}」だけです。`,
    verdicts: {
      clear: (best, second, difference, se) =>
        `最もよく予測するのは「${best}」です。次の「${second}」より elpd が ${difference} 高く（標準誤差 ${se}）、差ははっきりしています。`,
      open: (best, second, difference, se) =>
        `「${best}」が首位ですが、次の「${second}」との差は elpd で ${difference}（標準誤差 ${se}）しかなく、優劣はつけられません。`,
      small: (best, second, difference, se) =>
        `「${best}」が首位ですが、次の「${second}」との差は elpd で ${difference} です（標準誤差 ${se}）。4 に満たない差は、標準誤差にかかわらず小さく、予測の良さはほぼ同じです。`,
      few: (best, second, difference, se, unit) =>
        `「${best}」が首位で、次の「${second}」との差は elpd で ${difference} です（標準誤差 ${se}）。${unit === 'question' ? '質問が 100 問' : '判定が 100 件'}に満たないと標準誤差は当てにならないので、目安としてください。`,
    },
    unsure: '収束していない、または予測の不確かな計算が含まれるので、目安としてください。',
    axis: '最良との elpd の差（点）と標準誤差の 1 倍・2 倍',
    shown: '表示中',
    unconverged: '収束せず',
    failed: (name, reason) => `「${name}」は当てはめられませんでした。${reason}`,
    columns: {
      model: 'モデル',
      elpd: 'elpd の値',
      difference: '差',
      se: '標準誤差',
      p: 'p_loo の値',
      unreliable: 'k-hat が大きい数',
    },
  },
};
