import { describe, expect, it } from 'vitest';
import { ranked } from './styled.ts';

describe('--style', () => {
  it('says what below it is not adjusted', async () => {
    const joint = ['--style', '--judges', 'joint', '--draws', '200', '--chains', '2'];
    const { stdout } = await ranked(...joint);
    expect(stdout).toMatch(/^Not adjusted for style, as the ranking above is/m);
    const { json } = await ranked(...joint, '--json');
    expect(json?.style).toMatchObject({ not_adjusted: ['judges_together'] });
    const plain = await ranked('--style', '--json');
    expect(plain.json?.style).toMatchObject({ not_adjusted: [] });
  });
});
