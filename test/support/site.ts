import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import { extname } from 'node:path';
import type { PageFrame } from '../../shared/platform/views.ts';

const ROOT = `${import.meta.dirname}/../../web/dist`;
const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

type Render = (path: string, locals: { page: PageFrame }) => Promise<{ status: number; html: string }>;

/** The page library as the publisher uses it: `npm run build:web` has made it. */
export async function pageLibrary(): Promise<Render> {
  const { render } = await import(`${ROOT}/server/entry.mjs`);
  return render;
}

/** Pages made of view models and the built assets, on a port of this machine. */
export interface TemplateSite {
  readonly origin: string;
  /** Bytes of a page as it would be stored. */
  html(path: string): Promise<string>;
  close(): Promise<void>;
}

/**
 * Serves each view model at its path. Nothing answers behind it: what pages show is what they were rendered with.
 * @param pages view model of each public path, a query string left out
 */
export async function serveTemplates(pages: ReadonlyMap<string, PageFrame>): Promise<TemplateSite> {
  const render = await pageLibrary();
  const send = (response: ServerResponse, status: number, type: string, body: string | Buffer) =>
    response.writeHead(status, { 'content-type': type }).end(body);
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const page = pages.get(pathname);
    if (page) {
      const { status, html } = await render(request.url ?? '/', { page });
      return send(response, status, 'text/html; charset=utf-8', html);
    }
    if (pathname === '/assets/organization.css') return send(response, 200, 'text/css', ':root{--org:#0f6f74}');
    if (pathname.startsWith('/tallies/')) return send(response, 200, 'application/json', '{}');
    const type = TYPES[extname(pathname)];
    const file = type && (await readFile(`${ROOT}/client${pathname}`).catch(() => undefined));
    return file ? send(response, 200, type, file) : send(response, 404, 'text/plain', 'not found');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    origin: `http://127.0.0.1:${port}`,
    html: async (path) => {
      const page = pages.get(path);
      if (!page) throw new Error(`No view model for ${path}`);
      return (await render(path, { page })).html;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
