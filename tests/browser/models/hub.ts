import { createHash } from 'node:crypto';
import type { BrowserContext } from 'playwright-core';
import type { TinyFiles } from './tiny.ts';

export const COMMIT = 'c0ffee'.repeat(6).padEnd(40, '0');

export interface FakeHub {
  /** Every path that was asked for. */
  readonly asked: string[];
  /** Changes what a file's answer is. */
  answers: (path: string, bytes: Buffer) => Buffer | number | 'never';
}

/** Answers in the hub's place, and nobody else is asked. */
export async function fakeHub(
  context: BrowserContext,
  id: string,
  files: TinyFiles,
): Promise<FakeHub> {
  const hub: FakeHub = { asked: [], answers: (_, bytes) => bytes };
  const headers = { 'Access-Control-Allow-Origin': '*' };
  await context.route('https://huggingface.co/**', async (route) => {
    const path = new URL(route.request().url()).pathname.slice(1);
    hub.asked.push(path);
    if (path === `api/models/${id}`) {
      const siblings = Object.entries(files).map(([rfilename, bytes]) => ({
        ...{ rfilename, size: bytes.length },
        lfs: { sha256: createHash('sha256').update(bytes).digest('hex'), size: bytes.length },
      }));
      const about = { sha: COMMIT, gated: false, cardData: { license: 'apache-2.0' }, siblings };
      await route.fulfill({ json: about, headers });
      return;
    }
    const file = path.startsWith(`${id}/resolve/${COMMIT}/`)
      ? files[path.slice(`${id}/resolve/${COMMIT}/`.length)]
      : undefined;
    const answer = file === undefined ? 404 : hub.answers(path, Buffer.from(file));
    if (answer === 'never') return;
    if (typeof answer === 'number') await route.fulfill({ status: answer, headers });
    else await route.fulfill({ body: answer, headers });
  });
  return hub;
}
