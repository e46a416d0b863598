/** The address of a file that the build puts beside the worker; '' where it is sent instead. */
declare module '*.wasm?url' {
  const url: string;
  export default url;
}

/** The library over the runtime for graphics cards (.setup/onnx-runtime.ts). */
declare module '@xenova/transformers?gpu' {
  export {
    AutoModel,
    AutoModelForCausalLM,
    AutoModelForSequenceClassification,
    AutoTokenizer,
    env,
  } from '@xenova/transformers';
}
