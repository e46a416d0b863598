import { keepsLimits } from '../../core/posterior/diagnostics/converged.ts';
import type { NoMaximum } from '../../core/failure.ts';
import type { FitWarning } from '../../core/posterior/ranking/summary.ts';
import { shownName } from '../../core/names/shown-name.ts';
import { list, listed, whole } from './listed.ts';

/** 名前を挙げるモデルの数の上限。 */
const MOST = 6;

const TOO_NARROW =
  '質問ごとの違いが結果に表れないため、区間は狭すぎます。「この質問だけ」の区間を見てください。';

type NotConverged = Extract<FitWarning, { readonly kind: 'not-converged' }>;

/** What to know before believing a ranking, in Japanese. */
export function warningJa(
  warning: FitWarning,
  models: readonly string[],
  alike: readonly number[] = 'model' in warning ? [warning.model] : [],
): string {
  const who = listed(
    alike.map((model) => models[model]),
    MOST,
  );
  switch (warning.kind) {
    case 'unconnected':
      return `次のグループの間には判定のつながりがありません：${groups(warning.groups.map((group) => group.map((model) => models[model])))}。グループ間の順位は事前分布だけで決まっています。グループをまたぐ判定を加えてください。`;
    case 'undefeated':
      return `${who} は数えた判定すべてに勝っています。どれだけ強いかは事前分布で決まっています。${warning.isWidened ? TOO_NARROW : ''}より強いモデルとの判定を加えてください。`;
    case 'winless':
      return `${who} は数えた判定すべてに負けています。どれだけ弱いかは事前分布で決まっています。${warning.isWidened ? TOO_NARROW : ''}より弱いモデルとの判定を加えてください。`;
    case 'at-bound':
      return `${who} の強さが一様事前分布の範囲の端に達しています。範囲を広げるか、正規事前分布を使ってください。`;
    case 'approximate':
      return 'この数値はラプラス近似で、事後分布のサンプルではありません。結論を出す前にサンプリングしてください。';
    case 'no-order-effect':
      return warning.why === 'sides-unknown'
        ? 'どちらの回答を先に示したかが記録されていないため、提示順効果は除いています。順序の影響を調べるには、両方の順序で判定してください。'
        : '両方の順序で示されたとわかるモデルの組がなく、勝敗が強さによるのか順序によるのか区別できません。提示順効果は除いているため、先（または後）に示されることが多かったモデルの順位は、実際より高い、または低い可能性があります。順序の影響を調べるには、両方の順序で判定してください。';
    case 'sides-unknown':
      return `判定 ${whole(warning.of)} 件のうち ${whole(warning.judgments)} 件は、どちらの回答を先に示したかが不明です。提示順効果は残りの判定から推定しています。`;
    case 'fell-back':
      return warning.reason === 'acceptance'
        ? '標準のサンプラー（split HMC）では提案がほとんど受け入れられなかったため、代わりに NUTS で計算しました。表示は NUTS の結果です。'
        : '標準のサンプラー（split HMC）のチェーンが収束しなかったため、代わりに NUTS で計算しました。表示は NUTS の結果です。';
    case 'surplus-coordinate':
      return 'このサンプラーは当時の Rakuda ランキングの計算を再現しています。座標を一つ余分に数えるため、区間が約 6% 広すぎます。正確な区間には「ensemble」などほかのサンプラーを選んでください。';
    case 'without-maximum':
      return `判定のリサンプリング ${warning.resamplings + warning.replicates} 回のうち ${warning.resamplings} 回は、全勝または全敗のモデルが出て最尤解がなく、引き直しました。そのため区間は狭すぎます。事前分布を使うか、判定を加えてください。`;
    case 'one-chain':
      return 'チェーンが 1 本だけなので、事後分布の一部を見落としていないか確かめられず、収束したとは言えません。2 本以上で計算してください。';
    case 'no-moment': {
      const what = [...(warning.tau ? ['τ'] : []), ...warning.models.map((m) => models[m])];
      const none = warning.lacks === 'sd' ? '標準偏差' : '平均と標準偏差';
      return `${list(what)} の${none}は有限ではありません（分布の裾が重すぎます）。中央値と区間を使うか、正規分布や半正規分布など裾の軽い事前分布を選んでください。`;
    }
    case 'low-acceptance':
      return `提案のうち受け入れられたのは ${percent(warning.acceptance)} だけで、チェーンの動きが遅くなっています。サンプル数を増やすか、事前分布を狭くしてください。`;
    case 'not-converged':
      return `収束していません：R-hat ${warning.rhatMax.toFixed(3)}（1.01 未満が目安）、ESS 中央部 ${warning.essBulkMin.toFixed(0)}・裾 ${warning.essTailMin.toFixed(0)}（400 超が目安）、発散 ${warning.divergences} 回（0 が目安）。${cureOf(warning)}`;
  }
}

/** What helps against divergences does nothing for chains that are too short, and the reverse. */
function cureOf({ divergences, ...limits }: NotConverged): string {
  if (divergences === 0) return '数値を使う前にサンプル数を増やしてください。';
  const part =
    '発散はサンプル数を増やしても解消しません。事後分布の一部が抜けているおそれがあるため、数値を使う前に、事前分布を狭くするか、ほかのサンプラーを選んでください。';
  const isShort = !keepsLimits({ ...limits, divergences: 0 });
  return isShort ? `${part}R-hat と ESS の改善には、サンプル数も増やす必要があります。` : part;
}

/** Why there is no maximum likelihood, and what to do next. */
export function noMaximumJa(reason: NoMaximum): string {
  const use = '事前分布を使うサンプラーを選ぶか、判定を加えてください。';
  switch (reason.why) {
    case 'unconnected':
      return `最尤解がありません。次のグループの間には判定のつながりがありません：${groups(reason.groups)}。${use}`;
    case 'undefeated':
      return `最尤解がありません。${listed(reason.models.map(shownName), 6)} は数えた判定すべてに勝っていて、強さに上限がありません。${use}`;
    case 'winless':
      return `最尤解がありません。${listed(reason.models.map(shownName), 6)} は数えた判定すべてに負けていて、強さに下限がありません。${use}`;
    case 'unbeaten-group':
      return `最尤解がありません。次のモデルは、ほかのどのモデルにも一度も負けていません：${listed(reason.models.map(shownName), 6)}。${use}`;
    case 'order':
      return '最尤解がありません。すべての結果が提示順効果だけで説明でき、その大きさが限りなく大きくなります。提示順効果を外すか、事前分布を使うサンプラーを選んでください。';
    case 'no-ties':
      return '最尤解がありません。この引き分けモデルには引き分けが少なくとも一件必要です。引き分けを 0.5勝と数えるか、事前分布を使うサンプラーを選んでください。';
    case 'only-ties':
      return `最尤解がありません。判定がすべて引き分けです。${use}`;
    case 'unbounded':
      return `最尤解がありません。強さが限りなく大きくなるモデルがあります。${use}`;
    case 'resampled':
      return `ブートストラップができません。判定のリサンプリング ${reason.tried} 回のうち、最尤解があったのは ${reason.found} 回だけでした。${use}`;
  }
}

/** Each in brackets, the first names of it. */
function groups(of: readonly (readonly string[])[]): string {
  return list(of.map((group) => `（${listed(group, 6)}）`));
}

function percent(share: number): string {
  return `${(share * 100).toFixed(0)}%`;
}
