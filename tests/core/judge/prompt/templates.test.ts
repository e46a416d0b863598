import { describe, expect, it } from 'vitest';
import { conventionIn } from '../../../../src/core/judge/prompt/imported-template.ts';
import { placesOf } from '../../../../src/core/judge/prompt/places.ts';
import { faultsOf } from '../../../../src/core/judge/prompt/template-faults.ts';
import {
  CONVENTIONS,
  OWN_TEMPLATES,
  ownTemplate,
} from '../../../../src/core/judge/prompt/templates.ts';
import { READING_RULES, readVerdict } from '../../../../src/core/judge/reading/verdict.ts';
import { Outcome } from '../../../../src/core/table/judgments.ts';

describe('our own templates', () => {
  it('are there for each convention in both languages, each with a name', () => {
    expect(OWN_TEMPLATES).toHaveLength(8);
    expect(new Set(OWN_TEMPLATES.map(({ name }) => name)).size).toBe(8);
    for (const convention of CONVENTIONS) {
      expect(ownTemplate('ja', convention).user).toMatch(/[ぁ-ん]/);
      expect(ownTemplate('en', convention).user).not.toMatch(/[ぁ-ん]/);
    }
  });

  it.each(OWN_TEMPLATES)('$name: all places, one convention, every text fenced', (template) => {
    expect(faultsOf(template)).toEqual([]);
    expect(conventionIn(template.user)).toBe(template.convention);
    expect(placesOf(template)).toEqual([
      { part: 'question', turn: 0 },
      { part: 'reference', turn: 0 },
      { part: 'left', turn: 0 },
      { part: 'right', turn: 0 },
    ]);
    const quoted = template.user.match(/<\{fence\}>\n\{\w+\}\n<\/\{fence\}>/g);
    expect(quoted).toHaveLength(4);
  });

  it.each(OWN_TEMPLATES)('$name: repeating it is no verdict', ({ system, user }) => {
    for (const rule of READING_RULES) {
      expect(readVerdict(`${system}\n${user}`, rule)).toBe(Outcome.unparsed);
    }
  });
});

describe('a template that somebody edits', () => {
  it('has its faults named', () => {
    const [json] = OWN_TEMPLATES;
    expect(faultsOf({ ...json, user: 'Which is better?' })).toEqual([
      'no-question',
      'no-first-answer',
      'no-second-answer',
    ]);
    expect(faultsOf({ ...json, convention: 'brackets' })).toEqual(['other-convention']);
    // What it does not say may be told in words that we do not know.
    expect(faultsOf({ ...json, user: '{question}{answer_a}{answer_b}' })).toEqual([]);
  });
});
