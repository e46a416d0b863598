import type { remote as english } from '../../en/data/remote.ts';

/** アドレスからの読み込み(日本語)。 */
export const remote: typeof english = {
  title: 'アドレスから読む',
  label: 'ファイル、データセット、リポジトリのアドレス',
  read: 'このアドレスから読む',
  examples: '例：',
  purpose:
    'ウェブ上のファイル、Hugging Face のデータセット（「所有者/名前」だけでも可）、GitHub のリポジトリと gist を読めます。',
  asks: (host) =>
    `このブラウザが ${host} からファイルを取得します。あなたのデータは何も送りません。ふつうにサイトを開くときと同じく、IP アドレスは ${host} に（転送されたときは転送先にも）伝わります。`,
  onlyThen:
    'ボタンを押すと、このブラウザがそのサイトからファイルを取得します。あなたのデータは何も送りません。押すまではどこにも接続しません。',
  offline: 'オフラインのため、いまは取得できません。この端末にあるファイルは開けます。',
  asking: (host) => `${host} にファイルの一覧を問い合わせています…`,
  found: (n) => `データのファイル ${n} 個`,
  filesIn: (name) => `${name} のファイル`,
  none: (name) =>
    `${name} のこの場所には、データのファイル（JSON、JSON Lines、CSV、TSV、Parquet、gzip、ZIP）がありません。`,
  cut: '一覧が長すぎるため、サイトが一部のファイルを省きました。フォルダのアドレスを入れると、その中のファイルが表示されます。',
  all: 'すべて選ぶ',
  filter: '名前で絞り込む',
  shown: (shown, all) => `${all} 件のうち ${shown} 件を表示しています。`,
  unknownSize: 'サイズ不明',
  readFiles: (n, size) => `${n} 個のファイルを読む${size === '' ? '' : `（${size}）`}`,
  close: '一覧を閉じる',
};
