import type { DamagedRecordFailure, RecordFlaw, StoreName } from '../../../core/failure.ts';
import { shownName } from '../../../core/names/shown-name.ts';

/** 保存された記録の何が、どう壊れているか(日本語)。 */
export function damagedJa({ store, name, flaw }: DamagedRecordFailure): string {
  return `${recordJa(store, name)}は壊れていて使えません（${flawJa(flaw)}）。「設定」の「点検と修復」で、書き出すか削除してください。`;
}

export function recordJa(store: StoreName, name: string): string {
  const named = name === '' ? '' : `「${shownName(name)}」`;
  switch (store) {
    case 'projects':
      return named ? `プロジェクト${named}` : '保存されたプロジェクト';
    case 'runs':
      return named ? `実行${named}` : '保存された実行';
    case 'draws':
      return named ? `実行${named}のサンプル` : '保存されたサンプル';
    case 'data':
      return named ? `データ${named}` : '保存されたデータ';
    case 'sources':
      return named ? `${named}から読み込んだ判定` : 'このデータの判定';
    case 'texts':
      return named ? `${named}のテキスト` : '保存されたテキスト';
    case 'judging':
      return named ? `判定セッション${named}` : '保存された判定セッション';
    case 'judgingQuestions':
    case 'replies':
    case 'calls':
      return `判定セッション${named}の${PARTS[store]}`;
    case 'asking':
      return named ? `回答収集セッション${named}` : '保存された回答収集セッション';
    case 'askedQuestions':
    case 'answers':
    case 'askCalls':
      return `回答収集セッション${named}の${PARTS[store]}`;
    case 'keys':
      return named ? `${named}の保存済み API キー` : '保存済みの API キー';
  }
}

/** かっこの中に入る言い方。 */
export function flawJa(flaw: RecordFlaw): string {
  switch (flaw.kind) {
    case 'shape':
      return flaw.field === '' ? '記録の形が保存時と異なる' : `「${flaw.field}」がないか、値が無効`;
    case 'changed':
      return CHANGED[flaw.part];
    case 'misplaced':
      return '別の記録の場所に保存されている';
    case 'not-unpacked':
      return '圧縮されたテキストを展開できない';
    case 'missing':
      return `${MISSING[flaw.store]}がない`;
    case 'orphan':
      return 'どこからも使われていない';
  }
}

const PARTS = {
  judgingQuestions: '質問',
  replies: '返答',
  calls: '問い合わせの記録',
  askedQuestions: '質問',
  answers: '回答',
  askCalls: '問い合わせの記録',
};

const CHANGED = {
  counts: '集計が保存時と異なる',
  settings: '設定・シード・データが計算時と異なる',
  summary: '結果が保存時と異なる',
  draws: 'サンプルが保存時と異なる',
  judges: '審査員が開始時と異なる',
  models: 'モデルが開始時と異なる',
};

const MISSING = {
  data: 'データ',
  texts: 'テキストの一部',
  judgingQuestions: '質問の一部',
  askedQuestions: '質問の一部',
};
