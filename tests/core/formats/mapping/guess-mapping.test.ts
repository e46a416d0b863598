import { describe, expect, it } from 'vitest';
import { mappingText } from '../../../../src/cli/mapping/mapping-text.ts';
import { mappingOf } from '../../../../src/cli/mapping/mapping.ts';
import { readFiles } from '../../../../src/core/formats/intake/read.ts';
import { textSource } from '../sources.ts';

/** The guess for a table of text, as the refusal of the reader has it. */
async function guess(...lines: string[]) {
  const text = `${lines.join('\n')}\n`;
  const ways = new Map([['t', { format: 'mapped' as const }]]);
  const { files } = await readFiles([textSource(text, 't')], { format: null, ways });
  const { failure } = files[0];
  if (failure?.kind !== 'unknown-format') throw new Error(failure?.kind ?? 'read');
  return failure.guess === undefined ? null : mappingText(failure.guess);
}

/** Names that repeat in both columns, row by row. */
const TEAMS = ['Ants', 'Bees', 'Cats', 'Dogs', 'Eels'];
const PAIRS = TEAMS.flatMap((one) =>
  TEAMS.filter((two) => two !== one).map((two) => [one, two] as const),
);
/** A table of all ordered pairs; `cells` gives what follows the two names in a row. */
const table = (
  header: string,
  cells: (one: string, two: string, row: number) => string,
  before: (row: number) => string = () => '',
) => [
  header,
  ...PAIRS.map(([one, two], row) => `${before(row)}${one},${two},${cells(one, two, row)}`),
];
const sentence = (row: number) => `"Answer ${String(row)}: because it rained in town, they left."`;

describe('nothing is suggested', () => {
  it.each([
    [
      'who won the toss',
      table('team1,team2,toss_winner,venue', (one, two, row) => `${row % 2 ? one : two},Leeds`),
    ],
    [
      'the round of a boxing match',
      table('fighter_a,fighter_b,Round,Method', (_1, _2, row) => `${String((row % 12) + 1)},KO`),
    ],
    ['groups', table('team_a,team_b,group', (_1, _2, row) => 'AB'[row % 2])],
    ...['worst_choice', 'result_eliminated', 'lost_vote'].map((header): [string, string[]] => [
      header,
      table(`model_a,model_b,${header}`, (one, two, row) => (row % 2 ? one : two)),
    ]),
    [
      'winners and losers, some of them of a draw',
      [
        'winner,loser,is_draw',
        ...PAIRS.map(([one, two], row) => `${one},${two},${String(row % 2 > 0)}`),
      ],
    ],
    [
      'winners and losers, some of them with a result of ½-½',
      [
        'winner,loser,result',
        ...PAIRS.map(([one, two], row) => `${one},${two},${row % 2 ? '1-0' : '1/2-1/2'}`),
      ],
    ],
    ['half time', table('home,away,HTR', (_1, _2, row) => 'HDA'[row % 3])],
    [
      'hands of winners and losers',
      ['winner_hand,loser_hand,minutes', ...PAIRS.map((_, row) => `${'RL'[row % 2]},R,90`)],
    ],
    [
      'two who won together',
      ['winner1,winner2,court', ...PAIRS.map(([one, two]) => `${one},${two},1`)],
    ],
    [
      'teams of two winners and two losers',
      [
        'winner1_name,winner2_name,loser1_name,loser2_name',
        ...PAIRS.map(([one, two], row) => `${one},${two},${TEAMS[row % 5]}2,${TEAMS[row % 3]}3`),
      ],
    ],
    [
      'counts of wins',
      table('team_a,team_b,wins_a,wins_b', (_1, _2, row) => `${String(row)},${String(20 - row)}`),
    ],
    [
      'answers',
      [
        'answer_a,answer_b,winner',
        ...PAIRS.map((_, row) => `${sentence(row)},${sentence(row + 50)},A`),
      ],
    ],
    [
      'short answers',
      [
        'response_1,response_2,preference',
        ...PAIRS.map((_, row) => `n${String(row)},m${String(row)},${'AB'[row % 2]}`),
      ],
    ],
    [
      'claims that never come again',
      [
        'claim_one,claim_two,winner',
        ...PAIRS.map((_, row) => `c${String(row)},d${String(row)},${'AB'[row % 2]}`),
      ],
    ],
    [
      'sides of a debate',
      [
        'debater_1_side,debater_2_side,winner',
        ...PAIRS.map((_, row) => `${row % 2 ? 'pro,con' : 'con,pro'},${row % 3 ? 'pro' : 'con'}`),
      ],
    ],
    [
      'sides of a debate under other names',
      ['first,second,winner', ...PAIRS.map((_, row) => `Pro,Con,${row % 3 ? 'Pro' : 'Con'}`)],
    ],
    ['an outcome that is always the same', table('model_a,model_b,result', () => 'A')],
    [
      'numbers that nobody declares',
      table('model_a,model_b,acceptedIndex', (_1, _2, row) => String(row % 2)),
    ],
    [
      'numbers under a header that says winner',
      table('model_one,model_two,winner', (_1, _2, row) => String(row % 3)),
    ],
    [
      'numbers beside columns that are numbered otherwise',
      table('model_1,model_2,winner', (_1, _2, row) => String(row % 2)),
    ],
    [
      'a third number beside those of the columns',
      table('model_1,model_2,winner', (_1, _2, row) => String(1 + (row % 3))),
    ],
    [
      'the numbers of the columns under a header of something else',
      table('model_1,model_2,label_id', (_1, _2, row) => String(1 + (row % 2))),
    ],
    [
      'true and false',
      table('system1,system2,preferred', (_1, _2, row) => (row % 2 ? 'true' : 'false')),
    ],
    [
      'numbers of one column beside words',
      table('system1,system2,preferred', (_1, _2, row) => ['left', 'right', 'left', '0'][row % 4]),
    ],
    [
      'Elo ratings before the game',
      table('player1,player2,rating1,rating2', (_1, _2, row) => `${String(1500 + row)},1490`),
    ],
    [
      'ranks of the world',
      table('player1,player2,rank1,rank2', (_1, _2, row) => `${String(20 * row)},7`),
    ],
    [
      'ids',
      table('model_a,model_b,id_a,id_b', (_1, _2, row) => `${String(row)},${String(row + 1)}`),
    ],
    [
      'what was predicted',
      table('team1,team2,predicted_winner', (one, two, row) => (row % 2 ? one : two)),
    ],
    [
      'chosen and rejected answers',
      ['chosen,rejected', ...PAIRS.map((_, row) => `${String(row)} yes,${String(row)} no`)],
    ],
    [
      'sentences for verdicts',
      table('model_one,model_two,verdict', () => 'A is slightly better than B'),
    ],
    [
      'what boxers are like',
      [
        'age_A,age_B,stance_A,stance_B,result,decision',
        ...PAIRS.map(
          (_, row) => `2${String(row % 9)},30,southpaw,orthodox,${row % 2 ? 'win_A' : 'draw'},KO`,
        ),
      ],
    ],
    ['nothing of two sides', ['name,score', 'Ants,3', 'Bees,4', 'Cats,5', 'Dogs,6', 'Eels,7']],
  ])('%s', async (_name, lines) => {
    expect(await guess(...lines)).toBeNull();
  });
});

describe('what is suggested', () => {
  const LRT = ['left', 'right', 'tie'];
  it.each([
    [
      'the match and not the toss',
      table('team1,team2,toss_winner,result,match_winner', (one, two, row) =>
        [one, 'normal', row % 2 ? one : two].join(),
      ),
      'left=team1,right=team2,outcome=match_winner',
    ],
    [
      'names of tennis players, not their hands and countries',
      [
        'tourney,surface,winner_id,winner_name,winner_hand,winner_ioc,winner_rank,loser_id,loser_name,loser_hand,loser_ioc,loser_rank,score',
        ...PAIRS.map(
          ([one, two], row) =>
            `Open,Clay,${String(row)},${one},R,ESP,${String(row)},${String(row + 9)},${two},L,ITA,3,6-4 6-3`,
        ),
      ],
      'left=winner_name,right=loser_name',
    ],
    [
      'winners and losers',
      ['winner,loser', ...PAIRS.map(([one, two]) => `${one},${two}`)],
      'left=winner,right=loser',
    ],
    [
      'letters',
      table('system_a,system_b,preference', (_1, _2, row) => 'ABC'[row % 3]),
      'left=system_a,right=system_b,outcome=preference,left_value=A,right_value=B,tie_value=C',
    ],
    [
      'home, draw and away',
      table('home,away,FTR', (_1, _2, row) => 'HDA'[row % 3]),
      'left=home,right=away,outcome=FTR,left_value=H,right_value=A,tie_value=D',
    ],
    [
      'scores',
      table('team1,team2,goals1,goals2', (_1, _2, row) => `${String(row % 4)},1`),
      'left=team1,right=team2,left_score=goals1,right_score=goals2',
    ],
    [
      'scores beside ids and Elo ratings',
      table(
        'player_a,player_b,id_a,id_b,elo_a,elo_b,score_a,score_b',
        (_1, _2, row) => `${String(row)},${String(row)}9,1500,1600,${String(row % 4)},1`,
      ),
      'left=player_a,right=player_b,left_score=score_a,right_score=score_b',
    ],
    [
      'places',
      table('bot1,bot2,place1,place2', (_1, _2, row) => (row % 2 ? '1,2' : '2,1')),
      'left=bot1,right=bot2,left_score=place1,right_score=place2,better=lower',
    ],
    [
      'contestants by other names',
      table('system,opponent,verdict,judge', (_1, _2, row) => `${LRT[row % 3]},J`),
      'left=system,right=opponent,outcome=verdict,left_value=left,right_value=right,tie_value=tie,judge=judge',
    ],
    [
      'winners by name, models and not their answers',
      [
        'question,answer_a,answer_b,llm_a,llm_b,winner',
        ...PAIRS.map(
          ([one, two], row) =>
            `q${String(row)},${sentence(row)},${sentence(row + 9)},${one},${two},${row % 3 ? one : row % 2 ? two : 'tie'}`,
        ),
      ],
      'left=llm_a,right=llm_b,outcome=winner,tie_value=tie,question=question',
    ],
    [
      'columns by name',
      table('system 1,system 2,better', (_1, _2, row) => `system ${String(1 + (row % 2))}`),
      'left=system 1,right=system 2,outcome=better,left_value=system 1,right_value=system 2',
    ],
    [
      'numbers of the columns',
      table('model_1,model_2,winner', (_1, _2, row) => String(1 + (row % 2))),
      'left=model_1,right=model_2,outcome=winner,left_value=1,right_value=2',
    ],
    [
      'numbers of the columns beside words',
      table(
        'system1,system2,preference,q',
        (_1, _2, row) => `${['tie', '1', '2'][row % 3]},${String(row % 4)}`,
      ),
      'left=system1,right=system2,outcome=preference,left_value=1,right_value=2,tie_value=tie,question=q',
    ],
    [
      'questions and judges in Japanese',
      table(
        '先のモデル,後のモデル,勝者,問題,判定者',
        (_1, _2, row) => `${['先', '後', '引き分け'][row % 3]},問${String(row % 4)},人`,
      ),
      'left=先のモデル,right=後のモデル,outcome=勝者,left_value=先,right_value=後,tie_value=引き分け,question=問題,judge=判定者',
    ],
    [
      'chess',
      table('White,Black,Result', (_1, _2, row) => ['1-0', '0-1', '1/2-1/2'][row % 3]),
      'left=White,right=Black,outcome=Result,left_value=1-0,right_value=0-1,tie_value=1/2-1/2',
    ],
    [
      'chess of another site',
      table('white_id,black_id,winner', (_1, _2, row) => ['white', 'black', 'draw'][row % 3]),
      'left=white_id,right=black_id,outcome=winner,left_value=white,right_value=black,tie_value=draw',
    ],
    [
      'cricket',
      table('team1,team2,toss_winner,toss_decision,result,winner,win_by_runs', (one, two, row) =>
        [two, 'bat', 'normal', row % 2 ? one : two, String(row)].join(),
      ),
      'left=team1,right=team2,outcome=winner',
    ],
    [
      'headers in Japanese',
      table('左,右,勝敗,審査員', (_1, _2, row) => `${['勝ち', '負け', '引き分け'][row % 3]},人`),
      'left=左,right=右,outcome=勝敗,left_value=勝ち,right_value=負け,tie_value=引き分け,judge=審査員',
    ],
    [
      'one judged against many',
      [
        'baseline_model,candidate_model,winner',
        ...TEAMS.concat(TEAMS).map((one, row) => `GPT,${one},${row % 2 ? 'GPT' : one}`),
      ],
      'left=baseline_model,right=candidate_model,outcome=winner',
    ],
    [
      'two models throughout',
      ['model_a,model_b,said', ...LRT.concat(LRT).map((said) => `GPT,Claude,${said}`)],
      'left=model_a,right=model_b,outcome=said,left_value=left,right_value=right,tie_value=tie',
    ],
    [
      'spellings in camel case',
      table('systemA,systemB,humanChoice', (_1, _2, row) => LRT[row % 3]),
      'left=systemA,right=systemB,outcome=humanChoice,left_value=left,right_value=right,tie_value=tie',
    ],
  ])('%s', async (_name, lines, wanted) => {
    const found = await guess(...lines);
    expect(found).toBe(wanted);
    // A suggestion that is printed works when it is pasted.
    const mapping = mappingOf(wanted);
    const text = `${lines.join('\n')}\n`;
    const { files } = await readFiles([textSource(text)], { format: null, mapping });
    expect(files[0]).toMatchObject({ failure: null, rejected: 0, rows: lines.length - 1 });
  });
});
