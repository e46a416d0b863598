import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { mappingOf } from '../../../src/cli/mapping/mapping.ts';
import { countPairs } from '../../../src/core/table/choices/count-pairs.ts';
import { readFiles } from '../../../src/core/formats/intake/read.ts';
import type { ReadOptions } from '../../../src/core/formats/intake/read.ts';
import { Outcome } from '../../../src/core/table/judgments.ts';
import { outcomesOf, rowsOf, scoreRows, streamSource } from './sources.ts';

/* Real files of other tools lie beside the project, where the project is developed. */
const SHARED = new URL('../../../../shared/', import.meta.url).pathname;
const isThere = existsSync(SHARED + 'data');
if (!isThere) console.warn('skipped: the real files of ../shared are not here');

/** What all models of Ko-Arena-Hard were compared with. */
const BASELINE = 'claude-3.7-sonnet';
const auto: ReadOptions = { format: null };
const read = (path: string, options = auto) =>
  readFiles([streamSource(SHARED + path, path)], options);
const golden = (): Golden =>
  JSON.parse(readFileSync(SHARED + 'reference/golden.json', 'utf8')) as Golden;

interface Golden {
  readonly rakuda_v1_gpt4: { outcomes_first_second_tie: number[]; n_rows_in_file: number };
  readonly mtbench: { join_sizes: { ordered_key: number; order_invariant_key: number } };
  readonly alpaca_eval: Record<string, { rows: number; win_rate: number }>;
  readonly 'ko_arena_hard_ensemble_vs_claude-3.7-sonnet': Record<
    string,
    { rows: number; games_without_valid_score: number; weighted_win_pct: number }
  >;
  readonly shaberi_rakuda_mean_score: Record<
    string,
    { rows: number; null_scores: number; mean: number }
  >;
  readonly fastchat_pair: { rows: number; g1_g2: Record<string, number> };
  readonly jmtbench_single: { rows: number; mean: Record<string, [number, number]> };
  readonly rakuda_swap_consistency: Record<string, Record<string, number>>;
}

const mapping: ReadOptions['mapping'] = {
  left: 'Clube 1',
  right: 'Clube 2',
  verdict: { kind: 'scores', left: 'Clube 1 Gols', right: 'Clube 2 Gols', better: 'higher' },
  question: null,
  category: null,
  judge: null,
  turn: null,
};

describe.skipIf(!isThere)('real files', () => {
  /** file, format, rows, [left, right, tie, unparsed], models, questions */
  const by = (map: string): ReadOptions => ({ ...auto, mapping: mappingOf(map) });
  const cases: [string, string, number, readonly number[], number, number, ReadOptions?][] = [
    ['rakuda_v0/elo_tournament.json', 'rakuda-v0-tournament', 480, [133, 307, 40, 0], 4, 40],
    ['rakuda_v1/reviews_rakuda_v1_gpt4.jsonl', 'rakuda-v1-review', 800, [356, 370, 74, 0], 9, 40],
    [
      'rakuda_v1/tournaments_rakuda_v1_gpt4.jsonl',
      'rakuda-v1-tournament',
      800,
      [356, 370, 74, 0],
      9,
      40,
    ],
    ['rakuda_v2/v3_model_judgment_gpt-4_pair.jsonl', 'rakuda-v2-pair', 6, [2, 4, 0, 0], 3, 1],
    ['fastchat_pair/gpt-4_pair.jsonl', 'fastchat-pair', 75, [79, 43, 25, 3], 2, 75],
    ['ja_vicuna/gpt-4_pair_other.jsonl', 'fastchat-pair', 80, [70, 90, 0, 0], 2, 80],
    ['mtbench_human/human.jsonl', 'arena', 3355, [1293, 1282, 780, 0], 6, 80],
    ['mtbench_human/gpt4_pair.jsonl', 'arena', 2400, [190, 1610, 600, 0], 6, 80],
    ['arena_hard/arena_hard_battles_1348.jsonl', 'arena', 1348, [147, 1178, 23, 0], 4, 100],
    [
      'alpaca_eval/alpaca-7b__alpaca_eval_gpt4__annotations.json',
      'alpaca-eval',
      805,
      [584, 205, 16, 0],
      2,
      805,
    ],
    ['llm_comparator/example_tiny.json', 'llm-comparator', 5, [5, 1, 2, 0], 2, 5],
    ['evalica/food.csv', 'evalica', 30, [13, 15, 2, 0], 5, 0],
    ['evalica/simple.csv', 'evalica', 16, [6, 1, 9, 0], 5, 0],
    ['choix/testcase-pairwise-1.json', 'choix', 3, [3, 0, 0, 0], 3, 0],
    ['choix/testcase-pairwise-2.json', 'choix', 4, [4, 0, 0, 0], 3, 0],
    ['choix/testcase-rankings-1.json', 'choix', 3, [9, 0, 0, 0], 3, 0],
    ['choix/testcase-rankings-2.json', 'choix', 3, [7, 0, 0, 0], 4, 0],
    ['choix/testcase-top1-1.json', 'choix', 3, [6, 0, 0, 0], 3, 0],
    ['choix/testcase-top1-2.json', 'choix', 3, [4, 0, 0, 0], 3, 0],
    ['chainforge/basic-comparison.cforge', 'chainforge', 24, [1, 3, 0, 0], 2, 4],
    [
      'bpcs/brazil_soccer_league_full.csv',
      'mapped',
      7939,
      [4027, 1872, 2040, 0],
      63,
      0,
      { ...auto, mapping },
    ],
    [
      'wild/openfootball+football.json/2010-11_de.1.json',
      ...(['mapped', 306, [141, 102, 63, 0], 18, 0] as const),
      by('records=matches,left=team1,right=team2,left_score=score.ft.0,right_score=score.ft.1'),
    ],
    [
      'wild/oshizo+japanese-llm-roleplay-benchmark/review_gpt-4.jsonl',
      ...(['mapped', 556, [296, 260, 0, 0], 11, 10] as const),
      by('left=model_id_A,right=model_id_B,outcome=winner,question=situation_id,judge=reviewer_id'),
    ],
  ];
  it.each(cases)('%s', async (path, format, rows, outcomes, models, questions, options = auto) => {
    const { table, files } = await read(`data/${path}`, options);
    expect(files[0]).toMatchObject({ format, rows, rejected: 0, failure: null });
    expect(outcomesOf(table)).toEqual(outcomes);
    expect(table.models).toHaveLength(models);
    expect(table.questions).toHaveLength(questions);
  });

  it('every file is read or refused with a reason, to the last row', async () => {
    /** What is refused, and why. */
    const refused: Record<string, string> = {
      'data/README.md': 'unknown-format',
      'data/mtbench_human/LICENSE': 'one-column',
      'data/evalica/codings.csv': 'unknown-format',
      'data/evalica/gcl.csv': 'unknown-format',
      'data/bpcs/brazil_soccer_league_full.csv': 'unknown-format',
      'data/promptfoo/promptfoo_results_emptyresults.json': 'no-comparisons',
      'data/rakuda_v1/gpt4_reviewer.jsonl': 'unknown-format',
      'data/wild/MANIFEST.csv': 'unknown-format',
      // Each is read alone here, and these need the answers beside them (wild.test.ts).
      ...Object.fromEntries(
        ['alpaca-13b', 'bard', 'gpt35', 'llama-13b'].map((model) => [
          `data/wild/lm-sys+vicuna-blog-eval/table/review_${model}_vicuna-13b.jsonl`,
          'needs-answers',
        ]),
      ),
      // These need a mapping.
      'data/wild/openfootball+football.json/2010-11_de.1.json': 'unknown-format',
      'data/wild/oshizo+japanese-llm-roleplay-benchmark/review_gpt-4.jsonl': 'unknown-format',
    };
    const paths = readdirSync(SHARED + 'data', { recursive: true, encoding: 'utf8' })
      .map((name) => `data/${name}`)
      .filter((path) => statSync(SHARED + path).isFile())
      .sort();
    expect(paths.length).toBeGreaterThan(60);
    const taken: Record<string, number> = {};
    for (const path of paths) {
      const isArenaHard = path.startsWith('data/ko_arena_hard/ensemble');
      const options = { format: null, ...(isArenaHard ? { baseline: BASELINE } : {}) };
      const { files } = await read(path, options);
      const [{ failure, rejected, format, rows }] = files;
      expect(failure?.kind ?? null, path).toBe(refused[path] ?? null);
      if (failure !== null || format === null) continue;
      expect(rejected, path).toBe(0);
      const text = readFileSync(SHARED + path, 'utf8');
      if (isJsonLines(text)) {
        expect(rows, path).toBe(text.split('\n').filter((line) => line.trim() !== '').length);
      }
      taken[format] = (taken[format] ?? 0) + 1;
    }
    expect(taken).toMatchObject({
      'arena-hard': 13,
      shaberi: 7,
      questions: 7,
      answers: 11,
      'judge-prompts': 4,
      ranking: 6,
      'fastchat-single': 3,
      choix: 6,
    });
  });

  it('asks for the baseline of Arena-Hard', async () => {
    const { files } = await read('data/ko_arena_hard/ensemble/deepseek-v3.jsonl');
    expect(files[0].failure).toEqual({ kind: 'needs-baseline', model: 'deepseek-v3' });
  });

  it('finds the same judgments in the tournament and in the reviews', async () => {
    const verdicts = async (path: string) =>
      rowsOf((await read(path)).table)
        .map(([left, right, outcome, question]) => [question, left, right, outcome].join('|'))
        .sort();
    expect(await verdicts('data/rakuda_v1/tournaments_rakuda_v1_gpt4.jsonl')).toEqual(
      await verdicts('data/rakuda_v1/reviews_rakuda_v1_gpt4.jsonl'),
    );
  });
});

describe.skipIf(!isThere)('figures of the sources', () => {
  it('Rakuda: outcomes, and verdicts where both orders were judged', async () => {
    const { rakuda_v1_gpt4, rakuda_swap_consistency } = golden();
    const { table } = await read('data/rakuda_v1/reviews_rakuda_v1_gpt4.jsonl');
    expect(outcomesOf(table).slice(0, 3)).toEqual(rakuda_v1_gpt4.outcomes_first_second_tie);
    const winners = new Map<string, string[]>();
    for (const [left, right, outcome, question] of rowsOf(table)) {
      const pair = [String(left), String(right)].sort();
      const key = JSON.stringify([question, ...pair]);
      const winner = outcome === 'tie' ? 'tie' : String(outcome === 'left' ? left : right);
      winners.set(key, [...(winners.get(key) ?? []), winner]);
    }
    const both = [...winners.values()].filter((list) => list.length === 2);
    expect({
      both_orders: both.length,
      consistent: both.filter(([x, y]) => x === y).length,
      one_tie: both.filter(([x, y]) => x !== y && (x === 'tie' || y === 'tie')).length,
      flip: both.filter(([x, y]) => x !== y && x !== 'tie' && y !== 'tie').length,
    }).toEqual(rakuda_swap_consistency['reviews_rakuda_v1_gpt4.jsonl']);
  });

  it('MT-bench: keys that two judges share, with and without the order', async () => {
    const keys = async (path: string, isOrdered: boolean) => {
      const { table } = await read(path);
      return rowsOf(table).map(([left, right, , question, , turn]) => {
        const pair = isOrdered ? [left, right] : [String(left), String(right)].sort();
        return JSON.stringify([question, ...pair, turn]);
      });
    };
    const shared = async (isOrdered: boolean) => {
      const human = new Set(await keys('data/mtbench_human/human.jsonl', isOrdered));
      const gpt4 = new Set(await keys('data/mtbench_human/gpt4_pair.jsonl', isOrdered));
      return [...gpt4].filter((key) => human.has(key)).length;
    };
    const { ordered_key, order_invariant_key } = golden().mtbench.join_sizes;
    expect([await shared(true), await shared(false)]).toEqual([ordered_key, order_invariant_key]);
    expect([ordered_key, order_invariant_key]).toEqual([1232, 1814]);
  });

  it('FastChat: verdicts of both games', async () => {
    const { table, files } = await read('data/fastchat_pair/gpt-4_pair.jsonl');
    const { rows, g1_g2 } = golden().fastchat_pair;
    expect(files[0].rows).toBe(rows);
    const words = (isSwapped: boolean): string[] =>
      isSwapped ? ['model_2', 'model_1', 'tie', 'error'] : ['model_1', 'model_2', 'tie', 'error'];
    const found: Record<string, number> = {};
    for (let row = 0; row < table.left.length; row += 2) {
      const key = `${words(false)[table.outcome[row]]}|${words(true)[table.outcome[row + 1]]}`;
      found[key] = (found[key] ?? 0) + 1;
    }
    expect(found).toEqual(g1_g2);
  });

  it('AlpacaEval: win rate', async () => {
    const { table } = await read('data/alpaca_eval/alpaca-7b__alpaca_eval_gpt4__annotations.json');
    const [davinci, alpaca, ties] = outcomesOf(table);
    const { rows, win_rate } = golden().alpaca_eval['alpaca-7b|alpaca_eval_gpt4'];
    expect(davinci + alpaca + ties).toBe(rows);
    expect((100 * (alpaca + ties / 2)) / rows).toBeCloseTo(win_rate, 10);
  });

  it('Ko-Arena-Hard: weighted win rates of each model', async () => {
    const figures = golden()['ko_arena_hard_ensemble_vs_claude-3.7-sonnet'];
    for (const [model, { rows, games_without_valid_score, weighted_win_pct }] of Object.entries(
      figures,
    )) {
      const path = `data/ko_arena_hard/ensemble/${model}.jsonl`;
      const { table, files } = await read(path, {
        format: null,
        baseline: BASELINE,
        grades: 'as-published',
      });
      expect(files[0]).toMatchObject({ rows, unparsed: games_without_valid_score });
      let won = 0;
      let all = 0;
      table.outcome.forEach((outcome, row) => {
        const weight = table.weight?.[row] ?? 1;
        const isLeft = table.models[table.left[row]] === model;
        all += weight;
        if (outcome === Outcome.tie) won += weight / 2;
        else if (isLeft === (outcome === Outcome.left)) won += weight;
      });
      expect((100 * won) / all, model).toBeCloseTo(weighted_win_pct, 9);
    }
  });

  it('shaberi: mean scores and how many are missing', async () => {
    for (const [key, { rows, null_scores, mean }] of Object.entries(
      golden().shaberi_rakuda_mean_score,
    )) {
      const [judge, model] = key.split('|');
      const path = `data/shaberi/judgements/${judge}/yuzuai__rakuda-questions/${model}.json`;
      const { files } = await read(path);
      const scores = scoreRows(files[0].scores ?? expect.fail());
      expect(scores).toHaveLength(rows);
      expect(scores[0].slice(0, 1)).toEqual([model.replace('__', '/')]);
      expect(scores[0][2]).toBe(judge.replace('judge_', ''));
      const given = scores.map((row) => row[4]).filter((score) => typeof score === 'number');
      expect(rows - given.length).toBe(null_scores);
      expect(given.reduce((sum, score) => sum + score, 0) / given.length).toBeCloseTo(mean, 12);
    }
  });

  it('shaberi: files of one judge are compared with each other', async () => {
    const folder = 'data/shaberi/judgements/judge_llmjudge-athenev2/yuzuai__rakuda-questions/';
    const names = readdirSync(SHARED + folder).sort();
    const sources = names.map((name) => streamSource(SHARED + folder + name, folder + name));
    const { files, table } = await readFiles(sources, auto);
    expect(files.map(({ derived }) => derived?.withoutScore)).toEqual([23, 14, 7]);
    expect(files[0].tableRows).toBe(0);
    const counts = countPairs(table);
    expect(counts.models).toHaveLength(3);
    expect(table.left.length).toBe(files.reduce((sum, file) => sum + file.judgments, 0));
  });

  it('Japanese MT-bench: mean scores by model and prompt', async () => {
    const { rows, mean } = golden().jmtbench_single;
    const { files } = await read('data/jmtbench_single/model_judgment_gpt-4_single.jsonl');
    const scores = scoreRows(files[0].scores ?? expect.fail());
    expect(scores).toHaveLength(rows);
    for (const [key, [n, expected]] of Object.entries(mean)) {
      const [model, prompt] = key.split('|');
      const given = scores
        .filter((row) => row[0] === model && row[2] === `gpt-4, ${prompt}`)
        .map((row) => Number(row[4]));
      expect([given.length, given.reduce((sum, score) => sum + score, 0) / n]).toEqual([
        n,
        expect.closeTo(expected, 10),
      ]);
    }
  });

  it('judgments, questions, answers and a ranking of one benchmark go together', async () => {
    const paths = [
      'reviews_rakuda_v1_gpt4.jsonl',
      'questions.jsonl',
      'answers_gpt4.jsonl',
      'answers_rwkv.jsonl',
      'rakuda_prompt.jsonl',
      'rankings_rakuda_v1_gpt4.json',
    ];
    const sources = paths.map((name) => streamSource(`${SHARED}data/rakuda_v1/${name}`, name));
    const { table, benchmark, files } = await readFiles(sources, auto);
    expect(files.map(({ format }) => format)).toEqual([
      'rakuda-v1-review',
      'questions',
      'answers',
      'answers',
      'judge-prompts',
      'ranking',
    ]);
    const asked = new Set(benchmark.questions.map(({ id }) => id));
    expect(table.questions.every((id) => asked.has(id))).toBe(true);
    expect(benchmark.answers.every(({ question }) => asked.has(question))).toBe(true);
    expect(benchmark.answers.every(({ model }) => table.models.includes(model))).toBe(true);
    expect(benchmark.prompts[0].defaults[0][0]).toBe('prompt');
    const [published] = benchmark.rankings;
    expect(published.measure).toBe('median');
    expect(published.entries.map(({ model }) => model).sort()).toEqual([...table.models].sort());
    // Judgments alone are what the others leave untouched.
    expect((await readFiles(sources, auto)).table).toEqual(
      (await readFiles(sources.slice(0, 1), auto)).table,
    );
  });
});

function isJsonLines(text: string): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return (
    lines.length > 1 && lines.every((line) => line.startsWith('{') && line.trimEnd().endsWith('}'))
  );
}
