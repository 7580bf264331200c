/** The text of `surface-wasm.ts` as its source has it now. */
export function kernelModule(): Promise<string>;
