import { TextDecoder, TextEncoder } from '../../../platform.ts';
import { isObject } from '../../containers/json/json-object.ts';
import { parseObject } from '../../containers/json/json-record.ts';
import { sourceLike } from '../../file/report.ts';
import type { ByteSource } from '../../file/report.ts';

/** Where a log says whose it is: when it has ended, while it runs, and in its first version. */
const HEADERS = ['header.json', '_journal/start.json', 'start.json'];
const SAMPLE = /^samples\/.+_epoch_\d+\.json$/;

/**
 * The log of Inspect that an archive is (.eval: a ZIP with a file for each sample), as one source
 * of records `{"eval": …, "sample": …}`, so that samples are read one by one and each knows whose
 * it is; null where the archive is none.
 */
export function inspectLog(archive: ByteSource, entries: readonly ByteSource[]): ByteSource | null {
  const nameOf = ({ file }: ByteSource): string => file.slice(archive.file.length + 1);
  const header = HEADERS.map((name) => entries.find((entry) => nameOf(entry) === name)).find(
    (entry) => entry !== undefined,
  );
  const samples = entries.filter((entry) => SAMPLE.test(nameOf(entry)));
  if (header === undefined || samples.length === 0) return null;
  return sourceLike(archive, { chunks: () => recordsOf(header, samples) });
}

async function* recordsOf(
  header: ByteSource,
  samples: readonly ByteSource[],
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  const spec = JSON.stringify(await evalOf(header));
  for (const [at, sample] of samples.entries()) {
    yield encoder.encode(`${at === 0 ? '[' : ','}{"eval":${spec},"sample":`);
    yield* sample.chunks();
    yield encoder.encode('}');
  }
  yield encoder.encode(']');
}

/** Task and model, as far as the header holds them; what it holds besides may be long. */
async function evalOf(header: ByteSource): Promise<Record<string, unknown>> {
  const decoder = new TextDecoder('utf-8');
  let text = '';
  for await (const piece of header.chunks()) text += decoder.decode(piece, { stream: true });
  const spec = parseObject(text)?.['eval'];
  const { task = null, model = null } = isObject(spec) ? spec : {};
  return { task, model };
}
