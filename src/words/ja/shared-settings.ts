import { shownName } from '../../core/names/shown-name.ts';
import type * as english from '../en/shared-settings.ts';

export const share: typeof english.share = {
  title: 'この設定を共有する',
  explain:
    'モデルと事前分布の設定を、リンクか小さなファイルにします。データは送られません。開いた人は、自分のデータでその設定の結果を見ることになります。',
  copy: 'リンクをコピー',
  copied: 'リンクをコピーしました。',
  byHand: 'ブラウザがコピーを許しませんでした。リンクはこちらです：',
  link: 'この設定へのリンク',
  save: 'JSON を保存',
  open: 'JSON を開く',
  paste: 'JSON を貼り付ける',
  pasted: '設定の JSON',
  apply: '適用する',
  applied: '共有された設定を、いまのデータに適用しました。',
  strangers: (names) => `いまのデータにないモデルの個別の事前分布は使いません：${names}。`,
  undo: '元に戻す',
  dismiss: '閉じる',
  refused: 'この設定は使えません。何も変更していません。',
  refusedChange: 'この変更は使えないため、設定は元のままです。',
  refusedStored: 'この結果に保存された設定は無効なため、既定の設定を使っています。',
};

export const settingsProblem: typeof english.settingsProblem = (problem) => {
  switch (problem.kind) {
    case 'damaged-link':
      return 'リンクが壊れています。一部が欠けているか、変わっています。もう一度コピーしてください。';
    case 'too-long':
      return '設定としては長すぎるテキストです。';
    case 'not-json':
      return 'JSON ではないか、一部しかありません。';
    case 'not-settings':
      return 'JSON ですが、Caravan の設定ではありません。';
    case 'newer':
      return `設定のバージョン ${shownName(problem.version)} は、この Caravan では読めません。`;
    case 'missing':
      return `項目「${shownName(problem.field)}」がありません。`;
    case 'unknown-field':
      return `項目「${shownName(problem.field)}」は設定にありません。`;
    case 'bad-value':
      return `「${shownName(problem.value)}」は「${shownName(problem.field)}」の値にできません。`;
    case 'repeated-belief':
      return `${shownName(problem.model)} に固有の事前分布が二つあります。使えるのは一つだけです。`;
  }
};

export const extremes: typeof english.extremes = {
  title: 'この設定の意味',
  narrow: (points) =>
    `幅が ${points} では、事前分布が全モデルをひとまとめにし、データではほとんど引き離せません。`,
  wide: 'これほど広い事前分布は、データの範囲ではほとんど影響しません。負けのないモデルには上限がなくなります。',
  cauchy:
    '自由度が 1（コーシー分布）以下では裾が長すぎて平均もありません。遠くのモデルはほとんど引き戻されません。',
  cut: (name, percent) =>
    `事前分布の範囲がデータと矛盾しています。${name} のサンプルの ${percent} が範囲の外にあり、計算し直すと端に張りつきます。`,
  cutAll: '事前分布の範囲がデータと矛盾しています。すべてのサンプルが範囲の外にあります。',
  belief: (name) =>
    `${name} の個別の事前分布とデータは大きく離れています。結果は、どちらからも離れた位置になります。`,
};
