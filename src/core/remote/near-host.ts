/** Whether a host is this machine, or in its network, so that nobody on the internet lies between. */
export function isNearHost(hostname: string): boolean {
  const name = hostname.toLowerCase().replace(/^\[|\]$/g, '');
  if (name === 'localhost' || /\.(localhost|local|internal|lan|home\.arpa)$/.test(name))
    return true;
  if (name.includes(':')) return /^(::1$|f[cd][0-9a-f]{2}:|fe[89ab][0-9a-f]:)/.test(name);
  const address = /^(\d+)\.(\d+)\.\d+\.\d+$/.exec(name);
  // A name without a dot is no name of the internet.
  if (address === null) return !name.includes('.');
  const [first, second] = [Number(address[1]), Number(address[2])];
  return (
    first === 127 ||
    first === 10 ||
    (first === 172 && second >= 16 && second < 32) ||
    (first === 192 && second === 168) ||
    (first === 169 && second === 254) ||
    // Shared by providers, and what Tailscale gives.
    (first === 100 && second >= 64 && second < 128)
  );
}
