import type { judgeCards as judgeCardsEn } from '../../en/checks/judge-cards.ts';

/** The part of the Checks page about each judge: its habits, and whom it agrees with. */
export const judgeCards: typeof judgeCardsEn = {
  title: '審査員ごとの成績表',
  explain:
    '各審査員の判定だけからわかることを示します。先に示された回答を好むか、引き分けや判定の反転がどれだけあるか、長さや書式の好み、自分と同じ系列のモデルの扱い、誰と一致するか、です。区間は 95% で、同じような質問全体についてのものです。「勝つ割合」は、強さの等しい 2 モデルの場合の値です。',
  running: '審査員を 1 人ずつ調べています',
  measuring: '回答の長さと書式を調べています',
  withoutTexts: (judgments) =>
    `判定 ${judgments} 件は回答が保存されていないため、長さと書式の分析には使っていません。`,
  unnamed: '誰の判定かが記されていません。',
  none: (judges, looks) =>
    `はっきりした偏りはありません。審査員 ${judges} 人について${looks === '1' ? '調べた 1 項目の結果は、偶然で説明できます。' : ` ${looks} 項目を調べ、検定の回数を補正すると、偶然で説明できないものは 1 つもありません。`}`,
  noneSoFar: (judges, looks) =>
    `審査員 ${judges} 人についてこれまでに調べた ${looks} 項目では、はっきりした偏りは見られません。`,
  untested: (sentence) => `${sentence}長さと書式の好みはまだ調べていません。`,
  untestable: (sentence) =>
    `${sentence}回答が保存されていないため、長さと書式の好みは調べられません。`,
  nothing: (judges) =>
    `審査員 ${judges} 人とも、判定が少ないか片寄っているため、偏りを調べられません。`,
  range: (value, lower, upper) => `${value}［${lower}〜${upper}］`,
  signed: (value, lower, upper) => `${value}［${lower}〜${upper}］`,
  points: (value) => `${value} ポイント`,
  said: (judge, habit, size) => `${judge} は${habit}：${size}。`,
  more: (sentence, others) => `${sentence}ほかに ${others} 件あります（下記）。`,
  sizes: {
    order: (share) => `先の回答が勝つ割合 ${share}`,
    length: (share) => `2 倍長い回答が勝つ割合 ${share}`,
    format: (share) => `4 つ含む回答が、まったく含まない回答に勝つ割合 ${share}`,
  },
  habits: {
    order: ['先に示された回答を好みます', '後に示された回答を好みます'],
    length: ['長い回答を好みます', '短い回答を好みます'],
    lists: ['箇条書きを好みます', '箇条書きを嫌います'],
    headings: ['見出しを好みます', '見出しを嫌います'],
    bold: ['太字を好みます', '太字を嫌います'],
    code: ['コードブロックを好みます', 'コードブロックを嫌います'],
    family: ['自分と同じ系列のモデルをひいきします', '自分と同じ系列のモデルに厳しくなります'],
  },
  corrected: (looks) => `全審査員・全項目の ${looks} 回分について補正した結果です（偽発見率 5%）。`,
  figure: {
    title: '審査員の比較',
    summary: (judges) =>
      `審査員 ${judges} 人。ひし形は補正後も残るもの、破線は癖のない場合を表します。`,
    measure: '項目',
    interval: '95% 区間',
    value: '値',
  },
  measures: {
    order: '先の回答が勝つ',
    ties: '引き分け',
    flips: '反転',
    length: '2 倍長いほうが勝つ',
    family: '同じ系列（ポイント）',
    people: '人間との一致',
    others: 'ほかとの一致',
  },
  list: {
    title: 'すべての審査員',
    search: '審査員を探す',
    judge: '審査員',
    judgments: '判定',
    open: '成績表を開きます。',
    all: (count) => `${count} 人すべてを表示`,
    nobody: 'そのような名前の審査員はいません。',
    left: (count) => `判定の少ない ${count} 人には成績表がありません。`,
    unknown: (count) =>
      `審査員のわからない判定 ${count} 件は、モデルの強さを求めるためだけに使っています。`,
  },
  card: {
    close: '成績表を閉じる',
    person: '名前から、人間とみなしています。',
    judged: (judgments, questions) =>
      questions === '0'
        ? `判定 ${judgments} 件。どの質問についてかは不明です。`
        : `質問 ${questions} 問について判定 ${judgments} 件。`,
    few: (least) =>
      `判定が ${least} 件に満たないため、以下の値は癖よりも偶然を表していると考えてください。`,
    fewQuestions: (questions) => `質問が ${questions} 問しかないため、区間は大まかなものです。`,
    show: '判定を表示：',
    showOf: (link, what) => `判定を表示：${what}、${link}`,
    all: 'すべての判定',
    counts: {
      decided: (n) => `勝敗あり ${n} 件`,
      firstWon: (n) => `先の回答の勝ち ${n} 件`,
      ties: (n) => `引き分け ${n} 件`,
      swapped: (n) => `両方の順序 ${n} 件`,
      flips: (n) => `反転 ${n} 件`,
      firstBoth: (n) => `どちらも先の回答の勝ち ${n} 件`,
      half: (n) => `半反転 ${n} 件`,
      longer: (n) => `長いほうの勝ち ${n} 件`,
      shorter: (n) => `短いほうの勝ち ${n} 件`,
      more: (n) => `多いほうの勝ち ${n} 件`,
      fewer: (n) => `少ないほうの勝ち ${n} 件`,
      family: (n) => `回答の組 ${n} 件`,
      familyWon: (share) => `この審査員での勝ち ${share}`,
      familyWonElsewhere: (share) => `ほかの審査員での勝ち ${share}`,
    },
    together: '審査員をまとめた推定',
    order: '提示順効果',
    orderSaid: (logOdds) => `対数オッズ ${logOdds}（強さの違いを除いた値）。`,
    firstWins: (count, of, share) =>
      `単純に数えると、勝敗のついた ${of} 件のうち ${count} 件（${share}）で先の回答が勝っています。この値は、どのモデルが先に示されたかにも左右されます。`,
    noOrder: {
      'sides-unknown': 'どちらの回答が先に示されたかが記されていません。',
      'one-order': '両方の順序で示された 2 モデルがないため、順序と強さを区別できません。',
      few: '勝敗のついた判定が少なすぎます。',
    },
    ties: '引き分け',
    tiesSaid: (count, of) => `判定 ${of} 件のうち ${count} 件。`,
    tieWidth: (logOdds) => `引き分けの母数（log ν）は ${logOdds}。`,
    flips: '入れ替えによる反転',
    flipsSaid: (count, both, first) =>
      `両方の順序で示された ${both} 件のうち ${count} 件で判定が逆になりました。そのうち ${first} 件は、どちらの順序でも先の回答の勝ちでした。`,
    noSwaps: '両方の順序で判定したものはありません。',
    half: '半反転',
    halfSaid: (count, both) =>
      `一方の順序でだけ引き分けになったもの。${both} 件のうち ${count} 件。`,
    length: '長さ',
    lengthSaid: (logOdds) =>
      `2 倍長い回答が勝つ割合。長さが 2 倍になるごとの対数オッズは ${logOdds}（強さの違いを除いた値）。`,
    longerWins: (count, of, share) =>
      `単純に数えると、勝敗のついた ${of} 件のうち ${count} 件（${share}）で長いほうが勝っています。`,
    noTexts: '回答がこのプロジェクトに保存されていません。',
    few2: (n) => `判定が少なすぎます（回答に違いのある判定 ${n} 件）。`,
    formats: {
      lists: '箇条書き',
      headings: '見出し',
      bold: '太字',
      code: 'コード',
    },
    formatSaid: (logOdds) =>
      `それを 4 つ含む回答が、まったく含まない回答に勝つ割合。対数オッズは ${logOdds}（強さ、長さ、ほかの書式の違いを除いた値）。`,
    noFormat: '判定した回答の間に、この点での違いがありません。',
    family: '同じ系列',
    familyWon: (family, own, others, things) =>
      `同じ回答の組 ${things} 件で、${family} のモデルの勝率は、この審査員では ${own}、ほかの系列の審査員では ${others} です。`,
    familySaid: (share) =>
      `差をはっきりつける審査員にも、このような違いは表れます。その分を除くと、ほかの審査員から見て強さの等しい 2 モデルのうち、この系列のモデルが勝つ割合は ${share} です。両方に表れる場合だけ、偏りがあると判断します。`,
    fewFamily: (family, things) =>
      `${family} については、ほかの審査員も判定した回答の組が ${things} 件しかなく、何も言えません。`,
    noFamily:
      '名前から系列がわからないか、その系列のモデルとほかのモデルとの比較をほかの審査員が判定していません。',
    agreement: '一致',
    agreementExplain:
      '質問、モデルの組、ターンが同じ判定を比べます。順序によって判定が変わったものは「引き分け」とみなします。',
    with: '相手',
    people: '人間全員',
    others: 'ほかの全員',
    common: '共通',
    agree: '一致率',
    differ: '不一致',
    kappa: 'コーエンの κ',
    alpha: 'Krippendorff の α',
    nobody: '同じものを判定した審査員がほかにいません。',
    unpaired: (paired) => `1 人ずつの比較は、判定の多い ${paired} 人に限っています。`,
  },
  drift: {
    title: '変化の有無',
    explain:
      '2 つの時点を比べます。同じ審査員の、ある日の前と後、または 2 つのファイルにある判定どうしの比較です。ほかの審査員とも比べられます。両方が判定した質問については、質問に固有の影響が打ち消されます。',
    first: '1 つ目',
    second: '2 つ目',
    judge: '2 つ目の審査員',
    firstFile: '1 つ目の判定があるファイル',
    secondFile: '2 つ目の判定があるファイル',
    day: 'この日より前と、この日以降',
    allFiles: 'すべてのファイル',
    begin: '比べる',
    running: '2 つの時点を比べています',
    same: '異なる 2 つを選んでください。',
    nothing: 'どちらかに判定がありません。',
    changed: (what) => `変化あり：${what}。`,
    unchanged: 'はっきりした変化はありません。',
    judged: (first, second) => `判定は ${first} 件と ${second} 件です。`,
    agreed: (raw, common) => `両方が判定した ${common} 件での一致率は ${raw} です。`,
    disjoint: '両方が判定したものはありません。',
    measure: '癖',
    change: '変化',
    order: '提示順効果（対数オッズ）',
    ties: '引き分けの割合',
    length: '長さの好み（2 倍ごとの対数オッズ）',
    unknown: 'わかりません',
  },
};
