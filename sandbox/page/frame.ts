import type { FastifyInstance, FastifyReply } from 'fastify';
import { readFileSync } from 'node:fs';
import { html, type Html } from './html.ts';

/** The frame around a page's content. */
export interface Frame {
  title: string;
  /** The vendor that the sandbox replaces, for the line at the top. */
  vendor: string;
  /** The names of this sandbox's own style sheets and scripts, as passed to `addAssets`. */
  styles?: string[];
  scripts?: string[];
  body: Html;
}

/** Sends a complete page. It loads nothing from other sites, and no other site may frame it. */
export function sendPage(reply: FastifyReply, frame: Frame, status = 200): FastifyReply {
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${frame.title}</title>
        <link rel="icon" href="data:," />
        ${['frame.css', ...(frame.styles ?? [])].map((name) => html`<link rel="stylesheet" href="/assets/${name}" />`)}
        ${(frame.scripts ?? []).map((name) => html`<script type="module" src="/assets/${name}"></script>`)}
      </head>
      <body>
        <aside class="notice" aria-label="About this page">
          Sandbox for ${frame.vendor} — nothing leaves this machine
        </aside>
        ${frame.body}
      </body>
    </html>`;
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .header(
      'content-security-policy',
      "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'",
    )
    .header('cache-control', 'no-store')
    .send(page.html);
}

const TYPES: Record<string, string> = { css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8' };

/** Serves `frame.css` and the given files under `/assets/`. */
export function addAssets(app: FastifyInstance, files: URL[]): void {
  for (const file of [new URL('frame.css', import.meta.url), ...files]) {
    const name = file.pathname.slice(file.pathname.lastIndexOf('/') + 1);
    const text = readFileSync(file, 'utf8');
    const type = TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? 'text/plain';
    app.get(`/assets/${name}`, async (_request, reply) =>
      reply.type(type).header('cache-control', 'no-cache').send(text),
    );
  }
}
