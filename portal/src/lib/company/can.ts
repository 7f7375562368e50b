import { page } from '$app/state';

interface Company {
  /** Null if the roles cannot be read. */
  readonly viewerPermissions: readonly string[] | null;
}

/**
 * Whether the operator's role in a company includes a permission. This decides what is shown, never what is allowed. If
 * the roles cannot be read, everything is shown, and the service rejects what the role does not include.
 */
export const mayIn = ({ viewerPermissions }: Company, permission: string): boolean =>
  viewerPermissions?.includes(permission) ?? true;

/** The same for the open company. */
export const can = (permission: string): boolean => {
  const company = page.data['company'] as Company | undefined;
  return company ? mayIn(company, permission) : false;
};
