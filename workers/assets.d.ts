/** The address of a file that the build puts beside the worker; '' where it is sent instead. */
declare module '*.wasm?url' {
  const url: string;
  export default url;
}
