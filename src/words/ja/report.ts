import type { report as reportEn } from '../en/report.ts';

/** レポート（Caravan なしで読むファイル）の言葉。 */
export const report: typeof reportEn = {
  about: (models, judgments) => `${models} モデルを ${judgments} 件の対比較の判定から順位づけ`,
  made: (date, version) => `作成：${date}（Caravan ${version}）`,
  otherLanguage: 'English',
  noModels: '順位づけるものがありません。',
  tiers: {
    title: 'ティア',
    explain: '異なるティアのモデルどうしには差があります（全体で 95%）。',
    one: '全体で 95% の水準で分けられる箇所がなく、すべてのモデルが一つのティアに入ります。',
    tier: (n) => `ティア ${n}`,
  },
  leaderboard: {
    tier: 'ティア',
    interval: (probability) => `${probability} 信用区間`,
    logOdds: '対数オッズ',
    drawing: '事後分布',
    over: {
      these: '区間は、実際に判定された質問についてのものです。',
      questions: '区間は、同じような質問全体についてのものです。',
      raters: '区間は、同じような評価者全体についてのものです。',
      both: '区間は、同じような質問と評価者全体についてのものです。',
    },
  },
  checks: {
    title: 'この結果は信頼できるか',
    converged: (sampler, chains, draws) =>
      `計算は収束しています（${sampler}、${chains} チェーン × ${draws} サンプル）。`,
    doubtful: (sampler, chains, draws) =>
      `計算は収束していますが、疑わしい点があります（${sampler}、${chains} チェーン × ${draws} サンプル）。`,
    notConverged: (sampler, chains, draws) =>
      `計算は収束していません（${sampler}、${chains} チェーン × ${draws} サンプル）。`,
    evidence: (rhat, bulk, tail, divergences) =>
      `R-hat は最大 ${rhat}（1.01 未満が目安）、ESS は最小で中央部 ${bulk}、裾 ${tail}（400 超が目安）、発散は ${divergences} 回です。`,
    approximate: '数値はラプラス近似によるもので、事後分布からのサンプルではありません。',
    maximum: (replicates) =>
      `数値は最尤推定値で、区間はブートストラップ ${replicates} 回によるものです。`,
    loo: {
      question: (of, elpd, se) =>
        `質問 ${of} 問を一問ずつ除いて予測したときの elpd は ${elpd} ± ${se} です`,
      judgment: (of, elpd, se) =>
        `判定 ${of} 件を一件ずつ除いて予測したときの elpd は ${elpd} ± ${se} です`,
    },
    kHat: (above, threshold) => `（PSIS-LOO、k-hat が ${threshold} を超えるもの ${above} 個）。`,
    predictive: (misfits, looks, replicates) =>
      `作り直したデータ ${replicates} 組と比べると、${looks} 個の値のうち ${misfits} 個が予測からはっきり外れています。`,
    circles: (circles, triples, range) =>
      `モデル ${triples} 組のうち ${circles} 組が三すくみで、予測は ${range} 組です。`,
    range: (lower, upper) => `${lower}〜${upper}`,
    sensitivity: (marked, of) =>
      `すぐ下のモデルとの差 ${of} 個のうち、${marked} 個が事前分布に左右されます。`,
    unknown: 'このレポートでは、予測の検査と事前分布の影響は計算していません。',
    warnings: '使う前に知っておくこと',
  },
  anew: {
    title: '計算し直す',
    explain:
      '別の事前分布や判定の一部を選ぶと、このファイルの中で計算し直し、レポートの数値と並べて示します。データが端末の外に出ることはありません。',
    prior: '強さの事前分布',
    families: {
      normal: '正規',
      'student-t': 't',
      laplace: 'ラプラス',
      uniform: '一様',
      hierarchical: '階層',
    },
    scale: '尺度（対数オッズ）：',
    judge: '審査員',
    allJudges: 'すべての審査員',
    people: 'すべての人間',
    models: 'すべての言語モデル',
    category: 'カテゴリ',
    allCategories: 'すべてのカテゴリ',
    reset: 'レポートと同じに戻す',
    preview: (judgments) =>
      `判定 ${judgments} 件のラプラス近似による速報です。サンプリングしています…`,
    sampling: (share) => `ラプラス近似による速報です。サンプリング中：${share}`,
    done: (judgments) => `判定 ${judgments} 件で計算し直しました。`,
    failed:
      'この範囲の判定では順位づけできません。比較された 2 つ以上のモデルが必要です。別の範囲を選んでください。',
    inReport: 'レポートの値',
    before: (rank, rating, half) => `${rank}. ${rating} ± ${half}`,
    saveProject: 'プロジェクトを保存（.caravan）',
  },
  judges: {
    title: '審査員',
    explain:
      '各審査員の判定からわかることです。区間は 95% で、同じような質問全体についてのものです。「先の回答が勝つ」は、強さの等しい 2 モデルで先に示されたほうが勝つ割合で、位置の好みがなければ半分です。どの 2 モデルも片方の順序でしか示されていない場合は、求められません。',
    first: (shown, all) => `審査員 ${all} 人のうち、判定の多い ${shown} 人を示します。`,
    judge: '審査員',
    person: (name) => `${name}\u00a0†`,
    marksPeople: '† は人間の審査員です。',
    clear: (looks) => `太字は、${looks} 回の検定について補正しても偶然では説明できないものです。`,
    judgments: '判定数',
    questions: '質問数',
    firstWins: '先の回答が勝つ',
    ties: '引き分け',
    flips: '入れ替えで反転',
    people: '人間との一致',
    others: 'ほか全員との一致',
    habits: {
      title: '審査員の癖',
      explain: '強さの等しい 2 モデルのあいだで、そのような回答が勝つ割合です（区間は 95%）。',
      family:
        '「同じ系列」は、同じ回答について、自分と同じ系列のモデルをほかの審査員より何ポイント多く勝たせているかです。',
      columns: {
        length: '2\u00a0倍長い回答',
        lists: '箇条書き\u00a04\u00a0項目（相手はなし）',
        bold: '太字\u00a04\u00a0か所（相手はなし）',
        family: '同じ系列（ポイント）',
      },
    },
  },
  questions: {
    title: '質問',
    stays: (all, leader) => `${all} 問のどれを除いても、${leader} は首位のままです。`,
    decided: (count, all, leader) =>
      `${all} 問のうち ${count} 問が首位を左右しています。その一問を除くと ${leader} は首位ではなくなります。`,
    set: (count, enters) =>
      `首位が入れ替わる最小の組は、見つかった範囲で ${count} 問です。除くと ${enters} が首位になります。`,
    noSet: '有利に働く質問をすべて除いても、首位は変わりません。',
    kinds: (separates, dead, reversed, unclear) =>
      `モデルの差をはっきり示す質問は ${separates} 問、示さない質問は ${dead} 問、順位に逆らう質問は ${reversed} 問、判定が足りずわからない質問は ${unclear} 問です。`,
    first: (shown, all) => `首位への影響が大きい順に、${all} 問のうち ${shown} 問を示します。`,
    number: (n) => `質問 ${n}`,
    question: '質問',
    kind: '差を示すか',
    kindNames: {
      separates: '差を示す',
      unclear: '判定が足りない',
      dead: '差を示さない',
      reversed: '順位に逆らう',
    },
    judgments: '判定数',
    discrimination: '識別力（95%）',
    influence: 'リードへの影響',
    ties: '引き分け',
    against: '順位に反する',
  },
  slices: {
    title: (by) => `${by} 別の強さ`,
    explain:
      '区分ごとの順位（括弧内は、全モデルを同時に見たときにとりうる順位）と、強さとその ± です。その区分の判定だけでは決まらない分だけ、全体の強さに引き寄せています。',
    model: 'モデル',
    rest: (slices) => `ほか ${slices} 区分`,
    judgments: (n) => `判定 ${n} 件`,
    rank: (rank) => `${rank}.`,
    ranks: (from, to) => `（${from}〜${to}）`,
  },
  prices: {
    price: '1\u00a0回答の価格',
    front: '安いほうに負けない確率',
    loss: '最良との期待損失',
  },
  judgments: {
    title: '判定',
    pairs: (n) => `組ごと（${n}）`,
    rows: (n) => `一件ずつ（${n}）`,
    noTexts: '質問と回答の本文は、このファイルに含まれていません。',
    withTexts: (size) =>
      `このファイルの中のプロジェクト（${size}）には、質問と回答の本文も含まれています。`,
    texts: {
      open: '番号を選ぶと、その判定の質問と回答を読めます。',
      withoutScript:
        'ここで読むには JavaScript が必要ですが、無効になっています。有効にしてこのファイルを開くか、Caravan で開いてください。',
      of: (n) => `${n}：質問と回答`,
      reading: '本文を読み込んでいます…',
      none: 'この判定の本文は、このファイルにありません。',
      damaged:
        'ファイルが壊れているため、本文を読めません。このファイルをもう一度入手してください。',
      question: '質問',
      missing: 'この回答は、このファイルにありません。',
      reasoning: '判定理由',
      reasoningOf: (name) => `${name} についての判定理由`,
      prompt: '審査員へのプロンプト',
    },
    some: (shown, all) =>
      `${all} 件のうち最初の ${shown} 件を示します。ファイルにはすべてが含まれています。`,
    someCounts: (shown, all) => `${all} 件のうち最初の ${shown} 件を示します。`,
    left: '先に示されたモデル',
    right: '後に示されたモデル',
    sidesUnknown: (name) => `${name}（順序不明）`,
    leftWins: '先の勝ち',
    rightWins: '後の勝ち',
    ties: '引き分け',
    question: '質問',
    turn: 'ターン',
    verdict: '判定',
    weight: '回数',
    judge: '審査員',
    strong: (name) => `${name}（はっきり）`,
    tie: '引き分け',
    none: '判定なし',
  },
  settings: {
    title: '作成方法',
    model: 'モデル',
    sampler: 'サンプラー',
    samplerNames: {
      'split-hmc': 'split HMC',
      nuts: 'NUTS',
      ensemble: 'アフィン不変アンサンブル',
      'ensemble-legacy': 'Rakuda と同じアンサンブル',
      laplace: 'ラプラス近似',
      mle: '最尤法',
    },
    samplerText: (name, chains, draws, warmup, seed) =>
      `${name}、${chains} チェーン × ${draws} サンプル（捨てた分 ${warmup}）、シード ${seed}`,
    files: 'ファイル',
    sample: 'Caravan に付属するサンプル',
    rows: '行',
    rowsText: (rows, unparsed, rejected, duplicates) =>
      `${rows} 行（判定なし ${unparsed}、不採用 ${rejected}、重複 ${duplicates}）`,
    edited: '編集',
    editedText: 'ファイルを読み込んだあとに、名前の変更、除外、訂正のいずれかが行われています。',
    only: '対象',
    hash: 'データ（SHA-256）',
    version: 'Caravan',
    again:
      'コマンドラインで同じ順位を再現するには（データ、設定、シードが同じなら、数値も同じになります）：',
    page: {
      open: 'Caravan で開く',
      linked:
        '（この順位の集計はリンク先アドレスの # より後ろに入っていて、ブラウザがサーバーに送ることはありません）',
      drop: '（開いたページにこのファイルをドロップします。ファイルが端末の外に出ることはありません）',
    },
    carried: (size) =>
      `このファイルにはプロジェクト（${size}）が入っています。Caravan のページにドロップするか、コマンドラインで指定すると、同じデータと設定で開きます。`,
  },
};
