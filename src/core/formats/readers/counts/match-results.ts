import type { Row } from '../../containers/container.ts';
import type { Format } from '../../record/format.ts';
import { mappedFormat } from '../../mapping/mapped.ts';

/** Spellings of two contestants and two scores that many tables of sports results share. */
const SPELLINGS: readonly (readonly [string, string, string, string])[] = [
  ['home_team', 'away_team', 'home_score', 'away_score'],
  ['home_team', 'away_team', 'home_goals', 'away_goals'],
  ['home', 'away', 'home_score', 'away_score'],
  ['home', 'away', 'home_goals', 'away_goals'],
  // football-data.co.uk: full time home and away goals.
  ['HomeTeam', 'AwayTeam', 'FTHG', 'FTAG'],
  ['team1', 'team2', 'score1', 'score2'],
  ['player1', 'player2', 'score1', 'score2'],
];

const READERS = SPELLINGS.map((fields) => {
  const [left, right, leftScore, rightScore] = fields;
  const verdict = {
    kind: 'scores',
    left: leftScore,
    right: rightScore,
    better: 'higher',
  } as const;
  const none = { question: null, category: null, judge: null, turn: null };
  return { fields, format: mappedFormat({ left, right, verdict, ...none }) };
});

/** Two contestants and their scores: the higher wins. Other headers need a mapping. */
export const matchResults: Format = {
  id: 'match-results',
  claims: (has) => READERS.some(({ fields }) => fields.every(has)),
  read: (row, content, context) => readerOf(row).read(row, content, context),
};

function readerOf(row: Row): Format {
  const known = READERS.find(({ fields }) => fields.every((field) => row.get(field) !== undefined));
  return (known ?? READERS[0]).format;
}
