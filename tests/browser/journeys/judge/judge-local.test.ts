import { describe } from 'vitest';
import { lexicalScore } from '../../../../src/core/judge/local/lexical.ts';
import { practiceQuestions } from '../../../../src/core/samples/practice.ts';
import { startJudgeServer } from '../../../judges/judge-server.ts';
import { expect, test } from '../../harness.ts';
import { fakeHub } from '../../models/hub.ts';
import { pickable, REPLY, tinyScorer, tinyWriter } from '../../models/tiny.ts';
import { settled } from './board.ts';
import { addLocal, fetchModel, ID } from './judge-at.ts';
import { LEXICAL_TIE_ZONE } from '../../../../src/core/limits.ts';

describe.each(['hosted', 'single'] as const)('judges on this device, %s', (place) => {
  test('the lexical baseline judges the practice set, asking nobody', async ({ visit }) => {
    const { page, requests, axe, picture } = await visit(place, {
      path: '#judge',
      practises: true,
    });
    await page.getByRole('button', { name: 'Add a judge on this device' }).click();
    await page.getByText('A baseline without a model').waitFor();
    await page.getByText('When two answers tie').click();
    await page.getByRole('button', { name: 'Find the zone on the chosen questions' }).click();
    await page.getByText(/Set to \d[\d.]*, from 36 pairs\./).waitFor();
    await page.getByText('Preview of one call').click();
    await page.getByRole('button', { name: 'Try one call' }).click();
    await page.getByText('"scores"').waitFor();
    await picture('judge-lexical');
    expect(await axe()).toEqual([]);
    const before = requests.length;
    await page.getByRole('button', { name: 'Start judging' }).click();
    await page.getByText('All judges have answered.').waitFor();
    await page.getByText('36 of 36').first().waitFor();
    // The browser asks for the page's icon whenever it gets to it.
    const asked = requests.slice(before).filter((url) => !/\/assets\/|\/icon\.svg$/.test(url));
    expect(asked).toEqual([]);
    await page.getByRole('link', { name: 'To the leaderboard' }).click();
    await page.waitForURL(/#leaderboard$/);
    await settled(page, 'Converged');
    await picture('judge-lexical-board');
  });
});

test('a judge with a key is asked only where the one on this device is in doubt', async ({
  visit,
}) => {
  const server = await startJudgeServer({
    key: 'sk-secret-0123456789abcdefghij',
    say: () => '{"reason": "Because.", "winner": "A"}',
  });
  const ties = practiceQuestions('en').flatMap(({ text, good, wordy, wrong }) => {
    const scores = [good, wordy, wrong].map((answer) => lexicalScore([text], [answer]));
    const differences = [scores[0] - scores[1], scores[0] - scores[2], scores[1] - scores[2]];
    return differences.filter((one) => Math.abs(one) <= LEXICAL_TIE_ZONE);
  }).length;
  expect(ties).toBeGreaterThan(0);
  expect(ties).toBeLessThan(36);
  try {
    const { page, axe, picture } = await visit('hosted', { path: '#judge', practises: true });
    await page.getByRole('button', { name: 'Add a judge on this device' }).click();
    await page.getByRole('button', { name: 'Add a model as judge' }).click();
    await page.getByLabel('Provider').last().selectOption('openai-compatible');
    await page.getByLabel('Base URL').fill(server.baseUrl('openai-compatible'));
    await page.getByLabel('Model', { exact: true }).fill('judge-1');
    await page.getByLabel(/^API key/).fill('sk-secret-0123456789abcdefghij');
    await page.getByRole('checkbox', { name: /^Call judges over the network only/ }).check();
    await picture('judge-escalation');
    expect(await axe()).toEqual([]);
    await page.getByRole('button', { name: 'Start judging' }).click();
    await page.getByText('All judges have answered.').waitFor();
    expect(server.calls).toHaveLength(ties);
    const all = String(36 + ties);
    await page.getByText(`${all} of ${all}`).first().waitFor();
    await page.reload();
    await page.getByText(`${all} of ${all}`).first().waitFor();
    await page.getByText('Start judging').waitFor({ state: 'detached' });
    expect(server.calls).toHaveLength(ties);
  } finally {
    await server.stop();
  }
});

describe('models of the hub', () => {
  test('a download is stopped and goes on later; a model is removed', async ({ visit }) => {
    const { page, context, axe, picture } = await visit('hosted', { path: '#settings' });
    const files = tinyWriter();
    const hub = await fakeHub(context, ID, files);
    hub.answers = (path, bytes) => (path.endsWith('.onnx') ? 'never' : bytes);
    await page.getByText('Get a model').click();
    await fetchModel(page);
    await page.getByRole('progressbar').waitFor();
    await page.getByText(/^\d.* of \d/).waitFor();
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByText('Incomplete').waitFor();
    hub.answers = (_, bytes) => bytes;
    await fetchModel(page);
    await page.getByText('Incomplete').waitFor({ state: 'detached' });
    await picture('settings-models');
    expect(await axe()).toEqual([]);
    await page.getByRole('button', { name: `Remove ${ID}` }).click();
    await page.getByText('No models yet.').waitFor();
  });

  test('without its model a run says so, and goes on once the model is here again', async ({
    visit,
  }) => {
    const { page, context, axe, picture } = await visit('hosted', {
      path: '#judge',
      practises: true,
    });
    await fakeHub(context, ID, tinyScorer());
    await addLocal(page, 'local-scores');
    await fetchModel(page);
    await page.getByLabel('Model', { exact: true }).waitFor();
    const other = await context.newPage();
    await other.goto(page.url().replace('#judge', '#settings'));
    await other.getByRole('button', { name: `Remove ${ID}` }).click();
    await other.getByText('No models yet.').waitFor();
    await page.getByRole('button', { name: 'Start judging' }).click();
    const missing = page.getByRole('alert').filter({ hasText: `files of ${ID} are missing` });
    await missing.waitFor();
    await picture('judge-local-removed');
    expect(await axe()).toEqual([]);
    await other.getByText('Get a model').click();
    await fetchModel(other);
    await other.getByRole('button', { name: `Remove ${ID}` }).waitFor();
    await page.getByRole('button', { name: 'Resume' }).click();
    await page.getByText('All judges have answered.').waitFor();
    await page.getByText('36 of 36').first().waitFor();
  });

  test('a graphics card is used where there is one, and the page says so', async ({ visit }) => {
    const { page, requests } = await visit('hosted', {
      ...{ path: '#settings', hasGraphics: true, mayComplain: true },
    });
    await page.getByText('Runs on the GPU (WebGPU).').waitFor();
    await page.getByText('CPU', { exact: true }).click();
    await page.getByText('Runs on one CPU core').waitFor();
    expect(requests.filter((url) => /local-(gpu-)?[\w-]{8}\.js$|\.wasm$/.test(url))).toEqual([]);
  });

  test('what can’t be had says what to do', async ({ visit }) => {
    const { page, context } = await visit('hosted', { path: '#settings', mayComplain: true });
    const hub = await fakeHub(context, ID, { 'config.json': new Uint8Array(2) });
    await page.getByText('Get a model').click();
    const look = async (model: string) => {
      await page.getByLabel('Model on Hugging Face').fill(model);
      await page.getByRole('button', { name: 'Look up', exact: true }).click();
    };
    await look('no model');
    await page.getByRole('alert').filter({ hasText: 'is not a model id' }).waitFor();
    await look('other/model');
    await page.getByRole('alert').filter({ hasText: 'no public model other/model' }).waitFor();
    await look(ID);
    await page.getByRole('alert').filter({ hasText: 'has no usable files' }).waitFor();
    expect(hub.asked).toHaveLength(2);
    await page
      .getByLabel('Pick files')
      .setInputFiles([{ name: 'a.bin', mimeType: '', buffer: Buffer.of(1) }]);
    await page.getByRole('alert').filter({ hasText: 'a.bin has no usable files' }).waitFor();
  });
});

describe('models from files, single', () => {
  test('the smaller file says which one has them', async ({ visit }) => {
    const { page, axe } = await visit('single', { path: '#judge', practises: true });
    await addLocal(page, 'local-scores');
    await page.getByText('The larger file, with-models.html, has them').waitFor();
    expect(await page.getByLabel('Pick files').count()).toBe(0);
    expect(await axe()).toEqual([]);
  });

  test('a model that writes judges; in the middle it is stopped', async ({ visit }) => {
    const { page, requests } = await visit('with-models', { path: '#judge', practises: true });
    await addLocal(page, 'local-model');
    await page.getByLabel('Pick files').setInputFiles(pickable(tinyWriter(true)));
    await page.getByLabel('Model', { exact: true }).waitFor();
    await page.getByText('Settings', { exact: true }).last().click();
    await page.getByLabel('Max tokens per reply').fill('200000');
    await page.getByLabel('Max tokens per reply').blur();
    await page.getByText('Preview of one call').click();
    await page.getByRole('button', { name: 'Try one call' }).click();
    await page.getByText('Calling…').waitFor();
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByLabel('Max tokens per reply').fill('2');
    await page.getByLabel('Max tokens per reply').blur();
    await page.getByRole('button', { name: 'Try one call' }).click();
    await page.getByText('No verdict could be read.').waitFor();

    const model = page.getByLabel('Model', { exact: true });
    const before = await model.inputValue();
    await page.getByLabel('Pick files').setInputFiles(pickable(tinyWriter()));
    await expect.poll(() => model.inputValue()).not.toBe(before);
    await page.getByLabel('Max tokens per reply').fill('20');
    await page.getByLabel('Max tokens per reply').blur();
    await page.getByRole('button', { name: 'Try one call' }).click();
    await page.getByText(REPLY, { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Start judging' }).click();
    await page.getByText('All judges have answered.').waitFor();
    // It always prefers the first, which stands beside the result.
    await page
      .getByText(/^36 of 36/)
      .first()
      .waitFor();
    expect(requests.filter((url) => !url.startsWith('file:'))).toEqual([]);
  });
});
