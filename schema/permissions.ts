/** The roles that a member of a company may have. */
export const roles = ['OWNER', 'ADMIN', 'MEMBER', 'VIEWER', 'BILLING'] as const;
export type Role = (typeof roles)[number];

interface Grant {
  readonly roles: readonly Role[];
  /** Whether an API token can be given this permission as a scope. */
  readonly isTokenScope: boolean;
}

const all: readonly Role[] = roles;
const staff: readonly Role[] = ['OWNER', 'ADMIN', 'MEMBER', 'VIEWER'];
const workers: readonly Role[] = ['OWNER', 'ADMIN', 'MEMBER'];
const admins: readonly Role[] = ['OWNER', 'ADMIN'];

/** The permission table: who may do what. `@can(permission:)` in the schema names its rows. */
export const permissionTable = {
  'tenant:read': { roles: all, isTokenScope: true },
  'tenant:leave': { roles: all, isTokenScope: false },
  'members:read': { roles: all, isTokenScope: true },
  'usage:read': { roles: all, isTokenScope: true },
  'agents:read': { roles: staff, isTokenScope: true },
  'conversations:read': { roles: staff, isTokenScope: true },
  'channels:read': { roles: staff, isTokenScope: true },
  'agents:manage': { roles: workers, isTokenScope: true },
  'conversations:reply': { roles: workers, isTokenScope: true },
  'keys:read': { roles: workers, isTokenScope: true },
  'channels:manage': { roles: admins, isTokenScope: true },
  'keys:manage': { roles: admins, isTokenScope: true },
  'webhooks:manage': { roles: admins, isTokenScope: true },
  'tenant:manage': { roles: admins, isTokenScope: false },
  'members:manage': { roles: admins, isTokenScope: false },
  'tokens:manage': { roles: admins, isTokenScope: false },
  'audit:read': { roles: admins, isTokenScope: true },
  'people:erase': { roles: admins, isTokenScope: false },
  'budgets:manage': { roles: ['OWNER', 'ADMIN', 'BILLING'], isTokenScope: true },
  'billing:read': { roles: ['OWNER', 'ADMIN', 'BILLING'], isTokenScope: true },
  'billing:manage': { roles: ['OWNER', 'BILLING'], isTokenScope: false },
  'tenant:delete': { roles: ['OWNER'], isTokenScope: false },
  'ownership:transfer': { roles: ['OWNER'], isTokenScope: false },
} as const satisfies Record<string, Grant>;

export type Permission = keyof typeof permissionTable | typeof signedIn;

/** Held by every signed-in operator, member of a company or not: the permission to create a company. */
export const signedIn = 'tenants:create';

type TokenScopeIn<Table extends Record<string, Grant>> = {
  [Name in keyof Table]: Table[Name]['isTokenScope'] extends true ? Name : never;
}[keyof Table];

/** A permission that an API token can be given. */
export type TokenScope = TokenScopeIn<typeof permissionTable>;

const isTokenScope = (name: keyof typeof permissionTable): name is TokenScope => permissionTable[name].isTokenScope;

/** Every scope that an API token can be given, in the table's order. */
export const tokenScopes: readonly TokenScope[] = (
  Object.keys(permissionTable) as (keyof typeof permissionTable)[]
).filter(isTokenScope);

/** Part of every API token: everything that a company has is read through `Query.tenant`. */
export const baseTokenScope: TokenScope = 'tenant:read';

/** All permissions of a role, in the table's order. */
export function permissionsOf(role: Role): Permission[] {
  return (Object.keys(permissionTable) as (keyof typeof permissionTable)[]).filter((name) =>
    (permissionTable[name].roles as readonly Role[]).includes(role),
  );
}

type Asking =
  | { readonly kind: 'operator'; readonly role: string | null }
  | { readonly kind: 'token'; readonly scopes: readonly string[] }
  | { readonly kind: 'service' }
  | { readonly kind: 'anonymous' };

/** Whether the caller has the permission. Services act through jobs and internal calls, never through the graph. */
export function isAllowed(actor: Asking, permission: string): boolean {
  if (permission === signedIn) return actor.kind === 'operator';
  const grant = permissionTable[permission as keyof typeof permissionTable] as Grant | undefined;
  if (!grant) return false;
  if (actor.kind === 'operator') return grant.roles.some((role) => role === actor.role);
  return actor.kind === 'token' && grant.isTokenScope && actor.scopes.includes(permission);
}
