import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';

/** A SvelteKit app with one route and nothing in it: what the portal's pages are held against. */
export default { plugins: [sveltekit({ adapter: adapter() })] };
