import type { LocalModelFailure } from '../../../core/failure.ts';

/** Why a model can't work on this device, and what to do next. */
export function localModelEn({ reason, model, bytes, message }: LocalModelFailure): string {
  const size = bytes === undefined ? '' : ` (${(bytes / 1e6).toFixed(0)} MB)`;
  const said = message ? ` (${message})` : '';
  switch (reason) {
    case 'not-an-id':
      return `“${model}” is not the id of a model. Write it as owner/name, or paste the address of its page.`;
    case 'not-on-hub':
      return `Hugging Face has no public model ${model}. Check the name.`;
    case 'gated':
      return `${model} is given only to those who agreed to its terms. Agree and download it on its page, then pick its files here.`;
    case 'bad-listing':
      return `Hugging Face did not say what ${model} consists of. Try again later, or pick its files.`;
    case 'no-onnx':
      return `${model} has no files that can be used: config.json, tokenizer.json, tokenizer_config.json and ONNX weights (model….onnx, in a folder onnx or beside them). Look for a version for transformers.js, or pick all its files.`;
    case 'damaged':
      return `A file of ${model} is damaged or not the right one${size}${said}. Remove the model and get it again.`;
    case 'no-room':
      return `The browser has no room for ${model}${size}. Remove another model or old runs, or choose a smaller one.`;
    case 'not-kept':
      return `The files of ${model} are not, or not all, on this device. Get the model again under Models on this device on the Settings page, then go on.`;
    case 'not-a-model':
      return `The files of ${model} can’t be read as a model${said}. Remove it and get it again, or choose another.`;
    case 'wrong-kind':
      return `${model} does not do what was asked of it${said}. Choose a model made for this.`;
    case 'too-large':
      return `${model} needs more memory than this device can give${size}. Close other tabs, or choose a smaller model.`;
    case 'no-runtime':
      return `What computes models could not be loaded${said}. Go online once, reload the page and try again.`;
    case 'no-webgpu':
      return `The graphics card could not run ${model}${said}. Choose the processor under Models on this device on the Settings page, or update the browser.`;
  }
}
