import type { data as english } from '../../en/data/data.ts';

/** データページの言葉(日本語)。 */
export const data: typeof english = {
  title: 'データ',
  purpose:
    '判定データを読み込むページです。この画面にファイルをドロップするか、選ぶか、テキストを貼り付けてください。',
  dropHere: '判定ファイルをここにドロップ',
  choose: 'ファイルを選ぶ',
  chooseFolder: 'フォルダを選ぶ',
  paste: 'テキストを貼り付ける',
  pastePlaceholder: 'model_a,model_b,winner\nalpha,beta,model_a',
  read: '貼り付けた内容を読む',
  pastedName: '貼り付けたテキスト',
  formatsTitle: '読み込める形式',
  formats:
    '判定：Rakuda（v0・v1・v2）、FastChat・MT-bench、ja-vicuna、Chatbot Arena、Arena-Hard、AlpacaEval、WildBench、compar:IA、LLM Comparator、promptfoo、flexeval、ChainForge、OpenCompass、AutoArena、Open WebUI、Label Studio、Argilla、evalica、choix、対戦数の表、勝敗行列、試合結果、チェスの棋譜（PGN）。採点：FastChat、shaberi、llm-jp、Nejumi、Inspect、lm-evaluation-harness、deepeval、Langfuse、LangSmith、Phoenix（比べて組にします）。ほかに質問、回答、審査プロンプト、公表ランキング。それ以外の表も、列の意味を指定すれば読めます。JSON、JSON Lines、CSV、TSV、Parquet、SQLite、gzip や ZIP のままでもかまいません。文字コードは UTF-8、UTF-16、Shift_JIS、EUC-JP。形式はファイル名ではなく中身で判断します。',
  reading: (name) => `${name} を読み込んでいます`,
  files: 'ファイル',
  file: 'ファイル',
  format: (name) => `形式：${name}`,
  rows: '行数',
  used: '判定',
  unparsed: '判定不明',
  rejected: '読めない行',
  nothing: '読み込めず',
  unparsedMeaning:
    '勝敗を読み取れない判定（−1、error、空欄）です。件数に含めて残しますが、引き分けとは扱いません。',
  rejectedRows: (n) => `読めなかった行 ${n} 件`,
  rejectedMore: (shown, all) => `${all} 件のうち最初の ${shown} 件を示しています。`,
  line: '行',
  reason: '理由',
  row: '内容',
  duplicates: (n) =>
    `同じ判定（質問・組・順序・審査員・ターンが同じ）の繰り返しが ${n} 件あります。すべて数えているため、区間はその分だけ狭くなっています。`,
  missing: (n, of, share) =>
    `${of} 行のうち ${n} 行（${share}）が読めず、ランキングに入っていません。`,
  seeMissing: '「データ」ページで理由を見る',
  decideDuplicates: '「データ」ページで、使うか除くかを選ぶ',
  models: 'モデル',
  judged: '判定数',
  winRate: '勝率',
  connected: 'すべてのモデルが、判定のつながりで結ばれています。',
  sampleSource:
    'サンプルデータ：GPT-4 による 800 件の判定を、順序つきペアごとに集計したもの。出典：Rakuda ベンチマーク、YuzuAI、2023-07-14。',
  countsAlone: 'ファイルのない集計です。リンクかレポートから開いたものです。',
  kept: '読み込み済みのデータはそのまま残っています。',
  questionTitle: 'ファイルの読み方を指定してください',
  question: '形式だけでは決まらない点があります。指定するとランキングを計算します。',
  toQuestion: '「データ」ページで指定する',
  failedTitle: '読み込めませんでした',
  importStopped: '読み込みを停止しました。読み込み済みのデータはそのまま残っています。',
};
