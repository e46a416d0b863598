import type { ProjectFileFailure } from '../../../core/failure.ts';

/** プロジェクトをファイルから開けない、またはファイルに保存できない理由と、次にすること(日本語)。 */
export function projectFileJa({ reason }: ProjectFileFailure): string {
  switch (reason) {
    case 'damaged':
      return 'このプロジェクトファイルは途中で切れているか、内容が変わっています。何も開いていません。保存済みのプロジェクトはそのままです。ファイルを入手し直すか、元のブラウザでもう一度保存してください。';
    case 'newer':
      return 'このプロジェクトファイルは、より新しいバージョンの Caravan で作られています。何も開いていません。最新のバージョンで、もう一度開いてください。';
    case 'backup':
      return 'これはブラウザの全データのバックアップで、プロジェクトファイルではありません。「設定」の「バックアップ」で復元してください。';
    case 'no-project':
      return 'Caravan のプロジェクトファイルではありません。名前が .caravan で終わるファイルを選んでください。';
    case 'no-room':
      return 'ブラウザの保存領域が足りず、このプロジェクトを開けません。保存済みのプロジェクトはそのままです。不要なプロジェクトかテキストを削除してから、もう一度開いてください。';
    case 'too-large':
      return 'プロジェクトの大きさが、1 つのファイルに入る上限（4 GB）を超えています。「データ」ページで不要なテキストを削除してから、もう一度保存してください。';
  }
}
