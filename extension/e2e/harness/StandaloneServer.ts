import { readFile } from 'node:fs/promises';
import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const pages = new URL('../../dist/standalone/', import.meta.url);
const types: Readonly<Record<string, string>> = { js: 'text/javascript', css: 'text/css', html: 'text/html; charset=utf-8', svg: 'image/svg+xml' };

/** The standalone pages in front of the functions, at one address as they are in use. */
export class StandaloneServer {
  private readonly server: Server;

  constructor(private readonly functions: string) {
    this.server = createServer((incoming, outgoing) => void this.answer(incoming, outgoing));
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => {
      this.server.listen(0, '127.0.0.1', resolve);
    });
    return `http://127.0.0.1:${String((this.server.address() as AddressInfo).port)}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const { pathname } = new URL(incoming.url ?? '/', 'http://localhost');
    const file = pathname === '/' ? 'index.html' : pathname.slice(1);
    if (file === 'index.html' || file.startsWith('assets/')) {
      const content = await readFile(new URL(file, pages)).catch(() => undefined);
      outgoing.writeHead(content === undefined ? 404 : 200, { 'Content-Type': types[file.split('.').at(-1) ?? ''] ?? 'application/octet-stream' }).end(content);
      return;
    }
    const { origin, ...headers } = incoming.headers; // the same origin needs no CORS
    void origin;
    const { hostname, port } = new URL(this.functions);
    const passed = request({ hostname, port, path: incoming.url, method: incoming.method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    passed.on('error', () => outgoing.destroy());
    incoming.pipe(passed);
  }
}
