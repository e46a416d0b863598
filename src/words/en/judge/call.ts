import type { JudgeCallFailure } from '../../../core/failure.ts';

/** Why a judge, or a model that answers, could not be called, and what to do next. */
export function judgeCallEn(failure: JudgeCallFailure): string {
  const { reason, host, status, message } = failure;
  const answer = status === undefined ? '' : ` (status ${status})`;
  const said = message ? ` It said: “${message}”` : '';
  switch (reason) {
    case 'not-an-address':
      return 'The base URL is not a valid web address. Correct it: it must begin with https:// and contain no password.';
    case 'insecure':
      return `${host} uses http, where others could read the key and the texts on the way, so no call was made. Use an https URL; http is only for servers on your own machine or network.`;
    case 'offline':
      return `You are offline, so ${host} can’t be called. Everything so far is saved; resume when you are connected.`;
    case 'cors-or-network':
      return `${host} could not be reached. Either it does not let web pages call it (CORS), or there is a problem with the network or the URL; the browser doesn’t say which. Check the URL; a server of your own must send Access-Control-Allow-Origin.`;
    case 'local-network':
      return `The server ${host} on your own machine or network could not be reached. Check that it is running and allows this page’s origin (for Ollama: OLLAMA_ORIGINS), and that the browser may “access devices on your local network” for this site. Safari calls no http address from a page opened over https: use another browser, or give the server an https address.`;
    case 'null-origin':
      return `${host} could not be reached. This page was opened from a file, so its origin is “null”, which many servers refuse. Allow that origin on a server of your own, or open the page from the web.`;
    case 'wrong-key':
      return `${host} does not accept the key${answer}. Check that it is complete, belongs to this provider, and may use this model.${said}`;
    case 'no-credit':
      return `The account at ${host} has no credit left${answer}. Add credit there, then resume; nothing is lost.${said}`;
    case 'browser-blocked':
      return `The organisation behind this key does not allow calls to ${host} from browsers${answer}. Ask its administrator to allow them, or write a batch file and run that instead.${said}`;
    case 'too-many-requests':
      return `${host} received too many requests${answer}, even after waiting. Set fewer calls per minute, then resume.${said}`;
    case 'context-too-long':
      return `The text is too long for this model at ${host}${answer}. Choose a model with a longer context, or leave this question out.${said}`;
    case 'not-found':
      return `${host} does not know this model or URL${answer}. Check the model name and the base URL.${said}`;
    case 'bad-request':
      return `${host} did not accept the request${answer}. Some models refuse settings such as temperature: clear those, then resume.${said}`;
    case 'server':
      return `${host} has a server problem${answer}, even after several retries. Everything so far is saved; resume later.${said}`;
    case 'timeout':
      return `${host} did not answer in time. Set fewer calls at once, or resume later.`;
    case 'broken-off':
      return `The connection to ${host} was interrupted during the reply. Resume to call it again.`;
    case 'out-of-tokens':
      return `The model at ${host} used all its reply tokens before giving an answer; reasoning models need more. Start a session with a higher limit.`;
    case 'bad-reply':
      return `${host} sent something other than a model’s reply${answer}. Check the base URL.${said}`;
  }
}
