import { describe, expect, it } from 'vitest';
import { fileMessages } from '../../src/cli/file-messages.ts';
import { readFiles } from '../../src/core/formats/intake/read.ts';
import { diskSource } from '../core/formats/sources.ts';

const GOLDEN = new URL('../golden/formats/promptfoo/', import.meta.url).pathname;

async function messagesOf(name: string) {
  const { files } = await readFiles([diskSource(GOLDEN + name)], { format: null });
  return fileMessages(files[0]).join('\n');
}

describe('what the command line says of scores', () => {
  it('tells where they are the same throughout, so that nothing comes of them', async () => {
    expect(await messagesOf('all-passed.json')).toContain('Every one of them is a tie');
    expect(await messagesOf('scores.json')).not.toContain('Every one of them');
    expect(await messagesOf('select-best.json')).not.toContain('Every one of them');
  });
});
