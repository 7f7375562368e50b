import type { Database, Directory } from '@konstruct/kit/database';
import { type BaseContext, type RequestContext, type TenantContext as TenantContextOf } from '@konstruct/kit/graph';
import { type Actor, tenantOf } from '@konstruct/kit/identity';
import type { Clock, Logger } from '@konstruct/kit/process';
import type { GenericEndpointContext } from 'better-auth';
import type { InvitationToken } from './invitation/invitation-token.ts';
import { createLoaders, type Loaders } from './loaders.ts';
import type { MailTokens } from './mail/mail-tokens.ts';
import type { Mailer } from './mail/mailer.port.ts';
import type { RateLimitStorage } from './rate-limit/rate-limit-storage.ts';

/** The dependencies of the service. */
export interface Dependencies {
  readonly database: Database;
  readonly directory: Directory;
  readonly clock: Clock;
  readonly log: Logger;
  readonly mailer: Mailer;
  readonly rateLimits: RateLimitStorage;
  readonly signUpTokens: MailTokens;
  readonly passwordResetTokens: MailTokens;
  readonly invitationTokenOf: InvitationToken;
  /** The address where people open the product: links in mails begin with it. */
  readonly publicUrl: string;
}

export type TenantContext = TenantContextOf<Dependencies>;

/**
 * What a use case works with before a company is known. Its `em` is the directory's, which holds people, sessions and
 * mails.
 */
export type DirectoryContext = BaseContext<Dependencies>;

/** What a sign-in path works with. */
export interface AuthContext extends DirectoryContext {
  /** better-auth's own context of the request: cookies, sessions, password hashing. */
  readonly endpoint: GenericEndpointContext;
}

export type Context = RequestContext<Dependencies, Loaders>;

export function createContext(deps: Dependencies, actor: Actor): Context {
  const em = deps.database.forTenant(tenantOf(actor));
  return { actor, em, clock: deps.clock, deps, loaders: createLoaders({ em, directory: deps.directory }) };
}

export function createDirectoryContext(deps: Dependencies): DirectoryContext {
  return { em: deps.directory.fork(), clock: deps.clock, deps };
}

export function createAuthContext(deps: Dependencies, endpoint: GenericEndpointContext): AuthContext {
  return { ...createDirectoryContext(deps), endpoint };
}

export { createTenantContext, inTransaction, tenantContextOf } from '@konstruct/kit/graph';
