import {
  AutoModel,
  AutoModelForCausalLM,
  AutoModelForSequenceClassification,
  AutoTokenizer,
  env,
} from '@xenova/transformers';
import runtimeUrl from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import { LocalModels } from './local-models.ts';
import { embedTexts, generateReply, scoreAnswers } from './local-work.ts';
import { serve } from './serve.ts';

const kinds = { AutoModel, AutoModelForCausalLM, AutoModelForSequenceClassification };
const models = new LocalModels({ env, AutoTokenizer, ...kinds }, runtimeUrl);

serve(
  {
    embedTexts: (input, report) => embedTexts(models, input, report),
    scoreAnswers: (input) => scoreAnswers(models, input),
    generateReply: (input) => generateReply(models, input),
  },
  self,
);
