import type { convergence as convergenceEn, page as pageEn } from '../../en/checks/checks.ts';

/** 診断ページの枠と、最初の部分「連鎖」(日本語)。 */
export const page: typeof pageEn = {
  title: '診断',
  purpose:
    'この結果を信頼できるかを調べます。サンプラーのチェーンから一件ごとの判定まで、ランキングを裏づける証拠と疑わせる証拠を並べます。',
  contents: '診断',
  views: {
    convergence: '収束',
    fit: '当てはまり',
    robustness: '頑健性',
    judges: '審査員',
  },
  warnings: (n) => `警告 ${n} 件`,
  terms: '用語：',
  waiting: '計算が終わると診断が始まります。',
  stoppedFit: '計算は途中で止められました。終わるまで診断できるものがありません。',
  failedFit: '計算に失敗しました。終わるまで診断できるものがありません。',
  few: '診断できるランキングには、モデルが 2 つ以上必要です。',
  choices: (n) =>
    `3 つ以上のモデルからの選択が ${n} 件あります。ランキングの計算と一つ抜きの予測、引き分けの扱いの比較では、1 件を 1 つの観測として数えます。事後予測チェック、順位のもろさ、区分ごとの強さ、審査員の成績表、審査員をまとめた推定、文体の診断では、組に分けて別々に判定されたものとして扱うため、そこに示す誤差と幅は実際より小さくなります。`,
  tiedChoices:
    '同順位のモデルがまとめて選ばれる確率を与えるのは Davidson の引き分けモデルだけなので、勝ち・負け・引き分けの予測ではこのモデルだけを扱います。引き分けを除外する場合はその選択を数えず、ほかのモデルでは同順位の d 個がそれぞれ 1/d の重みで選ばれたと数えます。',
  notConverged:
    '収束していません。ここの数値は収束していないチェーンから得たもので、目安にすぎません。',
  notSampled: 'ここの数値はラプラス近似によるもので、事後分布からのサンプルではありません。',
  stopped: '途中で停止しました。',
  notRun: 'まだ実行していません。',
  inTurn: 'ほかの計算が終わると始まります。',
  again: 'もう一度実行',
  table: '表で見る',
  judgments: '判定を閲覧',
  judgmentsOf: (what) => `判定を閲覧：${what}`,
  pages: {
    previous: '前へ',
    next: '次へ',
    range: (from, to, total) => `${total} 件中 ${from}〜${to}`,
  },
};

export const convergence: typeof convergenceEn = {
  title: 'チェーンは収束したか',
  explain:
    '別々の場所から出発したチェーンが同じ結果に行き着くはずです。判断の基準は Vehtari ほか（2021）と Betancourt（2016）によります。',
  verdicts: {
    converged: '収束しています。チェーンは一致し、どのパラメータにも十分なサンプルがあります。',
    doubtful: '通常の基準は満たしていますが、気になる点があります。',
    'not-converged':
      '収束したとは言えません。このままでは数値を信頼できません。満たしていない基準と対処は下のとおりです。',
    'not-sampled':
      'チェーンがありません。表示はラプラス近似です。診断するには、設定で別のサンプラーを選んでください。',
    maximum:
      'チェーンがありません。最尤法ではサンプルを引かずに尤度の最大値を求めます。リサンプリングの一回ごとも同じです。',
  },
  met: '合格：',
  missed: '不合格：',
  bulk: '中央部',
  tail: '裾',
  reasons: {
    rhatMet: (value, name, limit) =>
      `R-hat は最大でも ${value}（${name}）で、${limit} 未満。チェーンどうしが一致しています。`,
    rhatMissed: (value, name, limit, missing, of) =>
      `R-hat が ${value}（${name}）に達しています。${limit} 未満であるべきところ、${of} 個のうち ${missing} 個のパラメータが満たしません。サンプルを増やすと改善します。`,
    essMet: (part, value, name, limit) =>
      `${part}の ESS は最小でも ${value}（${name}）で、${limit} を超えています。`,
    essMissed: (part, value, name, limit, missing, of) =>
      `${part}の ESS が ${value}（${name}）まで下がっています。${limit} を超えるべきところ、${of} 個のうち ${missing} 個のパラメータが満たしません。サンプルを増やすと改善します。`,
    divergencesMet: (draws) => `${draws} 個のサンプルに発散はありません。`,
    divergencesMissed: (count, draws) =>
      `${draws} 個のサンプルのうち ${count} 個が発散しました。事後分布の一部が抜けているおそれがあり、サンプルを増やしても解消しません。事前分布を狭くするか、ほかのサンプラーを選んでください。`,
    energyMet: (value, limit) =>
      `E-BFMI はどのチェーンでも ${value} 以上。${limit} 以上なら裾まで届いています。`,
    energyMissed: (value, limit) =>
      `E-BFMI が ${value} まで下がり、${limit} を下回っています。裾に届くのが遅すぎるおそれがあります。`,
    acceptanceMet: (value, limit) =>
      `提案の ${value} が採択されました（このサンプラーでは ${limit} 以上が目安）。`,
    acceptanceMissed: (value, limit) =>
      `提案の ${value} しか採択されていません。${limit} 未満では、この事後分布に合っていません。`,
    chainsMet: (chains) => `${chains} 本のチェーンを比べています。`,
    chainsMissed:
      'チェーンが 1 本だけです。R-hat は前半と後半しか比べられず、一度も訪れなかった場所は見えません。2 本以上で計算してください。',
  },
  table: '全パラメータ（問題のあるものから）',
  worstFirst: '問題のあるものから',
  columns: {
    name: 'パラメータ',
    mcse: 'MC 誤差',
    rhat: 'R-hat 値',
    essBulk: 'ESS 中央部',
    essTail: 'ESS 裾',
    noSd: '有限の標準偏差なし',
  },
  parameters: {
    order: '提示順効果',
    logNu: '引き分け（log ν）',
    logKappa: '引き分け（log κ）',
    logNu1: 'ふつうの勝ち（log ν₁）',
    logGap: 'しきい値の間隔の対数',
    tau: '強さのばらつき（τ）',
    omega: '質問ごとのばらつき（ω）',
  },
  which: 'チェーンを見るパラメータ',
  plotting: 'チェーンを読んでいます',
  chain: (chain) => `チェーン ${chain}`,
  trace: {
    title: (name) => `トレース：${name}`,
    summary: (chains, draws) =>
      `${chains} 本のチェーン（各 ${draws} 個）を一段ずつ。収束していれば、どの段も似た形で、上下に流れません。`,
    noDivergence: '発散はありません。',
    divergences: (count) => `赤い印は発散した ${count} 個のサンプルです。`,
    draw: 'サンプルの番号',
    chain: 'チェーン',
    lowest: '最小',
    highest: '最大',
    diverged: '発散',
  },
  ranks: {
    title: (name) => `チェーンごとの順位：${name}`,
    summary: (outside, of) =>
      `全サンプルに通し順位をつけ、チェーンごとに数えました。一様なチェーンなら 99% が収まる帯から、${of} 本中 ${outside} 本がはみ出しています。`,
    key: '帯：独立なサンプルの棒の 99%。左ほど低い順位。',
    bin: '順位の 20 等分',
  },
  autocorrelation: {
    title: (name) => `自己相関：${name}`,
    summary: (first) =>
      `一つ前のサンプルとの相関は、チェーンの平均で ${first}。棒が早く 0 に落ち着くほど、サンプル 1 個あたりの情報が増えます。`,
    correlation: '相関',
    lag: 'ラグ（サンプル数）',
    noise: '灰色：偶然の範囲（95%）',
  },
  energy: {
    title: 'エネルギー',
    good: (least, limit) =>
      `一歩ごとの変化は、エネルギー全体のばらつきに見合っています。E-BFMI はどのチェーンも ${least} 以上です（基準 ${limit}）。`,
    bad: (least, limit) =>
      `一歩ごとの変化が、エネルギー全体のばらつきに比べて小さすぎます。最小の E-BFMI は ${least} です（基準 ${limit}）。`,
    axis: '平均との差（エネルギー）',
    marginal: 'サンプルのエネルギー',
    transition: '次のサンプルへの変化',
    none: 'このサンプルにはエネルギーの記録がありません。サンプラーが使わないか、記録を始める前に保存された実行です。',
  },
};
