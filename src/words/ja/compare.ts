import type { compare as english } from '../en/compare.ts';
import { list } from './listed.ts';

/** 複数の設定の比較(日本語)。 */
export const compare: typeof english = {
  title: '設定を並べて比べる',
  explain:
    '同じ判定を、異なる事前分布・引き分けの扱い・方法で計算して並べます。何が変わり、何が仮定によらず変わらないかが分かります。',
  draws:
    '「計算結果」には元のサンプルを使い、ほかの設定は少なめのサンプルで計算します。そのための誤差は、区間の端で幅の 1〜2%、ブートストラップでは最大 5% ほどです。',
  names: {
    fit: '計算結果',
    kept: (serial) => `取っておいた設定 ${serial}`,
    presets: {
      standard: 'Caravan の既定',
      rakuda: 'Rakuda のモデル',
      'rakuda-run': 'Rakuda の計算の再現',
      mle: '最尤法',
      'win-rate': '勝率',
      narrow: '狭い事前分布',
      wide: '広い事前分布',
      'student-t': 't 分布の事前分布',
      laplace: 'ラプラス分布の事前分布',
      hierarchical: '階層事前分布',
      half: '引き分けは 0.5勝',
      drop: '引き分けを除く',
      davidson: 'Davidson の引き分け',
      'rao-kupper': 'Rao–Kupper の引き分け',
      order: '提示順効果あり',
      'no-order': '提示順効果なし',
    },
  },
  about: {
    ensemble: '一様な事前分布。余分な座標を含むため、区間が約 6% 広くなる',
    mle: (ties, hasOrder) =>
      `事前分布なし、区間はブートストラップ · ${ties} · ${hasOrder ? '提示順効果あり' : '提示順効果なし'}`,
    winRate: (isHalf) =>
      `勝ち${isHalf ? 'と引き分けの半分' : ''}が判定に占める割合（相手は問わない）`,
  },
  list: {
    title: '比べる設定',
    reference: '比べる基準',
    isReference: (name) => `${name} を基準にする`,
    remove: '外す',
    removeNamed: (name) => `${name} を外す`,
    waiting: '待機中',
    waitingFit: '計算の終了待ち',
    running: (percent) => `計算中 ${percent}`,
    stopped: '停止',
    failed: 'この方法ではランキングを作れません。',
    draws: (chains, draws) => `サンプル ${chains} × ${draws}`,
    replicates: (n) => `リサンプリング ${n} 回`,
    wilson: 'ウィルソン区間',
    notConverged: '収束していないため信頼できません',
    approximate: '近似',
  },
  add: {
    label: '設定を加える',
    whole: '単独の設定',
    oneChange: '計算結果から一つだけ変えた設定',
    runs: 'このデータの実行履歴',
    button: '加える',
    fit: '計算結果を加える',
    keep: 'いまの設定を取っておいて加える',
  },
  progress: (done, total) => `${total} 件中 ${done} 件を計算済み`,
  stop: '停止',
  again: '再開',
  empty: '比べるには、設定を二つ以上加えてください。',
  waiting: '計算が終わると比較を始めます。',
  summary: {
    together: (sentences) => sentences.join(''),
    few: '比べるものがまだありません。',
    leader: (name, settings) => `${settings} 個の設定すべてで ${name} が 1\u00a0位です。`,
    leaders: (shares) => `1\u00a0位は、${list(shares)}です。`,
    leaderShare: (name, settings, total) => `${total} 個の設定のうち ${settings} 個で ${name}`,
    unmoved: '順位の変わるモデルはありません。',
    moved: (models, total) => `${total} モデルのうち ${models} モデルの順位がどこかで変わります。`,
    largest: (name, setting, sds) =>
      `最も大きく動くのは「${setting}」での ${name} で、標準偏差の ${sds} 倍です。`,
  },
  changes: {
    title: (reference) => `「${reference}」と比べて変わること`,
    region: '変わること',
    setting: '設定',
    moved: '順位の変わるモデル',
    kendall: 'ケンドールの τ',
    width: '区間の幅',
    shift: '最大の移動',
    claims: '95% で言えること',
    movedOf: (moved, total, most) =>
      most === null ? `${total} モデル中 0` : `${total} モデル中 ${moved}。${most}`,
    mostMoved: (name, from, to) => `${name} が ${from} → ${to}\u00a0位`,
    times: (ratio) => `${ratio} 倍`,
    shiftOf: (name, points, sds) => `${name} ${points}（標準偏差の ${sds} 倍）`,
    claimsOf: (lost, gained, reversed) =>
      lost + gained + reversed === 0
        ? '変化なし'
        : list([
            ...(lost > 0 ? [`言えなくなる ${lost} 件`] : []),
            ...(gained > 0 ? [`新たに言える ${gained} 件`] : []),
            ...(reversed > 0 ? [`逆になる ${reversed} 件`] : []),
          ]),
    reference: (decided, pairs) =>
      `比べる基準。${pairs} 組のうち ${decided} 組の優劣が 95% で決まる`,
    referenceRates: '比べる基準。順位だけを比べる',
    explain:
      '移動の大きさは、基準とした設定の標準偏差を単位とします。引き分けの扱いを変えると、目盛り全体も伸び縮みします。「言えること」とは、あるモデルが別のモデルより 95% 以上の確率で強いということです。サンプリングの誤差で起こりうる程度の変化は数えません。',
    winRate:
      '勝率は、対戦した相手に左右される、別の目盛りの値です。図ではその対数オッズを破線で示し、順位だけを比べます。',
    mle: '最尤法の区間と「言えること」は判定のリサンプリングによるものです。推定値がどれだけ変わりうるかを表し、強さがどこにあるかの確率ではありません。引き分けを 0.5勝とする場合は、引き分けのばらつきが勝敗より小さいため、事後分布の区間より狭くなります。',
    terms: { winRate: '勝率', logOdds: '対数オッズ', mle: '最尤法' },
  },
  claims: {
    title: (setting, changes) => `${setting}：${changes}`,
    lost: '言えなくなること',
    gained: 'この設定でだけ言えること',
    reversed: '逆になること',
    claim: (ahead, behind, before, after) => `${ahead} は ${behind} より強い：${before} → ${after}`,
    more: (n) => `ほか ${n} 件`,
  },
  figure: {
    title: '設定ごとの区間',
    rows: '表示するモデル',
    changed: '変わるものだけ',
    all: 'すべて',
    noneChanged: '順位が変わるモデルも、強さが標準偏差の半分以上動くモデルもありません。',
    label: (models, settings) => `${models} モデルの中央値と区間（${settings} 個の設定）`,
    key: (narrow, wide) => `太線 ${narrow}、細線 ${wide} 区間`,
    rating: 'レーティング',
    logOdds: '対数オッズ',
    ownScale: (name) => `${name}（その対数オッズ）`,
    infinite: '0% と 100% の勝率には対数オッズがないため、区間だけを図の端まで引いています。',
    table: '表で見る',
    model: 'モデル',
    rankOf: (setting) => `${setting}：順位`,
    ratingOf: (setting) => `${setting}：レーティングと 95% 区間`,
    logOddsOf: (setting) => `${setting}：対数オッズと 95% 区間`,
    rateOf: (setting) => `${setting}と 95% 区間`,
    interval: (middle, lower, upper) => `${middle}（${lower}〜${upper}）`,
    up: (rank, by) => `${rank}（${by} 上昇）`,
    down: (rank, by) => `${rank}（${by} 下降）`,
    pages: {
      previous: '前へ',
      next: '次へ',
      range: (from, to, total) => `${total} 件中 ${from}〜${to}`,
    },
  },
};
