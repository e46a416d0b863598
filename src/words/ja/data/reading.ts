import { formatHintsJa } from './format-hints.ts';
import { formatsJa } from './formats.ts';
import type { reading as english } from '../../en/data/reading.ts';
import { list } from '../listed.ts';

/** ファイルをどう読んだか、別の読み方(日本語)。 */
export const reading: typeof english = {
  formatNames: formatsJa,
  files: {
    encoding: (name) => `文字コード ${name}`,
    answeredBy: (host) => `転送先 ${host}`,
    partOf: (read, all) => `${all} のうち ${read} を読み込み`,
    isWhole:
      'このサーバーはファイルの一部だけを送れないため、必要な列だけでなく全体をダウンロードしました。',
    holds: (contents) => `ほかに含むもの：${contents}`,
    sizes: {
      questions: (n) => `質問 ${n} 問`,
      answers: (n) => `回答 ${n} 件`,
      prompts: (n) => `審査プロンプト ${n} 件`,
      rankings: (n) => `公表ランキング ${n} 件`,
    },
    sides: {
      choice: 'どちらの回答を先に示したかを不明として扱う',
      declared: 'どちらの回答を先に示したかは不明、と指定されています。',
      unknown: (n, of) =>
        n === of
          ? 'どちらの回答を先に示したかは、このファイルでは分かりません。'
          : `判定 ${of} 件のうち ${n} 件は、どちらの回答を先に示したかが分かりません。`,
    },
    derived: (scores, models, pairs) =>
      `${models} モデルの単独採点 ${scores} 件から、判定 ${pairs} 件を作りました。同じ質問を同じ審査員が採点した、ほかのモデルの点数（このファイルと、上にあるファイルのもの）と比べています。`,
    winner: (lower) =>
      lower === 'all'
        ? '点数の低いほうを勝ちとします。'
        : lower.length === 0
          ? '点数の高いほうを勝ちとします。'
          : `点数の高いほうを勝ちとしますが、${list(lower)} では低いほうを勝ちとします。`,
    unnamedJudge: '名前のない審査員',
    averaged: (n) =>
      `同じモデル・質問・審査員の採点が複数あるもの（一つの回答を何度か生成した場合など）が ${n} 件あり、平均を比べます。`,
    derivedTies: {
      tie: (ties) => `同点は引き分けとします（${ties} 件）。`,
      nothing: () => '審査員が最良の回答を一つ選ぶ形式なので、同点どうしは比べません。',
      all: () =>
        '比較はすべて引き分けで、この採点ではモデルの差が分かりません。難しい質問や別の審査員など、差のつく採点を加えてください。',
    },
    derivedNone: (scores, models) =>
      `${models} モデルの単独採点 ${scores} 件です。このファイルと上のファイルには、比べる相手がありません。`,
    withoutScore: (n) => `点数のない回答 ${n} 件は除きました。`,
    repeated: (n) =>
      `上にあるファイルが同じモデル・質問・審査員の採点を含むため、${n} 件は除きました。`,
    aside: (n) => `一つの回答だけへの評価か未判定の記録 ${n} 件は、比較ではないため除きました。`,
    mirrored: (n) =>
      `${n} 組すべてが、左右を入れ替えた同じ回数でもう一行書かれていて、両方を数えています。同じ対戦を二度書いたものなら、片方の行を削除して開き直してください。`,
    probabilities: (n) =>
      `${n} 件の判定は確率（一方の回答に 0.7 など）です。その割合を両方の勝ちとして数えています。`,
    games: (n) => `一組あたり ${n} 回対戦したときの勝率として読みました。`,
    leftOut: (judges) =>
      `良い点数の向き（高いほうか低いほうか）がほかと逆のため、使わなかった指標があります：${judges.join('、')}。これで順位をつけるには、ほかの指標を除いたファイルを開いてください。`,
    passedOver: (paths) =>
      `読まなかった記録があります：${paths.join('、')}。読むには、その部分を別のファイルに保存して開いてください。`,
    unknown: (fields, more) =>
      `次の列を持つ形式は判別できません：${list(more === '' ? fields : [...fields, `ほか ${more} 列`])}。`,
    map: '判定のデータであれば、列の意味を指定できます',
    other: '形式が違いますか',
    otherOf: (file) => `${file} の形式が違いますか`,
    declare: '値の意味を指定する',
    remove: '外す',
    removeOf: (file) => `${file} を外す`,
    removed: (file) => `${file} を外しました。`,
    gone: 'ページを読み込み直したため、ファイルそのものは手元に残っていません。別の読み方をするには、ファイルをもう一度選んでください。',
    all: (n) => `${n} 個のファイルをすべて表示`,
    rejectedOf: (file) => `${file} の読めなかった行`,
  },
  chooser: {
    label: 'このファイルの形式',
    automatic: '内容から判別',
    automaticHint: '最初の数件にある項目から形式を判別します。',
    groups: {
      judgments: 'ペアの判定',
      scores: '単独採点（比べて組にする）',
      around: '判定以外のもの',
      table: 'それ以外',
    },
    hints: formatHintsJa,
    apply: '読み直す',
    mapping: '列を指定する',
    cancel: 'キャンセル',
  },
  mapping: {
    title: '列の意味を指定してください',
    sample: 'ファイルの最初の行',
    columnsMore: (n) => `ほかに ${n} 列あります`,
    records: (path) => `配列「${path}」の要素を一行としています。`,
    array: '判定のある配列',
    arrayOf: (path, columns) => `${path}（${columns} 列）`,
    row: '一行が表すもの',
    rows: {
      duel: '一回の比較',
      counts: '勝敗の回数',
      score: '一つの点数',
      wide: '複数モデルの点数',
    },
    models: '比べたモデル',
    left: '先のモデル',
    right: '後のモデル',
    choose: '列を選ぶ',
    order: '先に提示したほう',
    orders: { shown: '先のモデル', unknown: '不明' },
    verdict: '勝敗',
    kinds: {
      outcome: '結果の列がある',
      scores: '点数の列が二つある',
      'score-cell': '「2-4」のような列がある',
      'left-wins': '常に先のモデルが勝ち',
    },
    outcome: '結果の列',
    raters: 'ほかの審査員の列（見出しを審査員の名前とします）',
    values: '値の意味',
    meaning: (value) => `${value} の意味`,
    chooseMeaning: '意味を選ぶ',
    means: (value, meaning) => `${value} = ${meaning}`,
    numbersUnsaid:
      'この値だけでは、どちらの勝ちか分かりません。値ごとに意味を選ぶか、よくある割り当てから選んでください。',
    meanings: {
      left: '先の勝ち',
      right: '後の勝ち',
      tie: '引き分け',
      none: '使わない',
      winner: '勝者の名前',
    },
    namesWinner: (n) => `${n} 種類の値は、勝ったモデルの名前です。`,
    valuesMore: (n) => `ほかにまれな値が ${n} 種類あります`,
    leftScore: '先の点数',
    rightScore: '後の点数',
    cell: '両方の点数の列（先のモデルが左）',
    counts: '回数',
    leftWins: '先の勝ち数',
    rightWins: '後の勝ち数',
    ties: '引き分けの数',
    scored: '採点したモデルと質問',
    namedBy: 'モデル名の出どころ',
    namers: { column: '列', file: 'ファイル名', folder: 'フォルダ名' },
    model: 'モデル',
    score: '点数',
    scores: '点数の列（複数選ぶと、見出しを審査員の名前とします）',
    wide: 'モデルごとの点数',
    modelColumns: '点数の列（見出しをモデルの名前とします）',
    better: '良いのは',
    betters: { higher: '高いほう', lower: '低いほう' },
    rest: 'そのほかの列',
    question: '質問',
    category: 'カテゴリ',
    judge: '審査員',
    turn: 'ターン',
    noColumn: 'なし',
    preview: '最初の行の読まれ方',
    win: (winner, loser) => `${winner} が ${loser} に勝ち`,
    tie: (left, right) => `${left} と ${right} は引き分け`,
    unparsed: (left, right) => `${left} と ${right}：判定不明`,
    counted: (left, right, wins, losses, ties) =>
      `${left} 対 ${right}：${wins}勝${losses}敗${ties}分`,
    scoresOn: (question, scores) => `${question}：${scores}`,
    scoreOf: (model, score) => `${model} ${score ?? '（点数なし）'}`,
    nothing: '判定なし',
    rejected: (reason) => `読めません：${reason}`,
    meaningless: (value) => `使われません：「${value}」の意味を上で選んでください`,
    readable: (read, all) => `最初の ${all} 行のうち ${read} 行が読めます。`,
    incomplete: {
      duel: '二つのモデルの列と、勝敗の決め方を選んでください。',
      counts: '二つのモデルの列と、それぞれの勝ち数の列を選んでください。',
      score: 'モデル名の出どころ、点数の列、質問の列を選んでください。',
      wide: '二つ以上のモデルの列を選んでください。',
      unsaid: '結果の値それぞれの意味を選んでください。',
      'no-winner': '勝ちを表す値がまだありません。結果の値の意味を選んでください。',
    },
    sameSides: '二つのモデルには別々の列を選んでください。',
    use: 'この指定で読む',
    remembered: '同じ列を持つファイルのために記憶します。',
    roles: {
      left: '先',
      right: '後',
      outcome: '結果',
      leftScore: '先の点数',
      rightScore: '後の点数',
      raters: '結果',
      cell: '両方の点数',
      leftWins: '先の勝ち数',
      rightWins: '後の勝ち数',
      ties: '引き分け',
      model: 'モデル',
      scores: '点数',
      models: 'モデルの点数',
      question: '質問',
      category: 'カテゴリ',
      judge: '審査員',
      turn: 'ターン',
    },
  },
  lower: {
    title: '点数は低いほうが良いですか',
    meaning: '誤りの数、費用、順位などを点数とする審査員を選ぶと、点数の低いほうを勝ちとします。',
    unnamed: '名前のない審査員',
  },
  baseline: {
    question: (model) =>
      `${model === '' ? 'このファイルのモデル' : `「${model}」`}の対戦相手になった基準モデルの名前が、ファイルに書かれていません。どのモデルですか。`,
    label: '基準モデルの名前',
    hint: 'Arena-Hard v0.1 では gpt-4-0314 でした。',
    use: 'この基準モデルで読む',
    useForAll: (n) => `基準名のない ${n} ファイルすべてに使う`,
  },
  games: {
    question: {
      rates: '表の値は勝った回数ではなく、勝率のようです。一組あたり何回対戦しましたか。',
      percent: '表の値は勝った回数ではなく、百分率のようです。一組あたり何回対戦しましたか。',
      odds: '表の値は勝った回数ではなく、オッズのようです。一組あたり何回対戦しましたか。',
    },
    label: '一組あたりの対戦回数',
    hint: '提示順の両方を合わせた回数です。区間の幅はこの回数で決まります。',
    use: 'この回数で読む',
  },
  loud: {
    title: (rejected, rows, share) =>
      `${rows} 行のうち ${rejected} 行（${share}）が読めず、ランキングに入っていません。`,
    values: (field) => `「${field}」で意味の分からなかった値：`,
    times: (n) => `× ${n}`,
    declareOf: (file) => `値の意味を指定する：${file}`,
    see: '理由は下の行ごとに示しています。',
  },
  grades: {
    found: (n, as) =>
      `強い判定（≫、「はるかに良い」）が ${n} 件あり、${
        {
          ordinal: '独立した段階として扱っています',
          collapse: 'ほかの判定と同じに数えています',
          'as-published': '3 回として数えています。区間は実際より狭くなります',
        }[as]
      }。`,
    choice: '強い判定の扱い',
    ordinal: '≫ を段階として残す',
    collapse: '≫ をほかと同じに数える',
    'as-published': '3 回と数える（Arena-Hard 方式）',
  },
  choices: {
    found: (n, as) =>
      `3 つ以上のモデルからの選択（順位づけ、または最良の選択）が ${n} 件あり、${
        {
          'plackett-luce': '1 件を 1 つの観測として数えています',
          pairs: '組に分け、別々に判定されたものとして数えています。区間は実際より狭くなります',
        }[as]
      }。`,
    tied: (n) =>
      `そのうち ${n} 件は同順位を含みます。同順位のモデルはまとめて選ばれたとみなし、Davidson の引き分けモデルではそれに固有の確率を与えます（Davidson–Luce）。引き分けを除外する場合はその選択を数えず、ほかのモデルでは同順位の d 個がそれぞれ 1/d の重みで選ばれたと数えます。`,
    shared: (n, most) =>
      `順位の決まらないところや、${most} を超えるモデルの並ぶ順位を含むものが ${n} 件あり、そこのモデルは、互いに、またそれより下のモデルと組ごとに比較しています。`,
    choice: '3 つ以上からの選択の扱い',
    'plackett-luce': '1 件を 1 つの観測とする',
    pairs: '組に分ける',
  },
  duplicates: {
    title: '判定の重複',
    found: (n) =>
      `質問、モデルの組と提示順（不明な場合は組のみ）、審査員（名前のない場合も含む）、ターンがすべて同じ判定の繰り返しが ${n} 行あります。`,
    split: (agreeing, contradicting) =>
      `もとの判定と同じ結果が ${agreeing} 行、違う結果が ${contradicting} 行です。`,
    choice: '重複の扱い',
    keep: 'すべて使う',
    keepMeaning:
      '一行ずつを別の観測として数えます。審査員に何度も尋ねた場合に適します。区間は狭くなります。',
    drop: '一行だけ使う',
    dropMeaning:
      '最初の行、または審査員の名前のある行を残します。同じ判定を二重に書き出したり結合したりした場合に適します。',
  },
};
