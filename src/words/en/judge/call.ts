import type { JudgeCallFailure } from '../../../core/failure.ts';

/** Why a judge could not be asked, and what to do next. */
export function judgeCallEn(failure: JudgeCallFailure): string {
  const { reason, host, status, message } = failure;
  const answer = status === undefined ? '' : ` (answer ${status})`;
  const said = message ? ` It said: “${message}”` : '';
  switch (reason) {
    case 'not-an-address':
      return 'The base URL of this judge is not an address of the web. It begins with https:// and has no password in it; correct it.';
    case 'insecure':
      return `${host} would be asked over http, where others on the way could read the key and the texts, so it was not asked. Use an https address; http is for servers on your own machine or network.`;
    case 'offline':
      return `You are offline, so ${host} can’t be asked. What was judged is kept; resume when you are connected.`;
    case 'cors-or-network':
      return `${host} could not be reached. Either it does not let web pages call it (CORS), or the network or the address is at fault; a page is not told which. Check the address; a server of your own must send Access-Control-Allow-Origin.`;
    case 'local-network':
      return `The server ${host} on your own machine or network could not be reached. See that it runs and allows this page’s origin (for Ollama: OLLAMA_ORIGINS), and that the browser may “access devices on your local network” for this site.`;
    case 'null-origin':
      return `${host} could not be reached. This page was opened from a file, so its origin is “null”, which many servers refuse. Allow that origin on a server of your own, or use the page from a web address.`;
    case 'wrong-key':
      return `${host} does not accept the key${answer}. Check that it is complete, of this provider, and allowed to use this model.${said}`;
    case 'no-credit':
      return `The account at ${host} has no credit left${answer}. Add credit there, then resume; nothing is lost.${said}`;
    case 'browser-blocked':
      return `The organisation behind this key does not let browsers call ${host}${answer}. Its administrator can allow it; or write a batch file and run that instead.${said}`;
    case 'too-many-requests':
      return `${host} was asked too often${answer}, also after waiting. Set fewer calls a minute, then resume.${said}`;
    case 'context-too-long':
      return `Question and answers are too long for this model at ${host}${answer}. Choose a model with a longer context, or leave this question out.${said}`;
    case 'not-found':
      return `${host} does not know this model or address${answer}. Check the name of the model and the base URL.${said}`;
    case 'bad-request':
      return `${host} did not accept the request${answer}. Some models refuse settings such as temperature: clear those, then resume.${said}`;
    case 'server':
      return `${host} is in trouble itself${answer}, also after several tries. What was judged is kept; resume later.${said}`;
    case 'timeout':
      return `${host} did not answer in time. Set fewer calls at once, or resume later.`;
    case 'broken-off':
      return `The connection to ${host} broke off in the middle of the reply. Resume to ask again.`;
    case 'out-of-tokens':
      return `${host} used up all tokens that the reply may have before it said anything; models that think first need more. Begin a run with a higher limit.`;
    case 'bad-reply':
      return `${host} sent something that is no reply of a model${answer}. Check the base URL.${said}`;
  }
}
