import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

/** The one inline style that SvelteKit's own route announcer carries. */
const announcerStyle = 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo=';

export default defineConfig({
  environments: {
    client: {
      build: {
        rolldownOptions: {
          // One file of what every page shares: a hundred small ones weigh a fifth more.
          output: {
            codeSplitting: {
              groups: [{ name: 'shared', test: /portal\/src\/lib\/(ui|graph|format|live|company)\/|portal\/src\/lib\/[a-z-]+\.ts/ }],
            },
          },
        },
      },
    },
  },
  plugins: [
    sveltekit({
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
          'connect-src': ['self'],
          'manifest-src': ['self'],
          'form-action': ['self'],
          'frame-ancestors': ['none'],
          'base-uri': ['none'],
        },
      },
    }),
  ],
});
