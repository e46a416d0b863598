import { beforeEach, expect, it, vi } from 'vitest';

vi.mock('../../../src/jobs.ts', () => ({
  isAbort: (error: unknown) => error instanceof DOMException && error.name === 'AbortError',
}));

const { NewestAnswer } = await import('../../../src/state/work/newest-answer.svelte.ts');

interface Asked {
  readonly question: number;
  answer(value: string): void;
  fail(error: unknown): void;
}
let asked: Asked[] = [];
beforeEach(() => {
  asked = [];
});

/** Questions that are the same where they are equal but for their digits behind the point. */
const follow = () =>
  new NewestAnswer<number, string>(
    (question) =>
      new Promise((answer, fail) => {
        asked.push({ question, answer, fail });
      }),
    (a, b) => Math.floor(a) === Math.floor(b),
  );
const settled = () => new Promise((done) => setTimeout(done));
const questions = () => asked.map(({ question }) => question);

it('asks when it is looked at, but not while it is', async () => {
  const figure = follow();
  expect(figure.look(1)).toBeNull();
  expect(questions()).toEqual([]);
  await settled();
  expect(questions()).toEqual([1]);
});

it('asks once, however often it is looked at', async () => {
  const figure = follow();
  figure.look(1);
  figure.look(1.5);
  await settled();
  figure.look(1.2);
  await settled();
  expect(questions()).toEqual([1]);
});

it('shows the answer, and goes on showing it while another is on its way', async () => {
  const figure = follow();
  figure.look(1);
  await settled();
  asked[0].answer('one');
  await settled();
  expect(figure.look(1)).toEqual({ question: 1, value: 'one' });
  expect(figure.look(2)).toEqual({ question: 1, value: 'one' });
  await settled();
  asked[1].answer('two');
  await settled();
  expect(figure.look(2)).toEqual({ question: 2, value: 'two' });
  expect(questions()).toEqual([1, 2]);
});

it('hands on why a question has no answer, unless it only made way for another', async () => {
  const figure = follow();
  figure.look(1);
  await settled();
  asked[0].fail(new DOMException('', 'AbortError'));
  await settled();
  expect(figure.look(1)).toBeNull();
  figure.look(2);
  await settled();
  asked[1].fail(new Error('bad'));
  await settled();
  expect(figure.look(2)).toMatchObject({ question: 2, failure: { kind: 'unexpected' } });
});

it('forgets what was left, and an answer that comes after', async () => {
  const figure = follow();
  figure.look(1);
  await settled();
  asked[0].answer('one');
  await settled();
  figure.look(2);
  await settled();
  figure.forget();
  expect(figure.look(2)).toBeNull();
  asked[1].answer('two, too late');
  await settled();
  expect(figure.look(2)).toBeNull();
  expect(questions()).toEqual([1, 2, 2]);
  asked[2].answer('two');
  await settled();
  expect(figure.look(2)).toEqual({ question: 2, value: 'two' });
});
