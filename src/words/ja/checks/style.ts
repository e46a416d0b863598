import type { style as styleEn } from '../../en/checks/style.ts';

/** The part of the Checks page about the style of answers. */
export const style: typeof styleEn = {
  title: '文体をそろえた強さ',
  explain:
    '長くて Markdown の多い回答は、審査員に好まれがちです。2 つの回答の違いごとに係数を加えて当てはめ直し、どの回答も同じ見た目だったらどれだけの差が残るかを示します（LMArena のスタイルコントロールと同じ考え方です）。',
  onlyCounts: '回答の本文が必要ですが、このデータには判定の件数しかありません。',
  noAnswers: '回答の本文が必要ですが、読み込んだファイルの回答は 1 つも保存されていません。',
  toData: 'ファイルを見る',
  reading: '回答を読んでいます',
  models: {
    title: '各モデルの書き方',
    summary: (longest, most, shortest, least) =>
      `回答の半分は、${longest} では ${most} 文字以上、${shortest} では ${least} 文字以上です。点は中央値で、帯にはそのモデルの回答の半分が入ります。`,
    one: (model, characters) => `${model} の回答の半分は ${characters} 文字以上です。`,
    axis: '回答の文字数',
    table: 'モデルごとの言葉と Markdown',
    columns: {
      model: 'モデル',
      answers: '回答',
      length: '文字数（中央値）',
      headings: '見出し',
      lists: '箇条書き',
      bold: '太字',
      japanese: '日本語の文字',
      foreign: '外国の文字を含む回答',
      polite: '敬体の文',
      mixed: '敬体と常体が混ざる回答',
    },
    key: '断りのないものは回答ごとの平均です。外国の文字とは、ハングル、キリル文字、簡体字など、日本語でも英語でも使わない文字のことです。文は文末で敬体（です・ます）か常体（だ・である）に分け、少ないほうの文体が 1 割以上ある回答を「混ざる」と数えます。',
  },
  covariates: {
    legend: 'そろえるもの',
    length: '長さ（文字数）',
    headings: '見出し',
    lists: '箇条書き',
    bold: '太字',
    japanese: '日本語の文字の割合',
    foreign: '外国の文字',
    polite: '敬体の文の割合',
    mixed: '敬体と常体の混在',
  },
  begin: '文体をそろえる',
  running: '回答の文体を加えて当てはめています',
  result: {
    used: (used, all) =>
      used === all
        ? `${all} 件の判定すべてに、両方の回答の本文があります。`
        : `${all} 件の判定のうち、両方の回答の本文があるのは ${used} 件です。どちらの強さにも、この判定だけを使います。`,
    ties: 'ランキングでの引き分けの扱いにかかわらず、ここでは引き分けを 0.5勝と数えます。',
    constant: (names) => `これらの判定ではすべて同じなので除きました：${names}。`,
    notConverged: (rhat, ess) =>
      `収束していません。R-hat は最大 ${rhat}、ESS は最小 ${ess} です。下の数値は目安にすぎません。`,
    none: '両方の回答の本文がある判定が 1 件もないため、そろえられません。',
    same: '選んだ点では回答に違いがないため、そろえるものがありません。',
  },
  shift: {
    title: 'そのままの強さと、文体をそろえた強さ',
    summary: (moved, all, up, gain, down, loss) =>
      `${moved === '0' ? '順位は変わりません' : `${all} モデルのうち ${moved} モデルの順位が変わります`}。最も上がるのは ${up}（${gain}）、最も下がるのは ${down}（${loss}）です。太線は狭い区間、細線は 95% 区間です。`,
    plain: 'そのまま',
    adjusted: '文体をそろえた場合',
    rating: 'レーティング',
    logOdds: '対数オッズ',
    columns: {
      model: 'モデル',
      plain: 'そのまま',
      adjusted: 'そろえた場合',
      change: '差',
      ranks: '順位',
    },
    between: (middle, lower, upper) => `${middle}（${lower}〜${upper}）`,
    ranks: (before, after) => (before === after ? before : `${before} → ${after}`),
  },
  effects: {
    title: '審査員は何を好むか',
    summary:
      '強さの等しい 2 つのモデルのうち、それを多く持つ回答が勝つ割合です。50% なら影響はありません。線は 95% 区間です。',
    axis: '多く持つほうの回答が勝つ割合',
    examples: {
      length: '2 倍の長さ',
      headings: '見出し 4 個と 0 個',
      lists: '箇条書き 4 個と 0 個',
      bold: '太字 4 か所と 0 か所',
      japanese: '日本語の文字の割合が 1 割高い',
      foreign: '外国の文字 4 字と 0 字',
      polite: '敬体だけと、常体だけ',
      mixed: '敬体と常体が半々と、どちらかだけ',
    },
    liked: (example, wins, range) =>
      `${example}：勝つ割合は ${wins}（95% 区間 ${range}）。審査員に好まれています。`,
    disliked: (example, wins, range) =>
      `${example}：勝つ割合は ${wins}（95% 区間 ${range}）。審査員に好まれていません。`,
    unclear: (example, wins, range) =>
      `${example}：勝つ割合は ${wins}（95% 区間 ${range}）。好みははっきりしません。`,
    columns: {
      name: '係数',
      mean: '標準偏差あたりの対数オッズ',
      interval: '95% 区間',
    },
    between: (lower, upper) => `${lower}〜${upper}`,
    order: '提示順効果',
  },
};
