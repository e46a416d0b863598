import { describe, expect, it } from 'vitest';
import { KeptConnections } from '../../src/judges/kept-connections.ts';

const ONE = 'https://one.example.org/v1';
const OTHER = 'https://other.example.org/v1';

describe('calls without an answer', () => {
  it('stand for the connections that were kept, once, and for three requests each', () => {
    const connections = new KeptConnections();
    const requests = Array.from({ length: 5 }, () => connections.unanswered(ONE));
    expect(requests).toEqual([7, 5, 3, 3, 3]);
  });

  it('stand for two more after an answer, and for no more than seven after many', () => {
    const connections = new KeptConnections();
    for (let i = 0; i < 5; i++) connections.unanswered(ONE);
    connections.answered(ONE);
    expect([connections.unanswered(ONE), connections.unanswered(ONE)]).toEqual([5, 3]);
    for (let i = 0; i < 100; i++) connections.answered(ONE);
    const requests = Array.from({ length: 3 }, () => connections.unanswered(ONE));
    expect(requests).toEqual([7, 5, 3]);
  });

  it('share what is kept with the others to their host, whatever the path', () => {
    const connections = new KeptConnections();
    expect(connections.unanswered(ONE)).toBe(7);
    expect(connections.unanswered('https://one.example.org/v2')).toBe(5);
    expect(connections.unanswered(OTHER)).toBe(7);
    expect(connections.unanswered('no address')).toBe(7);
  });
});
