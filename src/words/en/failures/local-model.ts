import type { LocalModelFailure } from '../../../core/failure.ts';

/** Why a model can't work on this device, and what to do next. */
export function localModelEn({ reason, model, bytes, message }: LocalModelFailure): string {
  const size = bytes === undefined ? '' : ` (${(bytes / 1e6).toFixed(0)} MB)`;
  const said = message ? ` (${message})` : '';
  switch (reason) {
    case 'not-an-id':
      return `“${model}” is not a model id. Write it as owner/name, or paste the URL of its page.`;
    case 'not-on-hub':
      return `Hugging Face has no public model ${model}. Check the name.`;
    case 'gated':
      return `${model} is gated: only those who accept its terms can download it. Accept them and download it on its page, then pick its files here.`;
    case 'bad-listing':
      return `Hugging Face did not list the files of ${model}. Try again later, or pick its files.`;
    case 'no-onnx':
      return `${model} has no usable files: it needs config.json, tokenizer.json, tokenizer_config.json and ONNX weights (model….onnx, in a folder onnx or beside them). Look for a version for transformers.js, or pick all its files.`;
    case 'damaged':
      return `A file of ${model} is damaged or not the right one${size}${said}. Remove the model and download it again.`;
    case 'no-room':
      return `The browser has no room for ${model}${size}. Remove another model or old runs, or choose a smaller one.`;
    case 'not-secure':
      return `The browser stores models only for pages opened over https or from this computer. Open Caravan over https to use ${model}.`;
    case 'not-kept':
      return `Some or all files of ${model} are missing on this device. Download the model again under “Models on this device” in Settings, then continue.`;
    case 'not-a-model':
      return `The files of ${model} can’t be loaded as a model${said}. Remove it and download it again, or choose another.`;
    case 'wrong-kind':
      return `${model} is not the right kind of model for this task${said}. Choose one made for it.`;
    case 'too-large':
      return `${model} needs more memory than this device has available${size}. Close other tabs, or choose a smaller model.`;
    case 'no-runtime':
      return `The model runtime could not be loaded${said}. Go online once, reload the page and try again.`;
    case 'no-webgpu':
      return `The GPU could not run ${model}${said}. Choose the CPU under “Models on this device” in Settings, or update the browser.`;
  }
}
