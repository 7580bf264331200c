import type { Plugin } from 'vite';
export function packStudy(): Uint8Array;
export function bundledStudy(): Plugin;
