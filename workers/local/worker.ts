import {
  AutoModel,
  AutoModelForCausalLM,
  AutoModelForSequenceClassification,
  AutoTokenizer,
  env,
} from '@xenova/transformers';
import runtimeUrl from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import { serveModels } from './serve-models.ts';

const kinds = { AutoModel, AutoModelForCausalLM, AutoModelForSequenceClassification };
serveModels({ env, AutoTokenizer, ...kinds }, runtimeUrl);
