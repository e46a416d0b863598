import type { headline as headlineEn } from '../../en/leaderboard/headline.ts';
import { list } from '../listed.ts';

/** ランキングの見出し(日本語)。 */
export const headline: typeof headlineEn = {
  ahead: (p) => ({ between: ' は ', after: ` より強い（確率 ${p}）。` }),
  level: (p) => ({
    between: ' と ',
    after: ` の差ははっきりしない（前者が強い確率 ${p}）。`,
  }),
  clear: (n, rest) => {
    if (n === 0) return '';
    if (n === 1) return '1\u00a0位は、3\u00a0位以下もはっきり上回る。';
    return `上位\u00a0${n}\u00a0モデルは、${rest === 1 ? '最下位' : 'ほか'}をはっきり上回る。`;
  },
  rival: (isAhead, rank) =>
    isAhead
      ? { before: 'ただし ', after: `（${rank}\u00a0位）との差ははっきりしない。` }
      : { before: '前者は ', after: `（${rank}\u00a0位）との差もはっきりしない。` },
  settled: '全体として 95% の水準で、すべての順位が決まっている。',
  unsettled: (models) => `全体として 95% の水準では、${models} モデルの順位は決まらない。`,
  unsettledWithin: (ranges, more) =>
    `全体として 95% の水準で順位が決まらないのは、${list(more === 0 ? ranges : [...ranges, `ほか ${more} グループ`])}の中だけ。`,
  range: (from, to) => `${from}〜${to}\u00a0位`,
  whole: (groups) => `全 ${groups} グループを表示`,
  part: '主なグループだけ表示',
  waiting: '計算しています…',
  stopped: '順位が出る前に停止しました',
  adjusted: '文体をそろえた順位：',
};
