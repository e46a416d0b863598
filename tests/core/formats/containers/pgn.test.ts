import { describe, expect, it } from 'vitest';
import type { RowReason } from '../../../../src/core/formats/file/file-failure.ts';
import { AnyText } from '../../../../src/core/formats/containers/any.ts';
import { isPgn } from '../../../../src/core/formats/containers/pgn.ts';

const game = (white: string, moves: string) =>
  `[Event "x"]\n[White "${white}"]\n[Black "B"]\n[Result "1-0"]\n\n${moves}\n\n`;

function read(pieces: Iterable<string>) {
  const games: [unknown, number][] = [];
  const reasons: RowReason[] = [];
  const container = new AnyText(
    {
      row: (row, line) => void games.push([row.get('White'), line]),
      reject: (reason) => void reasons.push(reason),
    },
    new Set(),
  );
  for (const piece of pieces) container.push(piece);
  return { failure: container.end(), games, reasons };
}

describe('games of chess', () => {
  it('are told from JSON by the quote behind a bare word', () => {
    expect(isPgn('[Event "', false)).toBe(true);
    expect(isPgn(' [ White  "a"]', false)).toBe(true);
    for (const json of ['[{"a":1}]', '["Event "]', '[ [1]]', '[]']) {
      expect(isPgn(json, false), json).toBe(false);
    }
    for (const open of ['[', '[Ev', '[1, 2', '[true']) {
      expect(isPgn(open, false), open).toBeNull();
      expect(isPgn(open, true), open).toBe(false);
    }
  });

  it('may have moves of any length, which are never put together', () => {
    const moves = '1. e4 e5 { a comment\n[White "nobody"] } ';
    const pieces = function* () {
      yield game('first', '').trimEnd() + '\n\n';
      for (let i = 0; i < 200_000; i++) yield moves;
      yield '1-0\n\n';
      yield game('second', '1-0');
    };
    expect(read(pieces())).toEqual({
      failure: null,
      games: [
        ['first', 1],
        ['second', 4 + 1 + 200_000 + 1 + 2],
      ],
      reasons: [],
    });
  });

  it('keep JSON arrays what they are', () => {
    const { failure, games } = read(['[', '1, 2, {"White": "json"}', ']']);
    expect(failure).toBeNull();
    expect(games).toEqual([['json', 3]]);
  });
});
