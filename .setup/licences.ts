import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

/** The file in which a build says what libraries it contains, and under which licences. */
export const LICENCES = 'third-party-licences.txt';

/** Licences under which a library may be part of a work under Apache-2.0. */
const COMPATIBLE = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT'];

const modules = fileURLToPath(new URL('../node_modules', import.meta.url));

/** Whose code stands behind modules that are no files. */
const VIRTUAL: readonly (readonly [prefix: string, name: string])[] = [
  ['\0vite/', 'vite'],
  ['\0rolldown/', 'rolldown'],
  ['/@vite-plugin-pwa/', 'vite-plugin-pwa'],
];
/** What a library was bundled with before it was published. */
const WITHIN: Readonly<Partial<Record<string, readonly string[]>>> = {
  '@huggingface/transformers': ['@huggingface/jinja', '@huggingface/tokenizers'],
};
/** What the service worker is made of, once the build is written. */
export const SERVICE_WORKER = ['core', 'expiration', 'precaching', 'routing', 'strategies'].map(
  (part) => `workbox-${part}`,
);

/** What unpacks the single file. */
export const UNPACKING = ['xz-decompress'];

/** Published without the text of their licence. */
const MICROSOFT = ['onnxruntime-common', 'onnxruntime-web'];

export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** By its SPDX name. */
  readonly licence: string;
  readonly text: string;
}

/**
 * Collects the packages in a build and writes their licences down; the build fails where one may
 * not be in it. Vite's own `build.license` leaves out what the workers are made of.
 */
export class Licences {
  readonly #folders = new Set<string>();

  /** For the page's build and for that of each worker. */
  collect(): Plugin {
    return {
      name: 'caravan:licences-collect',
      apply: 'build',
      generateBundle: (_, bundle) => {
        for (const file of Object.values(bundle))
          if (file.type === 'chunk')
            for (const id of file.moduleIds)
              for (const folder of foldersOf(id)) this.#folders.add(folder);
      },
    };
  }

  /**
   * For the page's build, behind `collect`: workers are built before it.
   * @param besides packages in what is built by itself
   */
  write(besides: readonly string[]): Plugin {
    const folders = this.#folders;
    return {
      name: 'caravan:licences-write',
      apply: 'build',
      generateBundle() {
        for (const name of besides) folders.add(join(modules, name));
        const source = licencesText([...folders].map(packageIn));
        this.emitFile({ type: 'asset', fileName: LICENCES, source });
      },
    };
  }

  /** For a build of one script, behind `collect`: a comment at its end, so that no file stands beside it. */
  append(): Plugin {
    return {
      name: 'caravan:licences-append',
      apply: 'build',
      generateBundle: (_, bundle) => {
        const [program, ...rest] = Object.values(bundle);
        if (program.type !== 'chunk' || rest.length > 0) throw new Error('It is not one script.');
        const text = licencesText([...this.#folders].map(packageIn));
        if (text.includes('*/')) throw new Error('A licence would end its comment.');
        program.code += `\n/*\n${text}*/\n`;
      },
    };
  }
}

/** The folders of the packages that a module is part of; none for a module of Caravan's own. */
export function foldersOf(id: string): string[] {
  const made = VIRTUAL.find(([prefix]) => id.startsWith(prefix));
  if (made) return [join(modules, made[1])];
  if (!id.includes('/node_modules/')) return [];
  let folder = dirname(id.replace(/^\0/, '').replace(/\?.*$/, ''));
  while (manifestIn(folder) === null) folder = dirname(folder);
  const within = WITHIN[manifestIn(folder)?.name ?? ''] ?? [];
  return [folder, ...within.map((name) => join(modules, name))];
}

/** @throws where it has no licence that is known to be compatible, or no text of it */
export function packageIn(folder: string): BundledPackage {
  const { name, version, license } = manifestIn(folder) ?? {
    name: folder,
    version: '',
    license: '',
  };
  const licence = offeredBy(license).find((one) => COMPATIBLE.includes(one));
  if (licence === undefined) throw new Error(`${name} is under "${license}".`);
  const files = readdirSync(folder).filter((file) => /^(licen[sc]e|copying|notice)\b/i.test(file));
  const texts = files.map((file) => readFileSync(join(folder, file), 'utf8'));
  if (MICROSOFT.includes(name)) texts.push(microsoftText());
  if (UNPACKING.includes(name)) texts.push(httpToolkitText());
  if (texts.length === 0) throw new Error(`${name} came without the text of its licence.`);
  // Vite adds those of its own build, of which nothing is in ours.
  const text = texts.join('\n').split('# Licenses of bundled dependencies')[0];
  return { name, version, licence, text: text.replaceAll('\r', '').trim() };
}

/** The licences among which one may choose, as SPDX writes it: (MPL-2.0 OR Apache-2.0). */
function offeredBy(license: string): string[] {
  return license.replace(/^\((.*)\)$/, '$1').split(' OR ');
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license: string;
}

/** Null where a folder has none, or one that only says how its files are read. */
function manifestIn(folder: string): Manifest | null {
  const path = join(folder, 'package.json');
  if (!existsSync(path)) return null;
  // The edge to npm: other fields are of no interest.
  const found = JSON.parse(readFileSync(path, 'utf8')) as Partial<Manifest>;
  const { name, version, license = '' } = found;
  return name === undefined || version === undefined ? null : { name, version, license };
}

/** A list of the packages, and each text once. */
export function licencesText(packages: readonly BundledPackage[]): string {
  const sorted = packages.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const texts = new Map<string, BundledPackage[]>();
  for (const one of sorted) texts.set(one.text, [...(texts.get(one.text) ?? []), one]);
  const line = ({ name, version, licence }: BundledPackage) => `${name} ${version} (${licence})`;
  return [
    'Caravan is under the Apache License 2.0. It contains these libraries:',
    sorted.map(line).join('\n'),
    ...[...texts].map(([text, of]) => `${'='.repeat(80)}\n${of.map(line).join('\n')}\n\n${text}`),
    '',
  ].join('\n\n');
}

function microsoftText(): string {
  const commit = readFileSync(join(modules, 'onnxruntime-web/__commit.txt'), 'utf8').trim();
  return `${mitOf('Microsoft Corporation')}

The notices of the libraries inside its WebAssembly:
https://github.com/microsoft/onnxruntime/blob/${commit}/ThirdPartyNotices.txt`;
}

function httpToolkitText(): string {
  return `${mitOf('Tim Perry, Steven Sanderson')}

Its WebAssembly is XZ Embedded by Lasse Collin and Igor Pavlov, which is in the public domain.`;
}

function mitOf(holder: string): string {
  return `MIT License

Copyright (c) ${holder}

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.`;
}
