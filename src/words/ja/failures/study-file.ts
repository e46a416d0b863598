import type { StudyFileFailure } from '../../../core/failure.ts';

/** 評価者の結果ファイルを読めない理由と、次にすること(日本語)。 */
export function studyFileJa({ reason }: StudyFileFailure): string {
  switch (reason) {
    case 'damaged':
      return 'この結果ファイルは途中で切れているか、内容が変わっています。何も取り込んでいません。これまでの判定はそのままです。評価者にもう一度保存してもらってください。';
    case 'newer':
      return 'この結果ファイルは、より新しいバージョンの Caravan で作られています。何も取り込んでいません。最新のバージョンで、もう一度開いてください。';
    case 'other-project':
      return 'この結果ファイルの人手評価は、このプロジェクトにありません。何も変えていません。この評価を作ったプロジェクトを開いてから、もう一度ファイルを開いてください。';
    case 'older':
      return 'この結果ファイル、または同じ評価者がこれより後に保存したファイルを、すでに取り込んでいます。何も変えていません。';
    case 'elsewhere':
      return 'この人手評価は別のタブで使われています。そのタブを閉じてから、もう一度ファイルを開いてください。';
  }
}
