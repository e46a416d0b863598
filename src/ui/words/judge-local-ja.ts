import type { local as localEn } from './judge-local-en.ts';

/** この端末で動く審査員(日本語)。 */
export const local: typeof localEn = {
  tryNote: 'この端末で判定します。結果は保存されません。',
  lexical:
    'モデルを使わない基準です。内容の多い回答、質問の言葉をよく受けている回答を勝ちとします。意味は読まないので、誤った回答も正しい回答と同じに扱います。GPT-4 との一致は、勝敗のついた組のうち、Rakuda v1 で 726 件の 81%(長い方を選ぶだけなら 79%)、AlpacaEval で 789 件の 66%(同 68%)、Japanese Vicuna QA で 70 件の 54%(同 30%)です。試しに動かすとき、また本当の審査員が超えるべき基準として使ってください。',
  stays: '質問と回答は、この端末の外に出ません。',
  ties: '引き分けの決め方',
  tiesMeaning:
    'この審査員は回答ごとに点数をつけるため、並べる順序に左右されません。点数の差が引き分けの幅以下なら、引き分けとします。',
  tieZone: '引き分けの幅',
  tieZoneHint: 'この審査員の点数の単位で。0 なら引き分けなし。',
  tieShare: '引き分けにする組の割合(%)',
  tieShareHint: 'モデルの審査員は、1 割から 3 割ほどを引き分けとします。',
  calibrate: '選んだ質問から幅を決める',
  scoring: (done, total) => `${total} 組のうち ${done} 組を採点しました…`,
  calibrated: (pairs, zone) => `${pairs} 組から、${zone} に決めました。`,
  stop: '停止',
};
