/** Judges on this device, in English. */
export const local = {
  tryNote: 'Runs on this device. Nothing of it is stored.',
  lexical:
    'A baseline that uses no model: the answer that says more, and takes up more of the question, wins. It reads no meaning and takes a wrong answer for a right one. With GPT-4 it agrees on 81% of 726 decided pairs of Rakuda v1 (taking the longer answer: 79%), on 66% of 789 of AlpacaEval (68%), on 54% of 70 of Japanese Vicuna QA (30%). Use it to try things out, and as what a real judge has to beat.',
  'local-scores':
    'A reranker or reward model that scores each answer to the question by itself. Small and steady: the order never matters. Rerankers were made to find passages that fit a question, so they reward fitting more than being right: see how far it agrees with a judge you trust before you rely on it.',
  'local-model':
    'A small language model that is told the same as larger ones and writes its verdict. Models this small are weak judges that often prefer the first answer: judge each pair in both orders, and compare it with a better judge before you rely on it.',
  stays: 'Questions and answers stay on this device.',
  escalate: 'Ask judges over the network only where the one on this device is in doubt',
  escalateNote:
    'In doubt: a tie, no verdict, or another winner once the answers are swapped, which takes each pair in both orders. What the plan comes to is then the most it can be.',
  ties: 'When two answers tie',
  tiesMeaning:
    'This judge gives each answer a score by itself, so the order never matters. Scores closer together than the tie zone are a tie.',
  tieZone: 'Tie zone',
  tieZoneHint: 'In the units of this judge’s scores; 0 for no ties.',
  tieShare: 'Pairs that are to tie, in percent',
  tieShareHint: 'Judges that are models call about 10 to 30 percent a tie.',
  calibrate: 'Find the zone on the chosen questions',
  scoring: (done: string, total: string) => `${done} of ${total} pairs scored…`,
  calibrated: (pairs: string, zone: string) => `Set to ${zone}, by ${pairs} pairs.`,
  stop: 'Stop',
};
