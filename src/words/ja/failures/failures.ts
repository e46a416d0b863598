import type { LooksLike } from '../../../core/formats/file/file-failure.ts';
import { shownName } from '../../../core/names/shown-name.ts';
import type { FailureWords } from '../../en/failures/failures.ts';
import { damagedJa, flawJa, recordJa } from './damage.ts';
import { noMaximumJa, warningJa } from '../fit-warnings.ts';
import { judgeCallJa } from '../judge/call.ts';
import { list, listed, whole } from '../listed.ts';
import { localModelJa } from './local-model.ts';
import { needsAnswers, noJudgments, nothingJudged } from './no-judgments.ts';
import { projectFileJa } from './project-file.ts';
import { settingNameJa, significant } from '../../setting-names.ts';
import { storageClosedJa } from './storage-closed.ts';
import { studyFileJa } from './study-file.ts';
import { unclearValuesJa } from './unclear-values.ts';
import { unreachableJa } from './unreachable.ts';

/** 失敗と注意の言葉(日本語)。何が起きたか、次にどうすればよいかを述べる。 */
export const failuresJa: FailureWords = {
  record: recordJa,
  flaw: flawJa,
  row(reason) {
    switch (reason.kind) {
      case 'not-json':
        return `JSON として読めません（${reason.message}）。この行を直すか削除してください`;
      case 'not-an-object':
        return '名前つきの項目を持つ記録ではありません。{"項目": 値, …} の形にしてください';
      case 'missing-field':
        return `「${shownName(reason.field)}」がないか空です。値を入れてください`;
      case 'bad-value':
        return `「${shownName(reason.field)}」に「${shownName(reason.value)}」は使えません。値を直してください`;
      case 'same-model':
        return `両方が「${shownName(reason.model)}」です。同じモデルどうしは比べられません`;
      case 'column-count':
        return `見出しは ${reason.expected} 列ですが、この行は ${reason.found} 列です。${reason.found < reason.expected ? '足りない値を補ってください' : '区切り文字を含む値は引用符で囲んでください'}`;
      case 'unclosed-quote':
        return '引用符が閉じていません。閉じるか、値の中の引用符を二つ重ねてください';
      case 'cut-off':
        return 'この記録の途中でファイルが終わっています。完全なファイルを用意してください';
      case 'bad-bytes':
        return `この行には、ファイル全体の文字コード ${reason.encoding} として読めないバイトがあります。同じ文字コードで保存し直してください`;
      case 'too-deep':
        return `入れ子が ${whole(reason.most)} 段を超えています。浅くするか削除してください`;
      case 'too-long':
        return `${whole(reason.most)} 文字を超えています。短くするか、改行が抜けていないか確かめてください`;
      case 'other-run':
        return '別の作業で尋ねたことへの返答です。その作業を開いて読み込んでください';
      case 'repeated':
        return '同じ依頼への二つ目の返答です。一つ目を使いました';
    }
  },
  file(failure) {
    switch (failure.kind) {
      case 'unreachable':
        return unreachableJa(failure);
      case 'empty-file':
        return 'ファイルが空です。保存やダウンロードが最後まで終わったか確かめてください。';
      case 'empty-archive':
        return '圧縮ファイルの中にファイルがありません。圧縮やダウンロードが最後まで終わったか確かめてください。';
      case 'damaged-archive':
        return `ファイルが壊れているか、途中で切れているか、読めない方式で圧縮されています（${failure.message}）。入手し直すか、展開してから中のファイルを開いてください。`;
      case 'wrong-checksum':
        return 'ファイルが壊れています。チェックサムが合わないため、どの行も信頼できません。入手し直すか、圧縮し直してください。';
      case 'encrypted-archive':
        return 'ファイルはパスワードで暗号化されています。展開してから中のファイルを開いてください。';
      case 'no-brotli':
        return 'ファイルは Brotli で圧縮されています。このページは小さく保つため、Brotli を展開する部分を省いています。大きいほうのファイル with-models.html か、サーバーで公開されているページで開いてください。Zstandard か Snappy で保存し直したファイルなら、ここでも開けます。';
      case 'unpacks-too-large':
        return `圧縮ファイルの大きさに比べて展開後のデータが多すぎる（${whole(Math.round(failure.bytes / 2 ** 20))} MB 超）ため、読み込みを中止しました。この大きさで正しければ、展開してから中のファイルを開いてください。`;
      case 'not-text':
        return notText(failure.looksLike);
      case 'broken-json':
        return `JSON のようですが、${failure.line} 行目で途切れているか誤りがあります（${failure.message}）。完全なファイルを用意するか、その行を直してください。`;
      case 'unknown-format':
        return `次の項目を持つ形式は判別できません：${listed(failure.fields.map(shownName), 12)}。列の名前を model_a、model_b、winner（model_a、model_b、tie のいずれか）に変えてください。`;
      case 'missing-columns':
        return `指定された列がファイルにありません：${listed(failure.columns.map(shownName), 12)}。次の列から選んでください：${listed(failure.fields.map(shownName), 12)}。`;
      case 'one-column':
        return '列が一つしかありません。ランキングには model_a、model_b、winner など三列以上が必要です。カンマ、セミコロン、タブのいずれかで区切ってください。';
      case 'needs-baseline':
        return `${failure.model === '' ? 'ここにあるモデル' : `「${shownName(failure.model)}」`}の対戦相手になった基準モデルの名前が、ファイルに書かれていません。どのモデルですか。名前を指定してください（コマンドラインでは --baseline 名前）。`;
      case 'needs-games':
      case 'no-counts':
      case 'no-wins':
      case 'unclear-ranking':
      case 'undeclared-values':
        return unclearValuesJa(failure);
      case 'needs-answers':
        return needsAnswers(failure);
      case 'git-lfs-pointer':
        return `ファイル本体${failure.size === null ? '' : `（${whole(failure.size)} バイト）`}の代わりに置かれた Git LFS のポインターです。リポジトリで「git lfs pull」を実行するか、ウェブページからファイル本体をダウンロードして開いてください。`;
      case 'no-comparisons':
        return `回答が ${failure.records} 件ありますが、比較も採点も含まれていません。評価（promptfoo では assert）を加えて実行し、書き出し直してください。`;
      case 'without-models':
        return `二つの回答のどちらが良いかは書かれていますが、どのモデルの回答かが書かれていないため、順位をつけられません。モデル名の項目（${list(failure.fields)}）を加えて、もう一度開いてください。`;
      case 'nothing-compared':
        return `比較が含まれていません。${whole(failure.records)} 件の記録は、どれも一つの回答だけへの評価か、まだ判定されていないものです。二つのモデルの回答を比べた記録を書き出してください。`;
      case 'repeats-annotations':
        return 'JudgeArena の結果の要約です。判定は同じフォルダの …-annotations.csv にあります。そちらを開いてください。このファイルは不要です。';
      case 'without-arena':
        return `AutoArena のプロジェクトではない SQLite データベースです（${failure.tables.length === 0 ? 'テーブルがありません' : `テーブル：${listed(failure.tables.map(shownName), 12)}`}）。.autoarena ファイルを開くか、判定のテーブルを CSV に書き出して開いてください。`;
      case 'too-many-pairs':
        return `すべての採点を比べると判定が ${failure.most} 件を超えます。モデルか質問を減らして、分けて開いてください。`;
      case 'too-many-models':
        return `モデル名が ${whole(failure.most)} 個を超えています。別の列をモデル名として読んだ可能性があります。二つのモデルの列を確かめて、もう一度開いてください。`;
      case 'no-usable-rows':
        return failure.rejected === 0
          ? '見出しだけで行がありません。判定を一行に一件ずつ加えてください。'
          : `${failure.rejected} 行のどれも使えませんでした。行ごとの理由を見て直し、もう一度開いてください。`;
      case 'unreadable':
        return `ファイルを読めませんでした（${failure.message}）。ファイルがまだあり、開けるかを確かめて、もう一度試してください。`;
    }
  },
  failure(failure) {
    switch (failure.kind) {
      case 'unreachable':
        return unreachableJa(failure);
      case 'needs-answers':
        return needsAnswers(failure);
      case 'judge-call':
        return judgeCallJa(failure);
      case 'local-model':
        return localModelJa(failure);
      case 'damaged-record':
        return damagedJa(failure);
      case 'damaged-backup':
        return 'Caravan のバックアップとして完全なファイルではないか、内容が変わっています。何も復元していません。ファイルを入手し直すか、別のファイルを選んでください。';
      case 'newer-backup':
        return 'このバックアップは、より新しいバージョンの Caravan で作られています。何も復元していません。このページを更新してから、もう一度復元してください。';
      case 'backup-too-large':
        return '保存されている量が、1 つのバックアップファイルに入る上限（4 GB）を超えています。「データ」ページで不要なテキストを削除してから、もう一度試してください。';
      case 'study-file':
        return studyFileJa(failure);
      case 'project-file':
        return projectFileJa(failure);
      case 'no-judgments':
        return failure.isFiltered
          ? 'この条件に合う判定はありません。'
          : noJudgments(failure.unparsed, failure.rejected);
      case 'nothing-judged':
        return nothingJudged(failure);
      case 'source-gone':
        return 'この実行のもとになったファイルは、もうこのブラウザにありません。変更や追加をするには、ファイルをもう一度開いてください。ランキングそのものは残っています。';
      case 'run-gone':
        return 'この実行は（おそらく別のタブで）削除されたため、これ以上の問い合わせも保存もしません。そちらで削除を取り消すか、新しい実行を始めてください。';
      case 'project-gone':
        return 'このプロジェクトは（おそらく別のタブで）削除されたため、何も変更していません。そちらで削除を取り消すか、別のプロジェクトを開いてください。';
      case 'wrong-passphrase':
        return '保存されているキーは、このパスフレーズでは開けません。入力し直すか、キーを消して新しく入れてください。';
      case 'all-excluded':
        return `選択の結果、判定が残りません（${failure.rows} 件を除外）。モデルか審査員を戻すか、変更を取り消してください。`;
      case 'no-pairs':
        return `採点を ${failure.scores} 件読みました（${listed(failure.models.map(shownName), 6)}）が、同じ質問を同じ審査員が採点したモデルの組がありません。ほかのモデルの採点ファイルを加えてください。`;
      case 'too-few-models':
        return failure.models === 1
          ? 'モデルが一つしかありません。ランキングには二つ以上のモデルの判定が必要です。ほかのモデルを含むファイルを加えてください。'
          : '順位をつけるモデルがありません。ファイルにあるモデルを選ぶか、それを含むファイルを加えてください。';
      case 'too-many-models':
        return `ファイル全体でモデルが ${whole(failure.models)} 個あり、ランキングできる上限（${whole(failure.most)} 個）を超えています。モデル名の列が正しいか確かめるか、ファイルやモデルを減らしてください。`;
      case 'bad-setting':
        return `${settingNameJa(failure.setting)}を ${significant(failure.value)} にはできません。別の値を選んでください。`;
      case 'repeated-belief':
        return `${shownName(failure.model)} に固有の事前分布が二つあります。どちらか一つにしてください。`;
      case 'not-finite':
        return `計算が数値の範囲を超えました（${failure.what}）。事前分布を狭くして、もう一度計算してください。`;
      case 'fit-broken-off':
        return 'このデータの計算は 2 回とも、終わる前にページが閉じました。タブのメモリが足りなかった可能性があります。「データ」ページでモデルを減らすか、サンプル数を減らしてから、もう一度計算してください。';
      case 'no-maximum':
        return noMaximumJa(failure.reason);
      case 'draws-not-held':
        return 'この計算のサンプルが手元に残っていません。「実行履歴」ページで、もう一度開いてください。';
      case 'quota-exceeded':
        return 'ブラウザの保存領域がいっぱいで、保存できませんでした。これまでの内容はそのまま残っています。「実行履歴」のページでプロジェクトごとの使用量を確かめ、要らないものを削除してから、もう一度お試しください。';
      case 'storage':
        return `ブラウザの保存領域が応答しません（${failure.message}）。必要なものを書き出してから、ページを読み込み直してください。`;
      case 'storage-closed':
        return storageClosedJa(failure);
      case 'unexpected':
        return `予期しない問題が起きました（${failure.message}）。ページを読み込み直して、もう一度試してください。`;
    }
  },
  warning: warningJa,
  formulas(names) {
    return `表計算ソフトが数式として実行するおそれのある名前が、このファイルに含まれています（${list(names)}）。ほかのプログラムで読み戻せるよう、名前はそのまま書き出しています。表計算ソフトでは、列を文字列として取り込んでください。`;
  },
};

function notText(kind: LooksLike): string {
  switch (kind) {
    case 'PNG':
    case 'JPEG':
    case 'GIF':
    case 'WebP':
      return `判定のファイルではなく画像（${kind}）です。JSON Lines、JSON、CSV のいずれかを開いてください。`;
    case 'ZIP':
    case 'gzip':
    case 'Zstandard':
      return `ここでは開けない圧縮ファイル（${kind}）か、何重にも圧縮されたファイルです。展開して、出てきたファイルを開いてください。`;
    case 'Excel':
      return 'Excel のブックか、ほかの Office のファイルです。シートを「CSV UTF-8」で保存し、それを開いてください。';
    case 'another encoding':
      return '文字コードを判別できません。UTF-8（Excel では「CSV UTF-8」）で保存し直して開いてください。';
    case 'HTML':
      return '判定のファイルではなくウェブページです。そのページが示す元のファイルをダウンロードして開いてください。';
    default:
      return `${kind === 'binary' ? 'バイナリデータ' : `${kind} 形式のファイル`}で、テキストではありません。判定を JSON Lines、JSON、CSV のいずれかで書き出して開いてください。`;
  }
}
