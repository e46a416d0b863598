import { HEADERS, serveFolder } from '../../.setup/serve.mjs';
import { startSite } from '../remote/site.ts';
import { test } from './harness.ts';
import { dist } from './launch.ts';
import { settled } from './journeys/judge/board.ts';

test('the headers that npm start sends refuse frames as well', async ({ visit }) => {
  const server = await serveFolder(dist, 0, HEADERS);
  const { page } = await visit('hosted', { mayComplain: true });
  await page.goto(`http://localhost:${server.port}/`);
  await settled(page, 'Converged');
  const frame = `<iframe src="http://localhost:${server.port}/"></iframe>`;
  const site = await startSite({ '/': { body: frame, type: 'text/html' } });
  // Chromium says so in the console, Firefox of the request.
  const refusal = Promise.any([
    page.waitForEvent('console', (said) => said.text().includes('frame-ancestors')),
    page.waitForEvent('requestfailed', (request) =>
      /FRAME_ANCESTOR/.test(request.failure()?.errorText ?? ''),
    ),
  ]);
  await page.goto(site.url);
  await refusal;
  await site.stop();
  await server.stop();
});
