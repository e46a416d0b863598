import type { Page } from 'playwright-core';
import { createRandom } from '../../../../src/core/numerics/random.ts';
import { expect, figure, test } from '../../harness.ts';
import { storedIn } from '../data/stored.ts';
import { readBoard } from '../judge/board.ts';
import { judgmentsOf } from './files.ts';
import { putFiles } from './where.ts';

const KILLS = 20;
/** Milliseconds after which a page is closed at the latest. */
const LONGEST = 2500;

/** Files of a project by name; all models of a project begin with its letter. */
type Files = ReadonlyMap<string, ReadonlySet<string>>;

const fileOf = (letter: string, at: number) =>
  judgmentsOf(`${letter}${at}.csv`, [`${letter}-x`, `${letter}-${at}`]);

async function pick(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Project', exact: true }).click();
  await page
    .getByRole('menu', { name: 'Project' })
    .getByRole('menuitem', { name, exact: true })
    .click();
}

async function named(page: Page, name: string): Promise<void> {
  await page.locator('header strong').getByText(name, { exact: true }).waitFor();
}

/** What is stored of each project, by the letter that all its files and models begin with. */
async function projectsIn(page: Page): Promise<Files> {
  const stored = await storedIn(page);
  const projects = stored['projects'] as readonly {
    readonly id: string;
    readonly source: { readonly files: readonly { readonly file: string }[] } | null;
  }[];
  const runs = stored['runs'] as readonly { projects: readonly string[]; dataHash: string }[];
  const data = stored['data'] as readonly { hash: string; counts: { models: string[] } }[];
  const found = new Map<string, Set<string>>();
  for (const { id, source } of projects) {
    const files = source?.files.map(({ file }) => file) ?? [];
    const own = runs.filter((run) => run.projects.includes(id)).map(({ dataHash }) => dataHash);
    const models = data
      .filter(({ hash }) => own.includes(hash))
      .flatMap(({ counts }) => counts.models);
    if (files.length === 0) continue;
    const letters = new Set([...files, ...models].map((name) => name[0]));
    expect([...letters], 'one project’s files and models').toHaveLength(1);
    expect(found.has(files[0][0]), 'one project for each letter').toBe(false);
    found.set(files[0][0], new Set(files));
  }
  return found;
}

test('closed twenty times while projects are switched, nothing is lost or mixed', async ({
  visit,
}) => {
  const random = createRandom(21);
  const any = (count: number) => Math.floor(random.uniform() * count);
  const { page: first, context } = await visit('hosted', { mayComplain: true, onDisk: true });
  const address = first.url();
  await first.locator('header strong').waitFor();

  /** What was given to projects, and what has been on the screen. */
  const given = new Map<string, Set<string>>();
  const kept = new Map<string, Set<string>>();
  /** Which may be gone: it was being deleted. */
  let deleted = '';
  let files = 0;
  let projects = 0;
  const give = (letter: string) => {
    const file = fileOf(letter, ++files);
    given.set(letter, new Set([...(given.get(letter) ?? []), file.name]));
    return file;
  };
  const keep = (letter: string, file: string) =>
    kept.set(letter, new Set([...(kept.get(letter) ?? []), file]));
  const firstOf = (letter: string) => [...(given.get(letter) ?? [])][0];

  async function begin(page: Page): Promise<string> {
    const letter = 'abcdefghijklmnopqrstuvwxyz'[projects++];
    await pick(page, 'New project');
    await named(page, 'Untitled project');
    const file = give(letter);
    await page.getByLabel('Open files').setInputFiles(file);
    await named(page, file.name);
    keep(letter, file.name);
    return letter;
  }

  /** Works until the page is closed. */
  async function work(page: Page): Promise<void> {
    for (;;) {
      const letters = [...given.keys()];
      const letter = letters[any(letters.length)];
      const name = firstOf(letter);
      await pick(page, name);
      await named(page, name);
      const act = any(4);
      if (act === 0) {
        const file = give(letter);
        await page.getByLabel('Open files').setInputFiles(file);
        await putFiles(page, 'Add to this project');
        await page
          .locator('header')
          .getByText(new RegExp(`^${(given.get(letter)?.size ?? 0) + 1} models`))
          .waitFor();
        keep(letter, file.name);
      } else if (act === 1) {
        deleted = letter;
        await pick(page, 'Delete project');
        await page.getByText(`Deleted project “${name}”.`).waitFor();
        await page.getByRole('button', { name: 'Undo' }).click();
        await named(page, name);
        deleted = '';
      } else if (act === 2 && given.size < 6) await begin(page);
    }
  }

  let page = first;
  while (given.size < 3) await begin(page);
  for (let kill = 0; kill < KILLS; kill++) {
    const working = work(page).catch(() => undefined);
    await page.waitForTimeout(LONGEST * random.uniform());
    await page.close();
    await working;
    page = await context.newPage();
    await page.goto(address);
    await page.locator('header strong').waitFor();
    const stored = await projectsIn(page);
    // What is gone was being deleted.
    if (deleted !== '' && !stored.has(deleted)) {
      given.delete(deleted);
      kept.delete(deleted);
    }
    deleted = '';
    for (const [letter, names] of kept)
      for (const name of names) expect(stored.get(letter), `${kill}: ${name}`).toContain(name);
    for (const [letter, names] of stored) {
      for (const name of names) expect(given.get(letter)).toContain(name);
      given.set(letter, new Set(names));
      kept.set(letter, new Set(names));
    }
    // A project that was begun and has no file yet is no loss.
    for (const letter of given.keys()) if (!stored.has(letter)) given.delete(letter);
  }
  // Whatever has been stored is ranked, in its project alone.
  for (const [letter, names] of kept) {
    await pick(page, firstOf(letter));
    await named(page, firstOf(letter));
    const models = [...names].map((name) => `${letter}-${name.slice(1, -'.csv'.length)}`);
    const ranked = async () => {
      // After two closings in its middle, a fit waits for the reader.
      const again = page.getByRole('button', { name: 'Run again' });
      if (await again.isVisible()) await again.click();
      return (await readBoard(page)).map(({ name }) => name).sort();
    };
    await expect.poll(ranked).toEqual([`${letter}-x`, ...models].sort());
  }
  figure(
    `${KILLS} kills while projects are switched`,
    `${kept.size} projects, ${files} files given`,
  );
});
