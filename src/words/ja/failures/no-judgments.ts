import type { Failure, NeedsAnswers } from '../../../core/failure.ts';
import { shownName } from '../../../core/names/shown-name.ts';
import { list, whole } from '../listed.ts';

/** レビューに足りない回答と、開くべきファイル。 */
export function needsAnswers({ missing, of, example: id }: NeedsAnswers): string {
  const example = shownName(id);
  const open = 'answer_id と model_id のある回答のファイルを、レビューと一緒に開いてください。';
  return missing === of
    ? `このレビューは回答を ID（「${example}」など）だけで示していますが、その ID の回答がどのファイルにもありません。${open}`
    : `このレビューが ID で示す回答 ${whole(of)} 件のうち ${whole(missing)} 件（「${example}」など）は、どのモデルの回答か決まりません。回答がファイルにないか、同じ ID の回答が複数のモデルにあります。${open}`;
}

/** 判定以外に読んだもの。 */
export function nothingJudged(found: Failure & { kind: 'nothing-judged' }): string {
  const { questions, answers, prompts, rankings } = found;
  const parts = [
    ...(questions === 0 ? [] : [`質問 ${whole(questions)} 件`]),
    ...(answers === 0 ? [] : [`回答 ${whole(answers)} 件`]),
    ...(prompts === 0 ? [] : [`審査プロンプト ${whole(prompts)} 件`]),
    ...(rankings === 0 ? [] : [`公表ランキング ${whole(rankings)} 件`]),
  ];
  return `${list(parts)}を読みましたが、判定がありません。判定のファイルを加えてください${rankings > 0 ? '（公表ランキングはその結果と比べられます）' : ''}。`;
}

/** 読んだ行がどうなったか。 */
export function noJudgments(unparsed: number, rejected: number): string {
  const found = [
    ...(unparsed === 0 ? [] : [`勝敗を読み取れないもの（−1、error、空欄）${unparsed} 件`]),
    ...(rejected === 0 ? [] : [`読めない行 ${rejected} 件`]),
  ];
  return found.length === 0
    ? '順位をつける判定がありません。どちらが勝ったかを示す行を含むファイルを開いてください。'
    : `順位をつける判定がありません：読んだ行は${list(found)}でした。判定をやり直すか、別のファイルを開いてください。`;
}
