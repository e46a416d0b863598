import type { dialog as en } from '../../en/publish/dialog.ts';

/** 英語版 en/publish/dialog.ts と同じ形。 */
export const dialog: typeof en = {
  title: '公表',
  close: '閉じる',
  what: '公表するもの',
  products: {
    figure: '図',
    table: '表',
    badge: 'バッジ',
    citation: '引用',
    report: 'レポート',
    link: 'リンク',
    draws: 'サンプル',
    files: 'ファイル',
  },
  purpose: {
    figure: 'ランキングの図。ページ、論文、スライドに使えます。',
    table: 'ランキングの表。原稿に貼り付けられます。',
    badge: '1 つのモデルの順位。README やモデルカードに載せられます。',
    citation: 'このランキングと Caravan の引用のしかた。',
    report: 'すべてを一つのファイルにまとめます。どこへも通信せず、どこでも開けます。',
    link: '集計をアドレスに収めます。ファイルなしで、誰でも開けます。',
    draws: '事後分布の全サンプル。ArviZ や posterior などで読めます。',
    files: '全桁の結果、Stan のモデル、プロジェクト全体。',
  },
  format: '形式',
  formats: {
    svg: 'SVG',
    png: 'PNG',
    markdown: 'Markdown',
    latex: 'LaTeX',
    html: 'HTML',
    csv: 'CSV',
    text: 'テキスト',
    bibtex: 'BibTeX',
    cff: 'CITATION.cff',
    report: '本文なし',
    'report-texts': '質問と回答の本文つき',
    link: '質問ごと',
    'link-pairs': 'ペアごとのみ',
    cmdstan: 'CmdStan CSV',
    parquet: 'Parquet',
    'result-csv': '結果（CSV）',
    'result-json': '結果（JSON）',
    stan: 'Stan プログラム（.stan）',
    'stan-data': 'Stan データ（JSON）',
    project: 'プロジェクト（.caravan）',
  },
  scale: '倍率',
  scales: { '1': '1×', '2': '2×', '3': '3×', '4': '4×' },
  preview: 'プレビュー',
  size: (width, height) => `${width} × ${height} px`,
  limited: 'これより大きい画像はブラウザでは描けません。モデルを減らすか、SVG で保存してください。',
  copy: 'コピー',
  copied: 'コピーしました。',
  notCopied: 'クリップボードを使えませんでした。文字を選択してコピーするか、保存してください。',
  save: (format) => `${format}${/[!-~]$/.test(format) ? ' ' : ''}を保存`,
  writing: 'ファイルを書き出しています…',
  saved: (name) => `${name} として保存しました。`,
  failed:
    'ファイルを保存できませんでした。別の形式を試すか、ページを再読み込みして、もう一度保存してください。',
  making: 'プレビューを描いています…',
  waiting: 'サンプリングが終わると使えます。',
  nothing: '公表できるランキングがまだありません。',
  part: (shown, all) => `全 ${all} 文字のうち最初の ${shown} 文字。`,
  notConverged: 'この計算は収束していません。保存するものにもそう記されます。',
  unsampled:
    'サンプリングが終わっていません。ラプラス近似であることが、保存するものにも記されます。',
  settings: {
    title: '設定',
    reset: '元に戻す',
    heading: 'タイトル',
    subtitle: 'サブタイトル',
    source: '出典の行',
    authors: '著者（1 行に 1 人）',
    rows: 'モデル',
    all: (n) => `全 ${n} モデル`,
    first: (n) => `上位 ${n} モデル`,
    columns: '列',
    language: '言語',
    languages: { en: 'English', ja: '日本語' },
    theme: 'テーマ',
    themes: { light: 'ライト', dark: 'ダーク' },
    form: '用途',
    forms: { page: 'ページ', column: '論文の 1 段', slide: 'スライド' },
    tooMany: (n) => `スライドに収まるのは ${n} モデルまでです。超えると縦に伸びます。`,
    names: '印刷する名前',
    nameOf: (model) => `${model} の印刷名`,
    pages: {
      previous: '前へ',
      next: '次へ',
      range: (from, to, all) => `${all} 件中 ${from}〜${to}`,
    },
    model: 'モデル',
    kept: 'ページを閉じるまで、このプロジェクトについて覚えています。',
  },
  report: {
    lead: 'レポートには、見出し、ティア、ランキング、診断とその根拠、審査員・質問・区分の表、判定、設定、再現方法が入ります。読む人は、印刷したり、事前分布や対象を変えて計算し直したり、プロジェクトとして Caravan で開いたりできます。まだ計算していない診断は、保存するときに計算します。',
    texts: (size) => `中のプロジェクトには質問と回答の本文も入り、約 ${size} 大きくなります。`,
    noTexts: '質問と回答の本文はここに保存されていないため、レポートにも入りません。',
  },
  link: {
    length: (characters) =>
      `長さは ${characters} 文字です。内容はすべて # より後ろにあり、ブラウザはそれをサーバーに送りません。リンクを持つ人は誰でも内容を読めます。`,
    carries: (judgments, models, questions) =>
      `${models} モデル、${judgments} 件の判定を、ペアごと${
        questions === null ? '' : `・質問ごと（${questions} 問、番号のみ）`
      }に集計した数と、モデル名、タイトル、設定、シードが入ります。開いた人のブラウザで同じ計算をやり直し、独立したプロジェクトとして表示します。`,
    without: '質問と回答の本文、質問の名前、審査員は入りません。',
    part: (models, all) =>
      `全 ${all} モデルのうち上位 ${models} モデルどうしの判定だけが入るため、数値はここでの値と異なります。`,
    narrower: {
      these:
        'リンク先の ± は、これらの質問だけについての値になり、多くの場合ここより狭くなります。どの質問の判定かがリンクに入らないためです。',
      questions:
        'リンク先の ± は、同じような質問全体についての値になり、評価者のばらつきは含みません。評価者がリンクに入らないためです。',
      raters: 'リンク先の ± は、同じような評価者全体についての値になります。',
      both: 'リンク先の ± は、同じような質問と評価者全体についての値になります。',
    },
    ownFile:
      'このページは手元のファイルです。ほかの人に送るときは、# より前をウェブ上の Caravan のアドレスに置き換えてください。',
    refused: (refusal, whole) => {
      switch (refusal.kind) {
        case 'choices':
          return 'リンクにできません。順位づけや 3 つ以上からの選択は、ペアごとの集計だけでは表せません。代わりにレポートを公表してください。';
        case 'styled':
          return 'リンクにできません。文体を調整した強さには回答が必要ですが、リンクには回答が入りません。代わりにレポートを公表してください。';
        case 'models':
          return `リンクにできません。リンクに入るのは ${whole(refusal.most)} モデルまでですが、${whole(refusal.found)} モデルあります。`;
        case 'draws':
          return `リンクにできません。リンクが求められるサンプルは ${whole(refusal.most)} 個までですが、この設定では ${whole(refusal.found)} 個になります。サンプル数を減らして計算してください。`;
        case 'length':
          return refusal.found === null
            ? `リンクにできません。アドレスに使える ${whole(refusal.most)} 文字をはるかに超えます。`
            : `リンクにできません。${whole(refusal.found)} 文字になりますが、アドレスに使えるのは ${whole(refusal.most)} 文字までです。`;
      }
    },
    carry: (models) =>
      models === null
        ? 'ペアごとの集計だけにする'
        : `上位 ${models} モデル、ペアごとの集計だけにする`,
  },
  draws: {
    cmdstan: (chains, draws) =>
      `CmdStan と同じ形の CSV をチェーンごとに 1 つ（${chains} チェーン × ${draws} サンプル）、README と合わせて ZIP にします。`,
    begins: '最初のファイルの先頭は次のとおりです。',
    parquet: (draws) =>
      `1 行が 1 サンプルの Parquet ファイル（全 ${draws} 行）。列は次のとおりです。`,
    model: (name) => `${name} の強さ（対数オッズ、自然対数）`,
  },
  project:
    'プロジェクト全体を 1 つのファイルにします。ファイル、回答、判定、セッション、計算結果、設定が入ります。どの端末の Caravan でも開けます。API キーは入りません。',
};
