import type { Unreachable } from '../../../core/failure.ts';

/** What kept something from being had, and what to do next. */
export function unreachableEn({ reason, host, status = 0, to = '' }: Unreachable): string {
  const byHand = 'open the address in another tab, save the file and drop it here';
  switch (reason) {
    case 'not-an-address':
      return 'This is no address that can be read. Give one that begins with https:// and has no user name or password in it, or the name of a data set on Hugging Face (OWNER/NAME).';
    case 'offline':
      return `You are offline, so ${host} could not be asked. Connect and try again, or open a file on this device.`;
    case 'insecure':
      return `${host} can’t be read over http: pages may only ask over https. Write https:// instead; if the site does not have it, ${byHand}.`;
    case 'cors-or-network':
      return /^(localhost|127\.|\[::1\])/.test(host)
        ? `${host} could not be read. Either no server answers there, or it does not allow other pages to read it (it has to send the header Access-Control-Allow-Origin), or the browser was not allowed to reach this machine; a page is not told which. Start the server with that header, or open the file itself.`
        : `${host} could not be read. Either it does not allow other pages to read its files (CORS), or the network or the address is at fault; a page is not told which. Open the address in another tab: if the file comes, save it and drop it here.`;
    case 'needs-login':
      return `${host} does not give this to everybody (answer ${status}): one has to log in or accept terms first, or it is not there. To get it, log in at the site, ${byHand}.`;
    case 'too-many-requests':
      return `${host} has been asked too often from this network (answer ${status}; GitHub lists files 60 times an hour). Wait a while, or ${byHand}.`;
    case 'status':
      if (status === 404 || status === 410)
        return `${host} has nothing at this address (answer ${status}). Check its spelling; what is private may answer the same way.`;
      return status >= 500
        ? `${host} is in trouble itself (answer ${status}). Try again later.`
        : `${host} refused (answer ${status}). See what the address shows in another tab; if it is the file, save it and drop it here.`;
    case 'web-page':
      return `${host} sent a web page instead of data, perhaps one to log in or one that shows the file. Look at it in another tab: give the address of its download (“raw”) link instead, or save the file and drop it here.`;
    case 'no-listing':
      return `${host} sent no list of files. Give the address of one file instead.`;
    case 'broken-off':
      return `The connection to ${host} broke off in the middle. Read the address again.`;
    case 'redirected':
      return `${host} redirects to ${to}, which is on your own network or does not use https, so nothing was read. If you trust that address, ${byHand}.`;
  }
}
