import type { history as historyEn } from '../en/history.ts';

/** 計算結果の比較・順位の推移・再計算(日本語)。 */
export const history: typeof historyEn = {
  choice: {
    project: 'プロジェクト',
    fit: '計算結果',
    option: (name, date, judgments, settings) =>
      `${name} · ${date} · 判定 ${judgments} 件 · ${settings}`,
    none: '終わった計算はありません',
  },
  compare: {
    title: '2 つの計算結果を比べる',
    explain:
      'このプロジェクトの中で、または 2 つのプロジェクトの間で、データ・設定・ランキングがどう変わったかを示します。',
    before: '変更前',
    after: '変更後',
    begin: '比べる',
    running: '計算結果を比較中',
    again: 'もう一度比べる',
    stopped: '停止しました。',
    result: (before, after) => `「${before}」から「${after}」へ`,
    region: 'モデルごとの変化',
    headline: (moved, clear, models) =>
      `両方にある ${models} モデルのうち、順位が変わったのは ${moved} モデル、強さが 95% 以上の確率で変わったのは ${clear} モデルです。`,
    noneShared: '両方に共通するモデルはありません。',
    kendall: (tau) => `2 つのランキングのケンドールの τ は ${tau} です。`,
    kendallTerm: 'ケンドールの τ',
    added: (models) => `変更後だけにあるモデル：${models}。`,
    removed: (models) => `変更前だけにあるモデル：${models}。`,
    ranked: (name, rank) => `${name}（${rank}\u00a0位）`,
    more: (n) => `ほか ${n} モデル`,
    among: '順位は、両方にあるモデルの中で数えています。',
    model: 'モデル',
    rankBefore: '変更前の順位',
    rankAfter: '変更後の順位',
    change: '強さの変化（95% 区間）',
    real: '変化が本物である確率',
    interval: (by, lower, upper) => `${by}（${lower}〜${upper}）`,
    up: (rank, by) => `${rank}（${by} 上昇）`,
    down: (rank, by) => `${rank}（${by} 下降）`,
    moved: (rank, probability) => `${rank}、確率 ${probability}`,
    method:
      '強さは、両方にあるモデルの平均を 0 として測ります。弱いモデルが加わっても、ほかのモデルの値は上がりません。「変化が本物である確率」は、強さが表示の向きに動いた確率です。2 つの事後分布を独立とみなし、一方のすべてのサンプルを他方のすべてのサンプルと比べています。50% なら変化の証拠はありません。順位に添えた確率は、順位が上がった（または下がった）確率です。同じ判定を含む計算結果どうしは誤差も共有するため、この確率は控えめな値になります。',
    settingsMatter: '設定も異なるため、変化の一部は判定ではなく設定によるものかもしれません。',
    figure: (models) => `${models} モデルの変更前と変更後の順位。`,
    figureRegion: '変更前と変更後の順位',
  },
  differs: {
    title: '異なる点',
    sameData: (judgments) => `判定は同じです（${judgments} 件）。`,
    judgments: (before, after) => `判定：${before} → ${after} 件。`,
    parts: (added, removed, changed, same) =>
      `追加 ${added} 件、削除 ${removed} 件、勝敗の変更 ${changed} 件、変更なし ${same} 件。`,
    byPair: '一方には集計しか残っていないため、判定はモデルの組と提示順だけで区別しています。',
    judges: (changes) => `審査員：${changes}。`,
    count: (name, before, after) => `${name} ${before} → ${after}`,
    questions: (added, removed) => `質問：追加 ${added} 件、削除 ${removed} 件。`,
    sameSettings: '設定とシードは同じです。',
    setting: (name, before, after) => `${name}：${before} → ${after}。`,
    stan: '一方は CmdStan によるサンプルです。',
    sameVersion: (version) => `どちらも Caravan ${version} による計算です。`,
    version: (before, after) => `Caravan ${before} → ${after}。`,
    unknownVersion: '（バージョンの記録なし）',
  },
  settings: {
    strength: '強さの事前分布',
    informative: '個別モデルの事前分布',
    order: '提示順効果の事前分布',
    ties: '引き分けの扱い',
    tie: '引き分けの事前分布',
    questions: '質問',
    sampler: 'サンプラー',
    chains: 'チェーン数',
    draws: 'チェーンあたりのサンプル数',
    warmup: 'チェーンあたりのウォームアップ',
    bootstrap: 'ブートストラップ区間',
    seed: 'シード',
  },
  values: {
    none: 'なし',
    these: 'この質問だけ',
    random: (scale, isConditional) =>
      `同じような質問、ω は半正規（${scale}）${isConditional ? '、1 つの質問での値' : ''}`,
    robust: {
      questions: '同じような質問',
      raters: '同じような評価者',
      both: '同じような質問と評価者',
    },
    bootstrap: { bca: 'BCa 法', percentile: 'パーセンタイル法' },
    normal: (mean, scale) => `正規（${mean}, ${scale}）`,
  },
  time: {
    title: '順位の推移',
    explain: 'このプロジェクトの計算結果を、計算が終わった日時の順に並べます。',
    few: '計算結果が 2 つ以上になると、ここに表示されます。',
    older: (n) => `これより古い ${n} 件は表示していません。`,
    figure: (models, fits) => `${fits} 件の計算結果における ${models} モデルの順位。`,
    region: '順位の推移',
    key: '緑の実線：線の始まりより最後の順位が上。赤の破線：下。灰色：同じ。',
    table: '表で見る',
    model: 'モデル',
    pages: {
      previous: '前へ',
      next: '次へ',
      range: (from, to, total) => `${total} 件中 ${from}〜${to}`,
    },
  },
  again: {
    title: '計算を再現する',
    explain:
      '以前の計算を、同じデータ・設定・シードでもう一度行い、すべての数値を比べます。保存済みのものは変わりません。',
    begin: 'もう一度計算する',
    running: '再計算中',
    stopped: '停止しました。',
    stan: 'CmdStan によるサンプルのため、ここでは再計算できません。',
    same: '1 ビットまで一致しました（すべてのサンプルと要約）。',
    sameByHash:
      '1 ビットまで一致しました（要約、およびハッシュによるサンプルの照合）。サンプルそのものは容量を節約するため削除済みです。',
    sameSummary: '要約は 1 ビットまで一致しました。サンプルは保存されていないため比べられません。',
    other: '一致しません。',
    sameDraws: 'サンプルは 1 ビットまで一致しましたが、その要約が異なります。',
    otherHash:
      'サンプルのハッシュが異なります。サンプルは容量を節約するため削除済みで、違いの場所は示せません。',
    madeWith: (before, now) =>
      `元の計算は Caravan ${before}、この計算は Caravan ${now} によるものです。`,
    sameVersion: (version) =>
      `どちらも Caravan ${version} による計算なので、バージョンの違いが原因ではありません。`,
    unknownVersion: (now) =>
      `元の計算のバージョンは記録されていません。この計算は Caravan ${now} によるものです。`,
    firstDraw: (chain, draw, parameter) =>
      `最初の違いは、チェーン ${chain}、サンプル ${draw} の${parameter}です：`,
    firstField: (field) => `サンプルの最初の違いは ${field} にあります：`,
    firstSummary: (field) => `要約の最初の違いは ${field} にあります：`,
    values: (before, after) => `保存済み ${before}、今回 ${after}。`,
    missing: '値なし',
    hash: '今回のサンプルの SHA-256：',
    parameters: {
      strength: (model) => `「${model}」の強さ`,
      order: '提示順効果',
      tie: '引き分けのパラメーター',
      strong: '大差の勝ちのパラメーター',
      tau: ' τ ',
      omega: ' ω ',
    },
  },
  drift: {
    before:
      '審査員の 2 つの時点（ある日の前後や 2 つのファイル）の比較は、診断のページにあります：',
    link: '審査員ごとの成績表',
  },
};
