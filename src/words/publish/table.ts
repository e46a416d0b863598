import type { TableWords } from '../../core/publish/table.ts';
import { table as en } from '../en/publish/table.ts';
import { table as ja } from '../ja/publish/table.ts';

/** Words of a ranking that is printed as a table, which comes with what is published. */
export function publishedTableWords(language: 'en' | 'ja'): TableWords {
  return language === 'ja' ? ja : en;
}
