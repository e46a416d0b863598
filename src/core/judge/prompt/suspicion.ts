import type { PromptTemplate } from '../setup.ts';
import { MIN_FRAME } from '../../limits.ts';

/* What texts say that try to tell a judge what to say. A flag is a hint to a reader and changes
   no judgment; so a phrase is here only where answers that mean no harm hardly ever have it. */

const EARLIER = '(?:previous|prior|preceding|earlier|foregoing|above|all)';

const ENGLISH: readonly RegExp[] = [
  new RegExp(
    `\\b(?:ignore|disregard|forget|override)\\b[^.\\n]{0,20}\\b${EARLIER}\\b[^.\\n]{0,20}\\b(?:instruction|prompt|rule|guideline|direction)s?\\b`,
    'i',
  ),
  /\b(?:choose|pick|select|prefer|favou?r|vote for|go with)\s+(?:the\s+)?(?:assistant|answer|response|candidate)\s+["'(]?(?:[AB12]|one|two)\b/i,
  /\b(?:assistant|answer|response|candidate)\s+["'(]?[AB12]["')]?\s+(?:is|was)\s+(?:clearly |much |far |obviously )?(?:the\s+)?(?:better|best|superior|winner)\b/i,
  /\b(?:choose|pick|select|prefer|rate|score|grade|rank)\s+(?:this|my)\s+(?:answer|response)\b/i,
  /\b(?:to|dear|attention,?|note (?:to|for)|message (?:to|for))\s+(?:the\s+)?(?:judge|evaluator|grader|referee)s?\s*[:,!]/i,
  /\b(?:your|the)\s+(?:final\s+)?(?:verdict|judge?ment)\s+(?:must|should|has to)\s+be\b/i,
];

const BEFORE = '(?:以前|これまで|今まで|ここまで|上記|前述|上|前|先ほど|すべて|全て|全部|あらゆる)';
const NUMBER = '\\s*[「『(（]?\\s*[12１２ABＡＢ]\\s*[」』)）]?';

const JAPANESE: readonly RegExp[] = [
  new RegExp(
    `${BEFORE}の[^。\\n]{0,6}(?:指示|命令|指令|プロンプト|ルール|ガイドライン)(?:は|を)?[^。\\n]{0,6}(?:無視(?:し(?:て|ろ|、)|せよ|すること)|忘れ(?:て|ろ|、)|従わな(?:いで|くて))`,
  ),
  new RegExp(
    `(?:回答|解答|応答|アシスタント)${NUMBER}(?:の(?:ほう|方|回答))?[をが][^。\\n]{0,8}(?:選べ|選んで|選択し(?:て|ろ)|選択せよ|勝者|勝ち|優れていると(?:判定|評価|判断))`,
  ),
  /(?:この|私の|本)(?:回答|解答|応答)を[^。\n]{0,8}(?:選べ|選んで|選択して|選択せよ|高く評価し(?:て|ろ)|勝者|勝ちと)/,
  /(?:審判|審査員|評価者|採点者|判定者|ジャッジ)(?:の(?:皆さん|皆様|方々?|あなた))?(?:へ|に告ぐ|様へ|さんへ)\s*[:：、。!！\n]/,
  /最後の行に[^。\n]{0,8}[1-3１-３][^。\n]{0,8}(?:出力|書)/,
];

/** Marks of a verdict, and of a conversation's frame: no part of an answer. */
const MARKS: readonly RegExp[] = [
  /\[\[\s*(?:[ABC]|A>>?B|A=B|B>>?A)\s*\]\]/,
  /["']winner["']\s*:\s*["'](?:A|B|tie)["']/i,
  /<\|im_start\|>\s*system|<<SYS>>|<\|start_header_id\|>\s*system/,
  /<\/text-[0-9a-f]{8}>/,
];

const SIGNS: readonly RegExp[] = [...MARKS, ...ENGLISH, ...JAPANESE];

/** Whether an answer seems to tell the judge what to say, in English or Japanese. */
export function suspectsInstruction(text: string): boolean {
  return SIGNS.some((sign) => sign.test(text));
}

/** Whether a text has a line of the template in it, as if it could end its own quotation. */
export function imitates({ user }: Pick<PromptTemplate, 'user'>, text: string): boolean {
  return user
    .split('\n')
    .map((line) => line.trim())
    .some((line) => line.length >= MIN_FRAME && !line.includes('{') && text.includes(line));
}
