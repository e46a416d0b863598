import type { UnclearValues } from '../../../core/formats/file/file-failure.ts';
import { shownName } from '../../../core/names/shown-name.ts';
import { list } from '../listed.ts';

const CELLS = { rates: '勝率', percent: '百分率', odds: 'オッズ' };
const NO_WINS = {
  symmetric:
    'どの組も二つの値が同じです。距離や類似度、対戦回数の表のようで、どちらが勝ったか分かりません。各行に、そのモデルが相手ごとに勝った回数を書いてください。',
  half: '表の片側半分しか埋まっていないため、各組のもう一方のモデルが何回勝ったか分かりません。両方の値を埋め、一度も勝っていなければ 0 と書いてください。',
};

/** 何通りにも読める数や判定の言葉(日本語)。 */
export function unclearValuesJa(failure: UnclearValues): string {
  switch (failure.kind) {
    case 'needs-games':
      return `表の値は勝った回数ではなく、${CELLS[failure.cells]}のようです。一組あたりの対戦回数を入力してください（コマンドラインでは --games 回数）。`;
    case 'no-counts':
      return '表の値は小数ですが、同じ組の二つを足しても 1 にならず、回数とも勝率とも読めません。勝った回数に書き直してください。';
    case 'no-wins':
      return NO_WINS[failure.why];
    case 'unclear-ranking':
      return `「${shownName(failure.field)}」の数は、各モデルの順位とも、モデルの並びの中での番号とも読め、どちらかで結果が変わります。順位（1 が最良）なら列の名前を ranks に変え、そうでなければモデルの名前を良い順に書いてください。`;
    case 'undeclared-values':
      return `「${shownName(failure.field)}」の値（${list(failure.values.map(shownName))}）だけでは、どちらの勝ちか分かりません。それぞれの意味を選んでください（コマンドラインでは --map に left_value=…、right_value=…、tie_value=… を加えます）。`;
  }
}
