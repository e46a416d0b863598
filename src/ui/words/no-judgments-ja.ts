/** Where all rows that were read give no judgment: what became of them. */
export function noJudgmentsJa(unparsed: number, rejected: number): string {
  const found = [
    ...(unparsed === 0 ? [] : [`勝敗を読み取れないもの(−1、error、空欄)${unparsed} 件`]),
    ...(rejected === 0 ? [] : [`読めない行 ${rejected} 件`]),
  ];
  return found.length === 0
    ? '順位をつける判定がありません。どちらが勝ったかを示す行を含むファイルを開いてください。'
    : `順位をつける判定がありません:読んだ行は${found.join('、')}でした。判定をやり直すか、別のファイルを開いてください。`;
}
