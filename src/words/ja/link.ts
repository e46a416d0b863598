import type { link as english } from '../en/link.ts';

/** リンクから開いたランキング（日本語）。 */
export const link: typeof english = {
  title: 'リンクから開いたランキング',
  project: (title) => `${title}（リンクから）`,
  untitled: 'ランキング',
  opened: (title, judgments, models) =>
    `「${title}」をリンクから開きました。${models} モデル、${judgments} 件の判定を、リンクの設定とシードで計算しています。独立したプロジェクトなので、ほかのプロジェクトは元のままです。`,
  questions: (n) =>
    `リンクに入っているのは集計だけです。${n} 問の質問は番号だけで、本文と審査員の名前は含まれません。`,
  noQuestions:
    'リンクに入っているのは集計だけで、本文と審査員の名前は含まれません。どの質問の判定かも分からないため、± はこれらの質問だけについての値です。',
  back: (name) => `${name} に戻る`,
  remove: 'このプロジェクトを削除',
  dismiss: '閉じる',
  problems: {
    damaged:
      'リンクが壊れているか、途中で切れているため、ランキングを開けませんでした。送った人にリンク全体をもらってください。',
    newer:
      'リンクは新しい版の Caravan で作られているため、ランキングを開けませんでした。ページを再読み込みして最新版にし、もう一度リンクを開いてください。',
  },
  unchanged: 'プロジェクトは元のままです。',
};
