import type { Words } from '../en/frame.ts';
import { data } from './data/data.ts';
import { headline } from './leaderboard/headline.ts';
import { leaderboard } from './leaderboard/leaderboard.ts';
import { panel } from './panel.ts';
import { project } from './project.ts';
import { published } from './leaderboard/published.ts';
import { settingsText } from './settings-text.ts';
import { stan } from './stan.ts';

/** 画面の言葉(日本語)。`en.ts` と同じ鍵を持つ。 */
export const ja: Words = {
  language: 'ja',
  locale: 'ja-JP',
  nav: {
    label: 'ページ',
    notices: 'お知らせ',
    leaderboard: 'ランキング',
    data: 'データ',
    priors: '事前分布',
    checks: '診断',
    inspect: '判定の閲覧',
    ask: '回答の生成',
    judge: '判定の実行',
    runs: '実行履歴',
    settings: '設定',
    skip: '本文へ移動',
    promise: 'データがこのブラウザの外に出るのは、自分で始めた送信のときだけです。',
    offline:
      'オフラインで使えます。データがこのブラウザの外に出るのは、自分で始めた送信のときだけです。',
  },
  header: {
    openFiles: 'ファイルを開く',
    publish: '公表',
    counts: (models, judgments) => `${models} モデル・判定 ${judgments} 件`,
    judgedBy: (judge) => `（${judge}）`,
    questions: (n) => `・質問 ${n} 問`,
    noQuestions: '・質問 ID なし',
    questionPerRow: '・質問は判定ごとに別',
    drop: '判定ファイルをここにドロップ',
    panel: 'モデルと事前分布',
    close: '閉じる',
  },
  headline,
  leaderboard,
  status: {
    converged: '収束',
    notConverged: '収束していません',
    failed: '計算に失敗しました',
    nothing: '対象の判定がありません',
    preview: 'プレビュー（ラプラス近似）',
    before: '前の計算結果（新しい計算が終わるまで）',
    approximate: 'ラプラス近似',
    replicates: (n) => `リサンプリング ${n} 回`,
    draws: (n) => `サンプル ${n} 個`,
    stopped: '停止しました。表示はラプラス近似のみです',
    stoppedBefore: '停止しました。表示は前の計算結果です',
    sampling: 'サンプリング中',
    fitting: '計算中',
    rhat: (x) => `R-hat ${x}`,
    ess: (bulk, tail) => `ESS 中央部 ${bulk}・裾 ${tail}`,
    divergences: (n) => (n === 0 ? '発散なし' : `発散 ${n} 回`),
    chains: (n, draws) => `${n} チェーン × ${draws} サンプル`,
    stop: '停止',
    again: 'もう一度計算',
    left: (t) => `残り ${t}`,
    order: (value, sign) =>
      `提示順効果 ${value}：` +
      (sign > 0
        ? '先に示した回答が有利'
        : sign < 0
          ? '後に示した回答が有利'
          : 'どちらが有利ともいえない'),
    noOrder: {
      'sides-unknown': '提示順効果なし：先に示した回答が不明',
      'one-order': '提示順効果なし：両方の順序で示されたとわかる組がない',
    },
    orderTitle: (narrow) =>
      `提示順効果の事後分布。先に示されることがどれだけ有利か。± は ${narrow} 信用区間の半分`,
    help: {
      title: 'これらの数字の意味',
      rhat: 'R-hat はチェーンどうしを比べた値です。1.01 未満なら一致しています（Vehtari ほか 2021）。',
      ess: '有効サンプルサイズ（ESS）は、チェーンが独立なサンプル何個分に当たるかを、中央部と裾（区間の端）について示します。400 を超えれば数値は安定しています。',
      divergences: '発散は、軌道の計算が破綻した回数です。0 が正常です。',
      order: (narrow) =>
        `提示順効果は、先に示されることの有利さをレーティングの目盛りで表したものです。± は ${narrow} 信用区間の半分です。`,
    },
  },
  project,
  published,
  questions: {
    title: '質問',
    over: {
      alone: '± はこの質問だけについて',
      questions: '± は同じような質問全体について',
      raters: '± は同じような評価者全体について',
      both: '± は同じような質問と評価者全体について',
    },
  },
  stan,
  panel,
  data,
  priors: { title: '事前分布' },
  checks: { title: '診断' },
  inspect: { title: '判定の閲覧' },
  ask: { title: '回答の生成' },
  judge: { title: '判定の実行' },
  runs: {
    fitsOf: (name) => `「${name}」の計算結果`,
    title: '実行履歴',
    purpose:
      '終わった計算はすべて、データ・設定・シード・サンプルとともにこのブラウザに保存されます。読み込んだデータもすぐに保存され、最初の計算が終わるまでここに並びます。',
    empty:
      'まだありません。データは読み込んだとき、結果は計算が終わったときに、自動で保存されます。',
    unfitted: '未計算：開くと計算が始まります',
    unfittedStopped: (again) => `未計算（停止済み）：開いて「${again}」を選んでください`,
    unfittedBrokenOff: (again) =>
      `未計算（計算中にページが 2 回閉じた）：開いて「${again}」を選んでください`,
    unfittedFailed: '未計算（計算に失敗）：理由はランキングのページにあります',
    open: '開く',
    openNamed: (name) => `${name} を開く`,
    rename: '名前を変更',
    renameNamed: (name) => `${name} の名前を変更`,
    nameOf: (name) => `${name} の新しい名前`,
    save: '保存',
    cancel: 'キャンセル',
    delete: '削除',
    deleteNamed: (name) => `${name} を削除`,
    deleted: (name) => `「${name}」を削除しました。`,
    undo: '元に戻す',
    shown: '表示中',
    passedOver: '最後に開いた実行が使えないため、代わりに別の実行を表示しています。',
    seed: (seed) => `シード ${seed}`,
  },
  guide: { title: 'ガイド' },
  settings: {
    title: '設定',
    purpose: '表示と計算のしかたを変えられます。変更はすぐに反映されます。',
    language: '言語',
    theme: '配色',
    themes: { system: 'システム', light: 'ライト', dark: 'ダーク' },
    scale: '強さの目盛り',
    scaleNames: { rating: 'レーティング', logOdds: '対数オッズ' },
    center: '平均的なモデルの値',
    perTenfold: 'オッズ 10 倍に当たる点数',
    interval: '数字で示す信用区間',
    sampler: 'サンプラー',
    samplerMethod: '方法',
    samplerNames: {
      'split-hmc': 'split HMC（既定）',
      nuts: 'NUTS',
      ensemble: 'アフィン不変アンサンブル',
      'ensemble-legacy': 'Rakuda と同じアンサンブル',
      laplace: 'ラプラス近似',
      mle: '最尤法とブートストラップ',
    },
    samplerMeaning: {
      'split-hmc':
        '正規近似に沿った動きを厳密に解き、残りだけを補正するハミルトニアン・モンテカルロ法です。うまくいかないときは NUTS に切り替え、ランキングにその旨を示します。',
      nuts: 'Stan と同じ NUTS（No-U-Turn サンプラー）です。遅めですが、曲がった分布や途中で切れた分布でも確実です。',
      ensemble:
        '多数のウォーカーが互いの位置をもとに伸び縮みしながら動く方法です（Goodman & Weare 2010）。emcee と同じです。',
      'ensemble-legacy':
        'Rakuda ランキングの余分な座標をそのまま再現します。区間は約 6% 広くなります。比較のためだけに使ってください。',
      laplace: '事後分布の頂点に正規分布を当てはめます。瞬時に終わりますが、近似です。',
      mle: '事前分布を使わず、尤度が最大になる強さを求めます。区間は判定のリサンプリングによります（FastChat や Arena-Hard の表と同じ）。サンプル数はリサンプリングの回数です。',
    },
    samplerTerms: {
      'split-hmc': 'ハミルトニアン・モンテカルロ法',
      nuts: 'No-U-Turn サンプラー',
      ensemble: 'ウォーカー',
      'ensemble-legacy': '余分な座標',
      laplace: '事後分布の頂点に正規分布',
      mle: '尤度が最大になる強さ',
    },
    resampled: '判定のリサンプリング',
    chains: 'チェーンの数',
    draws: 'チェーンごとのサンプル数',
    mostDraws: '新しいデータを開くときも、サンプル数をこれ以下にする',
    mostDrawsMeaning:
      'オフのときは、モデルの数に合わせて自動で決まります。少ないほど速く、区間の端は粗くなります。',
    warmup: 'チェーンごとのウォームアップ',
    seed: 'シード',
    seedMeaning: 'シード・データ・設定が同じなら、結果は最後の桁まで同じです。',
    range: (low, high) => `${low}〜${high} の整数`,
    storage: '保存領域',
    used: (amount) => `このブラウザで ${amount} を使用中。`,
    usedOf: (amount, quota) => `このブラウザで ${amount} を使用中（上限 ${quota}）。`,
    persistent: '永続ストレージが有効です。ブラウザが自動でデータを消すことはありません。',
    notPersistent:
      '永続ストレージは無効です。ディスクの空きが少なくなると、ブラウザがデータを消すことがあります。失いたくないものは、バックアップを保存してください。',
    persist: '永続ストレージを有効にする',
    persistRefused:
      'ブラウザが許可しませんでした。このページをよく使ったり、ブックマークやインストールをしたりすると、許可されることがあります。',
    deleteAll: 'すべて削除',
    deleteAllSure: 'このブラウザにあるすべてのプロジェクトとその中身、API キーを削除しますか？',
    version: (version) => `Caravan ${version}、Apache-2.0`,
    licences: '使用ライブラリのライセンス',
  },
  export: {
    figureSvg: '図（SVG）',
    figurePng: '図（PNG）',
    failed:
      'ファイルを保存できませんでした。別の形式を試すか、ページを再読み込みして、もう一度保存してください。',
    source: (name, judgments) =>
      `${name}、判定 ${judgments} 件。ベイズ版 Bradley–Terry モデル（Caravan で作成）。`,
  },
  update: {
    ready: '新しいバージョンがあります。',
    reload: '読み込む',
    later: 'あとで',
  },
  settingsText,
  terms: {
    bulk: '中央部',
    tail: '裾',
    divergences: '発散',
    order: '提示順効果',
    designEffect: 'デザイン効果',
    interval: '信用区間',
    posterior: '事後分布',
    separated: '差がある',
  },
  warnings: '結果を読む前に',
  dismiss: '閉じる',
};
