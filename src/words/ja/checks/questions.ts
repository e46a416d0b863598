import type { questions as en } from '../../en/checks/questions.ts';

/** 診断ページのうち、質問ごとの働きについて(日本語)。 */
export const questions: typeof en = {
  title: 'どの質問が順位を決めているか',
  explain:
    '質問を一つずつ除き、それがなければ順位がどうなるか、その質問の判定が残りの質問による順位に沿っているかを調べます。さらに、質問を減らしても同じ順位になるかを調べます。',
  begin: '質問を分析する',
  running: '質問を一つずつ除いています',
  unknown:
    'このデータでは質問を区別できません。どの質問の判定か分からないものがあるか、どの質問も一度しか判定されていません。',
  one: '質問が一つしかないので、除いて試すことができません。',
  random:
    'この計算に質問モデルは含まれません。代わりに、ロバストな幅と同じ方法で強さと区間を求めています。',
  unnamed: '質問の名前が分からないので番号で示します。判定の閲覧にはつながりません。',
  number: (n) => `質問 ${n}`,
  together: (sentences) => sentences.join(''),
  verdict: {
    decided: (count, all, leader) =>
      `${all} 問のうち ${count} 問が首位を左右しています。その一問を除くと ${leader} は首位ではなくなります。`,
    stays: (all, leader) => `${all} 問のどれを除いても、${leader} は首位のままです。`,
    refitted: (refitted) =>
      `（影響の大きい ${refitted} 問は除いて当てはめ直し、ほかはニュートン法の一歩で近似しています。）`,
    set: (count, enters) =>
      `首位が入れ替わる最小の組は、見つかった範囲で ${count} 問です。除くと ${enters} が首位になります。`,
    noSet: '有利に働く質問をすべて除いても、首位は変わりません。',
    kinds: (separating, all) =>
      `${all} 問のうち ${separating} 問は、モデルの差をはっきり示しています。`,
    unclear: (unclear) => `${unclear} 問は判定が足りず、わかりません。`,
    dead: (dead) => `${dead} 問はモデルの差を示していません。`,
    reversed: (reversed) => `${reversed} 問は順位に逆らっています。`,
    enough: (questions, all, leader, share) =>
      `${all} 問から ${questions} 問を無作為に選ぶと、${share} の組で ${leader} が首位のままです。`,
    notEnough: (all, leader, level) =>
      `${all} 問より減らすと、${leader} が首位にとどまる組は ${level} に届きません。`,
  },
  set: {
    title: '除くと首位が入れ替わる最小の組',
    first: (p, leader, enters) =>
      `全問では、${leader} が首位である確率は ${p} です。次の質問をまとめて除くと ${enters} が首位になります。貪欲法で探したので、もっと少ない組があるかもしれません。`,
    more: (count) => `ほか ${count} 問`,
  },
  kinds: {
    separates: '差を示す',
    unclear: '判定が足りない',
    dead: '差を示さない',
    reversed: '順位に逆らう',
  },
  kindMeaning: (low, sure) =>
    `識別力は項目反応理論の傾き（Birnbaum 1968）です。1 なら、残りの質問による強さに平均的な質問と同じだけ沿い、0 ならコイン投げと変わらず、負なら順位に逆らっています。傾きが ${low}（これ以下は「非常に低い」：Baker 2001）を上回る確率が ${sure} 以上なら「差を示す」、下回る確率が ${sure} 以上か、判定が三つ以上あってすべて引き分けなら「差を示さない」、傾きが負である確率が ${sure} 以上なら「順位に逆らう」とします。ほかの質問の傾向を使わず、その質問の判定だけから見ても同じ結論になることが条件で、そうでなければ「判定が足りない」とします。`,
  figure: {
    title: '識別力と影響',
    summary: (spread) =>
      `印の一つ一つが質問です。右ほど判定が順位によく沿い（傾きは 1 のまわりに ± ${spread} ばらつきます）、上ほど首位を支えています。線より下の質問は、除くと首位のリードが広がります。数字は表の番号です。`,
    x: '識別力',
    y: 'リードへの影響',
    key: '点は差を示す、輪は判定が足りない、×は差を示さない、ひし形は順位に逆らう質問です。',
  },
  table: {
    title: '質問の一覧',
    sort: '並べ替え',
    orders: {
      influence: '首位への影響が大きい順',
      dull: '識別力が低い順',
      sharp: '識別力が高い順',
      against: '順位に反する判定が多い順',
      ties: '引き分けが多い順',
      differ: '不一致が多い順',
      hard: '難しい順（基準モデルがよく勝つ）',
    },
    question: '質問',
    kind: '差を示すか',
    judgments: '判定',
    discrimination: '識別力',
    influence: 'リードへの影響',
    without: '除いたときの首位の確率',
    top: '除いたときの首位',
    against: '順位に反する判定',
    ties: '引き分け',
    differ: '審査員の不一致',
    flips: '入れ替えで逆転',
    score: (reference) => `${reference} に対するスコア`,
    within: (value, lower, upper) => `${value}（${lower}〜${upper}）`,
    explain: (interval) =>
      `識別力には ${interval} 区間を添えています。影響は、その質問によって首位のリードがどれだけ広がっているかです。首位の確率は、サンプルの一部をその質問がない場合の位置へ移して数えるので、リーダーボードの値とは 1〜2 ポイント違うことがあります。順位に反する判定は、勝敗のついた判定のうち、残りの質問で順位が下のモデルを勝ちとした割合です。審査員の不一致は、同じ二つの回答を同じ順に見せた二つの判定が食い違う割合、逆転は順を入れ替えた二つの判定が食い違う割合です。`,
    hardness: {
      reference: (reference) =>
        `どのモデルも ${reference} とだけ比べられているので、${reference} に勝ちにくい質問ほど難しいと言えます。`,
      none: '共通の基準モデルがない比較からは、質問の難しさは分かりません。よい回答どうしも、悪い回答どうしも引き分けるからです。引き分けと順位に反する判定は、モデルの差が出にくいことを示します。',
    },
  },
  fewer: {
    title: '質問はもっと少なくてよいか',
    summary: (subsets) =>
      `問数ごとに質問を無作為に選んだ ${subsets} 組で順位をつけ直し、全問の順位と比べました。どの組も全体の一部なので、この順位を得るのに何問いるかは分かっても、真の順位への近さは分かりません。`,
    x: '質問数',
    y: '首位が同じ',
    questions: '質問数',
    same: '首位が同じ',
    tier: '首位が同じ層',
    tau: 'ケンドールの τ',
    interval: '95% 区間',
    middle: '組の中央 90%',
    between: (lower, upper) => `${lower}〜${upper}`,
    enough: (questions) => `${questions} 問`,
    made: (seed) => `シード ${seed}。`,
  },
};
