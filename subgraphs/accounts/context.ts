import type { Database, Directory, EntityManager } from '@konstruct/kit/database';
import { tenantIdOf } from '@konstruct/kit/graph';
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

/** What every use case works with. */
interface BaseContext {
  readonly em: EntityManager;
  readonly clock: Clock;
  readonly deps: Dependencies;
}

/**
 * What a use case works with in one company, whether a resolver or a job calls it. Its `em` sees and changes the rows of this tenant only.
 */
export interface TenantContext extends BaseContext {
  readonly tenantId: string;
}

/** What a use case works with before a company is known. Its `em` is the directory's, which holds people, sessions and mails. */
export type DirectoryContext = BaseContext;

/** What a sign-in path works with. */
export interface AuthContext extends DirectoryContext {
  /** better-auth's own context of the request: cookies, sessions, password hashing. */
  readonly endpoint: GenericEndpointContext;
}

/** What resolvers work with: one for each request. Its `em` sees the rows of the actor's tenant only. */
export interface Context extends BaseContext {
  readonly actor: Actor;
  readonly loaders: Loaders;
}

export function createContext(deps: Dependencies, actor: Actor): Context {
  const em = deps.database.forTenant(tenantOf(actor));
  return { actor, em, clock: deps.clock, deps, loaders: createLoaders({ em, directory: deps.directory }) };
}

/** The context of a job, or of a use case that first has to find its company. */
export function createTenantContext(deps: Dependencies, tenantId: string): TenantContext {
  return { tenantId, em: deps.database.forTenant(tenantId), clock: deps.clock, deps };
}

export function createDirectoryContext(deps: Dependencies): DirectoryContext {
  return { em: deps.directory.fork(), clock: deps.clock, deps };
}

export function createAuthContext(deps: Dependencies, endpoint: GenericEndpointContext): AuthContext {
  return { ...createDirectoryContext(deps), endpoint };
}

/** The context of the company that the actor acts in. Throws FORBIDDEN when there is none. */
export function tenantContextOf(ctx: Context): TenantContext {
  const { em, clock, deps } = ctx;
  return { tenantId: tenantIdOf(ctx), em, clock, deps };
}

/** Runs the work in one transaction. */
export function inTransaction<TContext extends BaseContext, T>(ctx: TContext, work: (tx: TContext) => Promise<T>): Promise<T> {
  return ctx.em.transactional((em) => work({ ...ctx, em }));
}
