/* What Caravan says in place of its page, before it knows the reader's language. */

/** Inside another page. */
export const framed = {
  en: {
    refused: 'For your safety, Caravan does not run inside another page.',
    open: 'Open Caravan in its own tab',
  },
  ja: {
    refused: '安全のため、Caravan はほかのページに埋め込まれた状態では動きません。',
    open: 'Caravan を新しいタブで開く',
  },
} as const;

/** Where the single file can’t be read; behind it stands why. */
export const CANNOT_UNPACK =
  'This browser could not unpack this file. Another browser, or Caravan on the web, may open it. / このブラウザではこのファイルを展開できませんでした。別のブラウザか、ウェブ版の Caravan をお試しください。';
