import type { UnclearValues } from '../../../core/formats/file/file-failure.ts';
import { shownName } from '../../../core/names/shown-name.ts';
import { list } from '../listed.ts';

const CELLS = { rates: '勝率', percent: '百分率', odds: 'オッズ' };

/** 何通りにも読める数や判定の言葉(日本語)。 */
export function unclearValuesJa(failure: UnclearValues): string {
  switch (failure.kind) {
    case 'needs-games':
      return `表の値は勝った回数ではなく、${CELLS[failure.cells]}のようです。一組あたりの対戦回数を入力してください（コマンドラインでは --games 回数）。`;
    case 'no-counts':
      return '表の値は小数ですが、同じ組の二つを足しても 1 にならず、回数とも勝率とも読めません。勝った回数に書き直してください。';
    case 'undeclared-values':
      return `「${shownName(failure.field)}」の値（${list(failure.values.map(shownName))}）だけでは、どちらの勝ちか分かりません。それぞれの意味を選んでください（コマンドラインでは --map に left_value=…、right_value=…、tie_value=… を加えます）。`;
  }
}
