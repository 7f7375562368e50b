import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig, type Plugin } from 'vite';

/** The one inline style that SvelteKit's own route announcer carries. */
const announcerStyle = 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo=';

/**
 * The code of every page, in one file, because many small files add overhead. Without currencies: only payment pages
 * need them.
 */
const core =
  /portal\/src\/lib\/(graph|live|format\/(?!money|sum-usd|time-zones)|route|theme|ui\/(Avatar|Button|Card|Icon|icons|Logo|PageHeader|ready|text|ThemeToggle|feedback\/(Badge|EmptyState|Missing|Notice|text|toasts|Toasts)))|schema\/money\/(?!currency)/;
const forms = /portal\/src\/lib\/ui\/form\/(described-by|Field|Form|Labelled|rejection|Select|text|TextArea)/;

/** Codegen does not mark its fragments as removable when nothing uses them. */
const leaveOutUnusedFragments: Plugin = {
  name: 'leave-out-unused-fragments',
  transform: {
    filter: { id: /generated\/graphql\.ts$/ },
    handler: (code) => code.replaceAll('= new TypedDocumentString(', '= /* @__PURE__ */ new TypedDocumentString('),
  },
};

/** Where Vite sends changes to the browser during development. */
const changes = 'ws://localhost:24678';

export default defineConfig(({ command }) => ({
  environments: {
    client: {
      build: {
        rolldownOptions: {
          output: {
            codeSplitting: {
              groups: [
                { name: 'core', test: core, priority: 2 },
                { name: 'forms', test: forms, priority: 1 },
              ],
            },
          },
        },
      },
    },
  },
  plugins: [
    leaveOutUnusedFragments,
    sveltekit({
      // Inlines a page's style sheets, which are all smaller than this, so that the first response is enough to render
      // a first visit.
      inlineStyleThreshold: 16_384,
      adapter: adapter(),
      csp: {
        mode: 'nonce',
        directives: {
          'default-src': ['none'],
          'script-src': ['self'],
          'style-src': ['self'],
          'style-src-attr': ['unsafe-hashes', announcerStyle],
          'img-src': ['self', 'data:'],
          'font-src': ['self'],
          'connect-src': command === 'serve' ? ['self', changes] : ['self'],
          'manifest-src': ['self'],
          'form-action': ['self'],
          'frame-ancestors': ['none'],
          'base-uri': ['none'],
        },
      },
    }),
  ],
}));
