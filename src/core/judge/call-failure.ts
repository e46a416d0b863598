/** Why a judge could not be asked. */
export interface JudgeCallFailure {
  readonly kind: 'judge-call';
  readonly reason:
    /** The base URL is no address of the web, or has a password in it. */
    | 'not-an-address'
    /** An http address of another machine than those near by: the key could be read on its way. */
    | 'insecure'
    | 'offline'
    /** The server does not let pages call it, or could not be reached: no page can tell. */
    | 'cors-or-network'
    /** As above, from a public page to a server on this machine or network. */
    | 'local-network'
    /** As above, from a page opened from a file, whose origin is `null`. */
    | 'null-origin'
    /** 401 or 403: the key is wrong, or may not do this. */
    | 'wrong-key'
    /** The account has no credit left. */
    | 'no-credit'
    /** The organisation does not let browsers call. */
    | 'browser-blocked'
    | 'too-many-requests'
    | 'context-too-long'
    /** No such model, or no such address. */
    | 'not-found'
    /** The provider did not understand the request. */
    | 'bad-request'
    /** The server failed or was overloaded. */
    | 'server'
    | 'timeout'
    /** The connection ended in the middle of the reply. */
    | 'broken-off'
    /** The reply reached its most tokens before it said anything, as models that think may do. */
    | 'out-of-tokens'
    /** Something else than a reply came: a page for people, damaged JSON, an empty answer. */
    | 'bad-reply';
  /** Who was asked; never more of the address than that. */
  readonly host: string;
  readonly status?: number;
  /** What the provider said of it, without keys; at most 300 characters. */
  readonly message?: string;
}
