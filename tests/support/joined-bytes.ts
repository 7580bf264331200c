/** The parts of a file, each copied before the next is made, as one. */
export function joinedBytes(parts: Iterable<Uint8Array>): Uint8Array {
  const copies = Array.from(parts, (part) => part.slice());
  const joined = new Uint8Array(copies.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of copies) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
