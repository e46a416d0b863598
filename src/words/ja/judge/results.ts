import type { audit as auditEn, findings as findingsEn } from '../../en/judge/results.ts';
import { list } from '../listed.ts';

/** 判定がどれだけ信用できるか(日本語)。 */
export const findings: typeof findingsEn = {
  title: '審査員の癖',
  explain: (least) =>
    `ここまでの判定から見える癖です。範囲は 95% 区間、± は事後標準偏差 1 つ分。${least} 件に満たないものは、偶然に左右されるので示しません。`,
  looking: '判定を調べています…',
  silent: '読み取れる判定がまだありません。',
  range: (lower, upper) => `${lower}〜${upper}`,
  both: (one, other) => `${one}${other}`,
  few: (n, least) =>
    n === '0'
      ? `該当する判定がまだありません（${least} 件必要）。`
      : `まだ ${n} 件しかなく、何とも言えません（${least} 件必要）。`,
  firstWins: {
    label: '先の回答の勝ち',
    more: (n) =>
      `勝ち負けのついた ${n} 件で、先に示した回答が明らかに半分より多く勝っています。提示順の影響か、強いモデルが先に示されたためです。`,
    less: (n) =>
      `勝ち負けのついた ${n} 件で、先に示した回答の勝ちが明らかに半分を下回ります。提示順の影響か、弱いモデルが先に示されたためです。`,
    even: (n) => `勝ち負けのついた ${n} 件での割合です。半分との差は偶然の範囲に収まります。`,
  },
  order: {
    label: '提示順効果',
    more: (share) =>
      `先に示されると有利です。強さが同じなら、先の回答が ${share} の割合で勝ちます。`,
    less: (share) =>
      `先に示されると不利です。強さが同じでも、先の回答は ${share} の割合でしか勝ちません。`,
    oneOrder:
      'どの組も一方の順序でしか判定されておらず、勝敗が強さによるのか順序によるのか区別できません。調べるには、両方の順序で判定してください。',
    even: (share) =>
      `強さの違いを差し引くと、提示順のはっきりした影響は見られません。強さが同じなら先の回答が勝つ割合は ${share} ほどです。`,
  },
  flips: {
    label: '入れ替えによる逆転',
    said: (flips, both, first) =>
      flips === '0'
        ? `両方の順序で判定した ${both} 組に、入れ替えて勝者が替わったものはありません。`
        : `両方の順序で判定した ${both} 組のうち ${flips} 組で、入れ替えると勝者が替わりました。そのうち ${first} 組は、どちらの順序でも先の回答の勝ちです。`,
    never: '両方の順序で判定した組がありません。',
  },
  halfFlips: {
    label: '片方だけ引き分け',
    said: (n, both) => `${both} 組のうち ${n} 組は、片方の順序だけ引き分けでした。`,
  },
  longer: {
    label: '長い回答の勝ち',
    more: (n) =>
      `長さの違う回答への ${n} 件の判定で、長い回答が明らかに半分より多く勝っています。実際に長い回答が良かった可能性もあります。`,
    less: (n) => `長さの違う回答への ${n} 件の判定で、長い回答の勝ちが明らかに半分を下回ります。`,
    even: (n) => `長さの違う回答への ${n} 件での割合です。半分との差は偶然の範囲に収まります。`,
  },
  own: {
    label: '自己びいき',
    said: (family, n) =>
      `審査員と同じ系列（${family}）のモデルが、ほかの系列との ${n} 件の判定で勝った割合です。`,
    alone: '同じ組を判定した別の系列の審査員がいないため、強さとは区別できません。',
    others: (own, theirs, range, things) =>
      `別の系列の審査員も判定した ${things} 組に限ると、この審査員では ${own}、別の系列の審査員では ${theirs}（${range}）です。`,
  },
  agreement: {
    title: '審査員どうしの一致',
    explain:
      '両者がともに判定した組で比べます。順序は問いません。順序によって判定を変えた審査員は、引き分けと見たものとします。',
    pair: '審査員',
    and: (first, second) => `${first} と ${second}`,
    common: '共通の組',
    raw: '一致率',
    kappa: 'コーエンの κ',
    alpha: 'クリッペンドルフの α',
    none: '同じ組を判定した審査員が二人以上いません。',
    said: {
      beyond: '偶然を超えて一致しています。',
      chance: '今のところ、偶然を超える一致は見られません。',
      against: '偶然よりも食い違っています。',
      same: 'どちらも同じ判定しかしていないので、偶然の一致を見積もれません。',
    },
  },
};

/** 返答の読み直し(日本語)。 */
export const audit: typeof auditEn = {
  title: '判定の読み取れない返答',
  unparsed: (n) =>
    `${n} 件の返答から判定を読み取れません。審査員が断ったか、指示された書き方に従っていないためです。推測では補わず、集計にも入れていません。`,
  none: 'どの返答からも判定を読み取れました。',
  list: '判定の読み取れない返答の本文',
  reply: (left, right) => `${left} と ${right}`,
  by: (judge) => `審査員：${judge}`,
  empty: '返答は空でした。',
  gone: 'この返答はもう保存されていません。',
  pair: '質問と回答',
  question: '質問',
  noAnswer: '回答なし',
  more: (n) => `全 ${n} 文字を表示`,
  less: '折りたたむ',
  pages: {
    previous: '前へ',
    next: '次へ',
    range: (from, to, total) => `${String(total)} 件中 ${String(from)}〜${String(to)}`,
  },
  rules: {
    title: '別の規則で読み直す',
    explain:
      '保存してある返答すべてを、それぞれの規則でこの端末の中で読み直します。規則を採用すると判定は変わりますが、本文は変わりません。あとで元に戻せます。',
    open: 'すべての規則で読み直す',
    reading: '返答を読み直しています…',
    judge: '審査員',
    asked: (rule) => `審査員に指示した書き方：${rule}。`,
    manners: (clean, labelled, prose) =>
      `返答の終わり方は、数字だけが ${clean} 件、「評価」などの語に続く数字が ${labelled} 件、文章が ${prose} 件です。`,
    table: '規則ごとの読み取り結果',
    rule: '規則',
    verdicts: '判定あり',
    none: '判定なし',
    gained: '増えた',
    lost: '失われた',
    contradicted: '変わった',
    stored: '保存中の判定',
    names: {
      json: '"winner" のある JSON',
      brackets: '[[A]]・[[B]]・[[C]] の印',
      'five-steps': '[[A>>B]] から [[B>>A]] までの印',
      'last-line': '最後の行が 1・2・3',
      labelled: '「評価」などの語に続く 1・2・3 で終わる',
    },
    list,
    unread: (rules) => `何も読み取れない規則：${rules}。`,
    same: '保存中の判定と同じ',
    accept: 'この規則を採用',
    acceptNamed: (rule) => `この規則を採用：${rule}`,
    accepted: (judge, rule) =>
      `${judge} の返答は「${rule}」で読み取っています。これから届く返答も同じです。`,
    changed: (n) => `判定が変わったもの：${n} 件。`,
    working: '判定を保存しています…',
    undo: '元に戻す',
    ranking: '規則ごとのランキング',
    rankingNote: (percent) =>
      `すべての審査員の判定によるラプラス近似で、± は ${percent} 信用区間の半分です。規則によって変わる順位は太字で示します。`,
    model: 'モデル',
    rank: (n) => `${n}\u00a0位`,
    up: (n) => `${n} 上昇`,
    down: (n) => `${n} 下降`,
    disagree: (n) => `読み方によって判定が分かれる返答（${n} 件）`,
    agree: '何かを読み取れる規則は、どれも同じ判定になります。',
    outcomes: {
      better: (name) => `${name} の勝ち`,
      tie: '引き分け',
      unparsed: '判定なし',
    },
    says: (rule, outcome) => `${rule}：${outcome}`,
  },
};
