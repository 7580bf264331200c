import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../src/formats/sha256';

describe('SHA-256', () => {
  it('is that of FIPS 180-4 for its examples', () => {
    const of = (text: string) => sha256(new TextEncoder().encode(text));
    expect(of('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(of('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq')).toBe(
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    );
  });

  it("is Node's for every length about the ends of blocks, and in the middle of a buffer", () => {
    const bytes = Uint8Array.from({ length: 400 }, (_, at) => (at * 37) % 256);
    for (let length = 0; length <= 260; length++) {
      const part = bytes.subarray(3, 3 + length);
      expect(sha256(part)).toBe(createHash('sha256').update(part).digest('hex'));
    }
  });
});
