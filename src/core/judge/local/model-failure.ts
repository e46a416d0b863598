/** Why a model can't work on this device. */
export interface LocalModelFailure {
  readonly kind: 'local-model';
  readonly reason:
    /** What was typed in is no id of a model. */
    | 'not-an-id'
    /** The hub has no such model, or shows it to its owners only. */
    | 'not-on-hub'
    /** Its files are given only to those who have agreed to its terms. */
    | 'gated'
    /** The hub answered something else than what a model consists of. */
    | 'bad-listing'
    /** Among its files are none in ONNX with what they need beside them. */
    | 'no-onnx'
    /** A file is not what the hub, or another file, says of it. */
    | 'damaged'
    /** The browser has not so much room: `bytes` are needed. */
    | 'no-room'
    /** Its files are no longer on this device, or not all. */
    | 'not-kept'
    /** The weights can't be read as a model. */
    | 'not-a-model'
    /** It reads, but gives something else than was wanted of it. */
    | 'wrong-kind'
    /** It needs more memory than the device, or one page, has. */
    | 'too-large'
    /** What computes could not be loaded. */
    | 'no-runtime'
    | 'no-webgpu';
  /** The model's name, or the file that it is about. */
  readonly model: string;
  readonly bytes?: number;
  /** What the runtime said of it; at most 300 characters. */
  readonly message?: string;
}
