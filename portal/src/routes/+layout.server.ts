import { PRACTICE_PROVIDERS } from '$app/env/private';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = () => ({
  practiceProviders: (PRACTICE_PROVIDERS ?? []).map(({ values, ...shown }) => ({ ...shown, hasValues: values !== null })),
});
