import type { link as en } from '../../en/publish/link.ts';

/** 英語版 en/publish/link.ts と同じ形。 */
export const link: typeof en = {
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
      ? 'ペアごとの集計だけにする（収まります）'
      : `上位 ${models} モデル、ペアごとの集計だけにする（収まります）`,
};
