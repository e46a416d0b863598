/** What these tests use of sql.js, with its WebAssembly inside: no file beside it is asked for. */
declare module 'sql.js/dist/sql-wasm-inline.js' {
  export type SqlJsValue = string | number | bigint | Uint8Array | null;

  export interface Statement {
    /** Goes to the next row; false behind the last. */
    step(): boolean;
    get(values: null, options: { readonly useBigInt: true }): SqlJsValue[];
    free(): boolean;
  }

  export interface Database {
    exec(sql: string): unknown;
    run(sql: string, values: readonly SqlJsValue[]): unknown;
    export(): Uint8Array;
    prepare(sql: string): Statement;
    close(): void;
  }

  export default function initSqlJs(): Promise<{
    /** The bytes are its own from then on. */
    readonly Database: new (bytes?: Uint8Array) => Database;
  }>;
}
