import { counted } from '../grammar.ts';

/** Judges on this device, in English. */
export const local = {
  tryNote: 'Runs on this device. Nothing is stored.',
  lexical:
    'A baseline without a model: the answer that says more and covers more of the question wins. It does not understand meaning and can’t tell a wrong answer from a right one. It agrees with GPT-4 on 81% of 726 decided pairs in Rakuda v1 (choosing the longer answer: 79%), on 66% of 789 in AlpacaEval (68%), and on 54% of 70 in Japanese Vicuna QA (30%). Use it to try things out, and as the bar a real judge has to clear.',
  'local-scores':
    'A reranker or reward model that scores each answer on its own. Small and consistent: the order never matters. Rerankers are built to find passages relevant to a question, so they reward relevance more than correctness: check its agreement with a judge you trust before you rely on it.',
  'local-model':
    'A small language model that gets the same prompt as larger ones and writes its verdict. Models this small are weak judges that often prefer the first answer: judge each pair in both orders, and compare it with a better judge before you rely on it.',
  stays: 'Questions and answers stay on this device.',
  escalate: 'Call judges over the network only where the one on this device is in doubt',
  escalateNote:
    'In doubt means a tie, no verdict, or a different winner when the answers are swapped, which needs each pair in both orders. The estimated cost is then an upper bound.',
  ties: 'When two answers tie',
  tiesMeaning:
    'This judge scores each answer on its own, so the order never matters. Scores closer together than the tie zone count as a tie.',
  tieZone: 'Tie zone',
  tieZoneHint: 'In the units of this judge’s scores; 0 for no ties.',
  tieShare: 'Target share of ties, in percent',
  tieShareHint: 'Model judges typically call 10–30% of pairs a tie.',
  calibrate: 'Find the zone on the chosen questions',
  scoring: (done: string, total: string) => `${done} of ${counted(total, 'pair')} scored…`,
  calibrated: (pairs: string, zone: string) => `Set to ${zone}, from ${counted(pairs, 'pair')}.`,
  stop: 'Stop',
};
