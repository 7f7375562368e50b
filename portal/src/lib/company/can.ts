import { page } from '$app/state';

/** Whether the operator's role here includes a permission: decides what is shown, never what is allowed. */
export const can = (permission: string): boolean => {
  const company = page.data['company'] as { viewerPermissions: readonly string[] } | undefined;
  return company?.viewerPermissions.includes(permission) ?? false;
};
