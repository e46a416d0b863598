import { describe, expect, it } from 'vitest';
import { addressOf, isNear } from '../../src/judges/reach.ts';

describe('an address', () => {
  it.each([
    ['https://x.org/v1', 'https://x.org/v1/chat'],
    ['https://x.org/v1/', 'https://x.org/v1/chat'],
    ['https://x.org', 'https://x.org/chat'],
    ['https://x.org/d?api-version=1#a', 'https://x.org/d/chat?api-version=1'],
  ])('%s with a path behind it', (base, whole) => {
    expect(addressOf(base, '/chat')?.href).toBe(whole);
  });

  it.each(['', 'x.org', 'file:///x', 'javascript:1', 'https://a:b@x.org', 'https://a@x.org'])(
    '“%s” is none',
    (base) => {
      expect(addressOf(base, '/chat')).toBeNull();
    },
  );
});

describe('what is near', () => {
  it.each([
    ...['localhost', 'a.localhost', '127.0.0.1', '127.9.9.9', '[::1]', '10.1.2.3', '172.16.0.1'],
    ...[
      '172.31.255.1',
      '192.168.0.9',
      '169.254.1.1',
      '100.64.0.1',
      'nas.local',
      'gpu',
      '[fd00::1]',
    ],
    ...['[fe80::1]', 'box.lan', 'LOCALHOST'],
  ])('%s is', (host) => {
    expect(isNear(new URL(`http://${host}:8080/`))).toBe(true);
  });

  it.each([
    ...['example.org', '8.8.8.8', '172.32.0.1', '172.15.0.1', '192.169.0.1', '100.128.0.1'],
    ...['localhost.example.org', '127.0.0.1.example.org', '[2001:db8::1]', '[::2]', '11.0.0.1'],
    'fd00.example.org',
  ])('%s is not', (host) => {
    expect(isNear(new URL(`http://${host}/`))).toBe(false);
  });
});
