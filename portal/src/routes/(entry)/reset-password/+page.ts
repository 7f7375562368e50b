import type { PageLoad } from './$types';

export const load: PageLoad = ({ url }) => ({
  token: url.searchParams.has('error') ? null : url.searchParams.get('token'),
  /** Whether the new password completes a sign-up. */
  isNew: url.searchParams.has('new'),
});
