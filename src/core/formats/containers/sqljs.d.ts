/** What this room uses of sql.js, with its WebAssembly inside: no file beside it is asked for. */
declare module 'sql.js/dist/sql-wasm-inline.js' {
  export type SqlValue = string | number | Uint8Array | null;

  export interface Statement {
    /** Goes to the next row; false behind the last. */
    step(): boolean;
    getAsObject(): Record<string, SqlValue>;
    free(): boolean;
  }

  export interface Database {
    exec(sql: string): unknown;
    export(): Uint8Array;
    prepare(sql: string, values?: readonly SqlValue[]): Statement;
    close(): void;
  }

  export default function initSqlJs(): Promise<{
    /** The bytes are its own from then on. */
    readonly Database: new (bytes: Uint8Array) => Database;
  }>;
}
