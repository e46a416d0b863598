/**
 * What core uses of the platform: browsers, workers and Node all have it, and the compiler, which
 * lets core see the language alone, is told so here.
 */

/** Bytes to text, piece by piece; old bytes stay in it until a character is whole. */
export interface Decoder {
  decode(bytes: Uint8Array, options?: { readonly stream: true }): string;
}

export interface DecoderOptions {
  readonly fatal?: boolean;
  readonly ignoreBOM?: boolean;
}

interface Encoder {
  encode(text: string): Uint8Array;
  encodeInto(text: string, to: Uint8Array): { readonly written: number };
}

export interface WebUrl {
  readonly href: string;
  readonly protocol: string;
  readonly username: string;
  readonly password: string;
  readonly host: string;
  readonly hostname: string;
  readonly pathname: string;
  readonly search: string;
}

export interface ByteTransform {
  readonly readable: {
    getReader(): { read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array }> };
  };
  readonly writable: {
    getWriter(): { write(bytes: Uint8Array): Promise<void>; close(): Promise<void> };
  };
}

/** Streams that old browsers lack. */
export interface Compression {
  readonly CompressionStream?: new (format: 'gzip') => ByteTransform;
  readonly DecompressionStream?: new (format: 'gzip') => ByteTransform;
}

export interface WasmMemory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

interface Wasm {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: object };
}

interface Platform extends Compression {
  readonly atob: (text: string) => string;
  /** Not there where a browser has been locked down. */
  readonly WebAssembly?: Wasm;
  readonly TextDecoder: new (encoding?: string, options?: DecoderOptions) => Decoder;
  readonly TextEncoder: new () => Encoder;
  readonly URL: { new (text: string): WebUrl; canParse(text: string): boolean };
}

declare const globalThis: Platform;

export const { atob, TextDecoder, TextEncoder, URL, WebAssembly } = globalThis;
export const compression: Compression = globalThis;
