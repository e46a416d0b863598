import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readArguments } from '../../../src/cli/arguments.ts';
import { base64, bytesOf } from '../../../src/core/publish/report/base64.ts';
import { shellLine } from '../../../src/core/publish/arguments-text.ts';
import { reproducingArguments } from '../../../src/core/publish/report/report-command.ts';
import {
  CARRIED,
  PLACES,
  projectIn,
  reportFile,
} from '../../../src/core/publish/report/report-file.ts';
import { reportData } from '../../../src/core/publish/report/report-data.ts';
import { reportFacts, reportJson } from '../../../src/core/publish/report/report-json.ts';
import { questionBeginnings } from '../../../src/core/publish/report/report-questions.ts';
import { isReport } from '../../../src/core/publish/report/report-start.ts';
import type { ReportFacts } from '../../../src/core/publish/report/report.ts';
import { DEFAULT_MODEL, TIE_MODELS } from '../../../src/core/model/settings.ts';
import type { ModelSettings } from '../../../src/core/model/settings.ts';
import { DEFAULT_SAMPLER } from '../../../src/core/sampler/settings.ts';
import { NO_EDITS } from '../../../src/core/table/data-edits.ts';
import { anyCharacter } from '../../any-character.ts';

const page = `<!doctype html><!-- Caravan report 1 -->${Object.values(PLACES).join('\n')}
<script id="${CARRIED.project}">${PLACES.project}</script>`;
const parts = { language: 'en', title: 't', body: 'b', facts: '{}', judgments: null } as const;

describe('base64', () => {
  it('is that of Node, and gives the bytes back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 20_000 }), (bytes) => {
        const text = base64(bytes);
        expect(text).toBe(Buffer.from(bytes).toString('base64'));
        expect(bytesOf(text)).toEqual(new Uint8Array(bytes));
      }),
    );
  });

  it.each(['A', 'AB', 'A=AA', '====', 'A===', 'Ä===', 'AA\nA', 'AAAA=AAA'])(
    'refuses %j',
    (text) => {
      expect(bytesOf(text)).toBeNull();
    },
  );
});

describe('where judgments are from', () => {
  it('counts the rows of files that judge, and of others what was rejected', () => {
    const file = { file: 'x', format: null, unparsed: 1, rejected: 2 };
    const files = [
      { ...file, rows: 10, tableRows: 8 },
      { ...file, rows: 40, tableRows: 0, rejected: 3 },
      { ...file, rows: 7, tableRows: 0, rejected: 0, reviews: [] },
    ];
    expect(reportData('', { files, duplicates: 0, edits: NO_EDITS }, [])).toMatchObject({
      ...{ rows: 10 + 3 + 7, unparsed: 3, rejected: 5 },
    });
  });
});

describe('how questions begin', () => {
  it('stands beside their names, once and cut, where the names do not say it', async () => {
    const texts = ['\n Why?\nTell me.', 'Why not?', `${'x'.repeat(99)}😀😀`, null];
    const none = { record: null, left: [], right: [], scores: null };
    const judgments = [0, 1, 0, 2, 3].map((q) => ({ ...none, question: [[0, q] as const] }));
    const questions = ['q1', 'Why not?', 'q3', 'q4'];
    const asked = await questionBeginnings(
      { questions, question: Int32Array.of(0, 1, 0, 2, 3) },
      { files: [], judgments },
      ({ question: [[, at]] }) => Promise.resolve(texts[at]),
    );
    expect(asked).toEqual([
      ['q1', 'Why?'],
      ['q3', `${'x'.repeat(99)}…`],
    ]);
  });
});

describe('facts as JSON', () => {
  it('come back with their columns, whatever names say, and end no element', () => {
    const name = fc.string({ unit: anyCharacter });
    // JSON has one zero.
    const number = fc.double().map((x) => x + 0);
    const columns = fc.array(fc.float().map((x) => x + 0));
    fc.assert(
      fc.property(name, columns, fc.uint8Array(), number, (text, f4, u1, number) => {
        const facts = {
          ...{ name: text, [`x${text}`]: '</script><script>', f4: new Float32Array(f4) },
          ...{ nested: [{ u1: new Uint8Array(u1), number }], f8: Float64Array.of(number, NaN) },
        };
        // Any data do: what they are is nothing to the writer.
        const json = reportJson(facts as unknown as ReportFacts);
        expect(json).not.toContain('<');
        expect(reportFacts(json)).toEqual(facts);
      }),
    );
  });
});

describe('the file', () => {
  it('carries a project that comes back equal to the byte', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 2000 }), (project) => {
        const file = reportFile(page, { ...parts, project });
        expect(isReport(Buffer.from(file))).toBe(true);
        expect(isReport(Buffer.from(`\uFEFF${file}`))).toBe(true);
        expect(projectIn(file)).toEqual(new Uint8Array(project));
      }),
    );
  });

  it('has none where none was put in, or it is damaged', () => {
    expect(projectIn(reportFile(page, { ...parts, project: null }))).toBeNull();
    const whole = reportFile(page, { ...parts, project: Uint8Array.of(1, 2, 3, 4) });
    expect(projectIn(whole.replaceAll('AQIDBA==', 'AQID!A=='))).toBeNull();
    expect(projectIn('<!doctype html>')).toBeNull();
  });

  it('fills no place in what is filled in', () => {
    const body = `${PLACES.project} $& ${PLACES.facts}`;
    const file = reportFile(page, { ...parts, body, project: Uint8Array.of(1) });
    expect(file).toContain(body);
  });

  it('leaves its script alone, which may name the places', () => {
    const script = `<script>const places = ${JSON.stringify(PLACES)};</script>`;
    const file = reportFile(page + script, { ...parts, project: null });
    expect(file.endsWith(script)).toBe(true);
  });

  it.each(['', '<!doctype html>', '<!DOCTYPE html><!-- Caravan report 1 -->', 'PK\u0003\u0004'])(
    'is no report: %j',
    (text) => {
      expect(isReport(Buffer.from(text))).toBe(false);
    },
  );
});

const scale = fc.double({ min: 0.01, max: 100, noNaN: true });
const anyModel: fc.Arbitrary<ModelSettings> = fc.record({
  ties: fc.constantFrom(...TIE_MODELS),
  strength: fc.oneof(
    fc.record({ family: fc.constantFrom('normal' as const, 'laplace' as const), scale }),
    fc.record({ family: fc.constant('student-t' as const), df: scale, scale }),
    fc.record({ family: fc.constant('uniform' as const), bound: scale }),
    fc.record({
      family: fc.constant('hierarchical' as const),
      hyper: fc.constantFrom(
        'half-normal' as const,
        'half-cauchy' as const,
        'exponential' as const,
      ),
      scale,
    }),
  ),
  order: fc.oneof(
    fc.constant(null),
    fc.record({ family: fc.constant('normal' as const), scale }),
    fc.record({ family: fc.constant('uniform' as const), bound: scale }),
  ),
  tie: fc.constant(DEFAULT_MODEL.tie),
  informative: fc.array(
    fc.record({ model: fc.constantFrom('a', 'b:c', "d's e"), mean: fc.integer(), scale }),
    { maxLength: 2 },
  ),
});
const anyQuestions = fc.constantFrom<NonNullable<ModelSettings['questions']> | null>(
  ...([null, { kind: 'robust' }, { kind: 'robust', clusters: 'both' }] as const),
  ...([
    { kind: 'random', scale: 0.5 },
    { kind: 'random', scale: 2, isConditional: true },
  ] as const),
);

describe('the command that ranks the same again', () => {
  it('is read by the command line as these very settings', () => {
    fc.assert(
      fc.property(
        anyModel,
        anyQuestions,
        fc.nat(),
        fc.boolean(),
        (settings, questions, ...more) => {
          const [seed, isStyled] = more;
          const model = { ...settings, ...(questions && { questions }) };
          const sampler = { ...DEFAULT_SAMPLER, seed, chains: 3, draws: 700 };
          const condition = { name: 'ca,t', values: ['a|b', 'c\\'], isNot: true } as const;
          const of = [['r.html'], model, sampler, 0.5, [condition], isStyled] as const;
          const args = reproducingArguments(...of);
          const asked = readArguments(args);
          expect(asked).toMatchObject({
            ...{ paths: ['r.html'], sampler, interval: 0.5, where: [condition] },
            ...{ isOfTies: true, isOfQuestions: true, isStyled },
          });
          expect(asked?.model).toEqual(model);
        },
      ),
    );
  });

  it('is typed as a shell takes it', () => {
    expect(shellLine(['rank', 'a b.html', "it's", '--ties', '$(x)'])).toBe(
      `rank 'a b.html' 'it'\\''s' --ties '$(x)'`,
    );
  });
});
