import type { Unreachable } from '../../../core/failure.ts';

/** Why something could not be fetched, and what to do next. */
export function unreachableEn({ reason, host, status = 0, to = '' }: Unreachable): string {
  const byHand = 'open the URL in another tab, save the file and drop it here';
  switch (reason) {
    case 'not-an-address':
      return 'This is not a URL that can be read. Enter one that begins with https:// and has no user name or password in it, or the name of a data set on Hugging Face (OWNER/NAME).';
    case 'offline':
      return `You are offline, so ${host} can’t be reached. Connect and try again, or open a file on this device.`;
    case 'insecure':
      return `${host} can’t be read over http: pages may only use https. Enter https:// instead; if the site does not support it, ${byHand}.`;
    case 'cors-or-network':
      return /^(localhost|127\.|\[::1\])/.test(host)
        ? `${host} could not be read. Either no server answers there, or it does not allow other pages to read it (it has to send the header Access-Control-Allow-Origin), or the browser was not allowed to reach this machine; the browser doesn’t say which. Start the server with that header, or open the file itself.`
        : `${host} could not be read. Either it does not allow other pages to read its files (CORS), or there is a problem with the network or the URL; the browser doesn’t say which. Open the URL in another tab: if the file appears, save it and drop it here.`;
    case 'needs-login':
      return `${host} does not allow public access (status ${status}): you may need to log in or accept terms first, or it does not exist. Log in at the site, then ${byHand}.`;
    case 'too-many-requests':
      return `${host} has had too many requests from this network (status ${status}; GitHub allows 60 listings an hour). Wait a while, or ${byHand}.`;
    case 'status':
      if (status === 404 || status === 410)
        return `${host} has nothing at this URL (status ${status}). Check the spelling; private files may give the same answer.`;
      return status >= 500
        ? `${host} has a server problem (status ${status}). Try again later.`
        : `${host} refused the request (status ${status}). Open the URL in another tab; if the file appears, save it and drop it here.`;
    case 'web-page':
      return `${host} sent a web page instead of data, perhaps a login page or one that displays the file. Open it in another tab: enter the URL of its download (“raw”) link instead, or save the file and drop it here.`;
    case 'no-listing':
      return `${host} sent no list of files. Enter the URL of a single file instead.`;
    case 'broken-off':
      return `The connection to ${host} was interrupted. Read the URL again.`;
    case 'redirected':
      return `${host} redirects to ${to}, which is on your own network or does not use https, so nothing was read. If you trust that URL, ${byHand}.`;
  }
}
