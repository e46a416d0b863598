import {
  AutoModel,
  AutoModelForCausalLM,
  AutoModelForSequenceClassification,
  AutoTokenizer,
  env,
} from '@xenova/transformers?gpu';
import runtimeUrl from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.wasm?url';
import { serveModels } from '../local/serve-models.ts';

const kinds = { AutoModel, AutoModelForCausalLM, AutoModelForSequenceClassification };
serveModels({ env, AutoTokenizer, ...kinds }, runtimeUrl);
