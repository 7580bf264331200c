import type { AddressInfo } from 'node:net';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appServer, securityHeaders } from '../../src/cli/serve';

describe('the server of the app', () => {
  let folder = '';
  let address = '';
  let stop = (): void => undefined;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'junda-serve-'));
    await writeFile(join(folder, 'index.html'), '<p>app</p>');
    const server = appServer(folder);
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', () => resolve());
    });
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    stop = () => {
      server.closeAllConnections();
      server.close();
    };
  });
  afterAll(async () => {
    stop();
    await rm(folder, { recursive: true, force: true });
  });

  it.each([
    ['', 200],
    ['nowhere', 404],
  ])('%j answers %d with every security header', async (path, status) => {
    const response = await fetch(address + path);
    expect(response.status).toBe(status);
    for (const [name, value] of Object.entries(securityHeaders)) expect(response.headers.get(name)).toBe(value);
    await response.arrayBuffer();
  });

  it('allows no other origin, no inline script and no frame', () => {
    const policy = securityHeaders['Content-Security-Policy'] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe-inline|https?:|\*/);
    expect(policy).toContain("frame-ancestors 'none'");
  });
});
