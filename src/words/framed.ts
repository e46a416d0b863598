/** What Caravan says inside another page, before it knows the reader's language. */
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
