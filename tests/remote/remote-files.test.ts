import { afterEach, describe, expect, it } from 'vitest';
import { CaravanError } from '../../src/core/failure.ts';
import type { Listing } from '../../src/core/remote/remote-address.ts';
import { remoteFiles } from '../../src/remote/remote.ts';
import { startSite } from './site.ts';
import type { Served, Site } from './site.ts';

const sites: Site[] = [];
afterEach(async () => {
  for (const site of sites.splice(0)) await site.stop();
});

async function serve(files: Readonly<Record<string, Served>>): Promise<Site> {
  const site = await startSite(files);
  sites.push(site);
  return site;
}

const online = () => true;

describe('a list of files', () => {
  const listing = (url: string): Listing => ({
    site: 'huggingface',
    name: 'o/n',
    url,
    base: 'https://huggingface.co/datasets/o/n/resolve/main/',
    folder: '',
  });
  const page = (...names: string[]) =>
    JSON.stringify(names.map((path) => ({ type: 'file', path, size: 3 })));

  it('follows the link to the next page', async () => {
    const answers: Record<string, Served> = { '/2': { body: page('b.csv', 'battles.csv') } };
    const site = await serve(answers);
    answers['/1'] = { body: page('z.csv'), headers: { Link: `<${site.url}/2>; rel="next"` } };
    const { files, isCut } = await remoteFiles(listing(`${site.url}/1`), online);
    expect(files.map(({ name }) => name)).toEqual(['battles.csv', 'b.csv', 'z.csv']);
    expect(isCut).toBe(false);
  });

  it('goes on at no other host', async () => {
    const link = '<https://elsewhere.example/2>; rel="next"';
    const site = await serve({ '/1': { body: page('a.csv'), headers: { Link: link } } });
    expect(await remoteFiles(listing(`${site.url}/1`), online)).toMatchObject({
      files: [{ name: 'a.csv', bytes: 3 }],
      isCut: false,
    });
  });

  it('has an end', async () => {
    const answers: Record<string, Served> = {};
    const site = await serve(answers);
    answers['/1'] = { body: page('a.csv'), headers: { Link: `<${site.url}/1>; rel="next"` } };
    const { files, isCut } = await remoteFiles(listing(`${site.url}/1`), online);
    expect([files.length, isCut, site.asked.length]).toEqual([1, true, 20]);
  });

  it.each([
    ['<html>log in</html>', 200, 'no-listing'],
    ['[{"type":"fi', 200, 'no-listing'],
    ['{}', 401, 'needs-login'],
    ['{}', 404, 'status'],
  ])('%s with %i is refused: %s', async (body, status, reason) => {
    const site = await serve({ '/1': { body, status } });
    const error: unknown = await remoteFiles(listing(`${site.url}/1`), online).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(CaravanError);
    expect(error instanceof CaravanError ? error.failure : null).toMatchObject({ reason });
  });
});
