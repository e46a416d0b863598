import SevenZip from '7z-wasm';

/**
 * Bytes packed with xz, the same on every machine. Its numbers are those of text: no bits of the place
 * (`pb`), since characters stand on no boundaries, and all the care that it can take.
 */
export async function packedXz(bytes: Uint8Array): Promise<Uint8Array> {
  const said: string[] = [];
  const program = await SevenZip({
    print: (line) => said.push(line),
    printErr: (line) => said.push(line),
  });
  program.FS.writeFile('code', bytes);
  program.callMain([
    'a',
    '-txz',
    '-mx=9',
    '-m0=lzma2:d=16m:fb=273:lc=3:pb=0',
    '-mmt=1',
    'code.xz',
    'code',
  ]);
  if (!said.includes('Everything is Ok')) throw new Error(said.join('\n'));
  return program.FS.readFile('code.xz');
}
