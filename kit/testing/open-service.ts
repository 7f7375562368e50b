import type { z } from 'zod';
import { type Database, type Directory, openDatabase, openDirectory } from '../database/open.ts';
import type { Actor } from '../identity/actor.ts';
import { enqueue, type Exact, type JobOptions, publish } from '../jobs/index.ts';
import { type JobDefinition, type MessageDefinition, ownerOf } from '../messages/define.ts';
import type { Running } from '../process/running.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';
import { type Answer, createTestIdentity, type TestIdentity } from './identity.ts';
import { type WaitingMessage, waitingMessages } from './queue.ts';

type Environment = Readonly<Record<string, string>>;

/** What `openService` takes. */
export interface ServiceOptions {
  /** The service's name: its schema and its roles. */
  readonly name: string;
  /** Its variables besides those that every service has; it may need the identity's or the database's. */
  readonly environment: (parts: { readonly database: TestDatabase; readonly identity: TestIdentity }) => Environment;
  /** Starts it from its whole environment: `main.ts`, or `app.ts` with parts replaced. */
  readonly start: (source: Environment) => Promise<Running>;
}

/** A service with its own database; the test plays the other services. */
export interface TestService {
  readonly name: string;
  readonly database: TestDatabase;
  readonly identity: TestIdentity;
  /** The environment that it is started with. */
  readonly source: Environment;
  /** Where it listens; empty while it is stopped. */
  readonly url: string;
  /** Starts it, optionally with variables changed for this start only. */
  start(changed?: Environment): Promise<Running>;
  stop(): Promise<void>;
  restart(changed?: Environment): Promise<void>;
  /** Queries the graph as the gateway does, and throws the errors of the response. */
  ask<TData = Record<string, unknown>>(actor: Actor, query: string, variables?: object): Promise<TData>;
  /** The same with errors as data. */
  askRaw(actor: Actor, query: string, variables?: object): Promise<Answer>;
  /** Publishes messages as the service that owns them does, in one transaction. */
  publish<TSchema extends z.ZodType>(
    message: MessageDefinition<TSchema>,
    tenantId: string,
    ...bodies: readonly Exact<z.input<TSchema>>[]
  ): Promise<void>;
  /** Adds a job as the service itself does. */
  enqueue<TSchema extends z.ZodType>(
    job: JobDefinition<TSchema>,
    payload: Exact<z.input<TSchema>>,
    options?: JobOptions,
  ): Promise<void>;
  /** The messages of a tenant that a reader has not handled, oldest first. */
  messagesTo(tenantId: string, reader: string): Promise<WaitingMessage[]>;
  /** Registers something that ends when this does; what was added last ends first. */
  onClose(end: () => unknown): void;
  /** Stops the service and everything that was added, and drops the database. */
  close(): Promise<void>;
}

/**
 * Prepares a database, an identity and an environment for a service. It is not started yet: the servers of vendors may
 * have to start first.
 */
export async function openService({ name, environment, start }: ServiceOptions): Promise<TestService> {
  const [database, identity] = await Promise.all([createTestDatabase(), createTestIdentity()]);
  const source: Environment = {
    DATABASE_URL: database.connection.databaseUrl,
    ...database.passwords(name),
    IDENTITY_PUBLIC_KEY: identity.publicJwk,
    [`${name.toUpperCase()}_PORT`]: '0',
    PUBLIC_URL: 'http://konstruct.test',
    LOG_LEVEL: 'silent',
    NODE_ENV: 'test',
    ...environment({ database, identity }),
  };
  let running: Running | undefined;
  let directory: Promise<Directory> | undefined;
  const publishers = new Map<string, Promise<Database>>();
  const ends: (() => unknown)[] = [];

  const empty = (service: string) => ({ service, entities: [], directoryEntities: [], sends: [] });
  const connection = { ...database.connection, poolSize: 1 };

  /** The database of a service that does not run here, for publishing in its name: opened when a test needs it. */
  function publisherOf(owner: string): Promise<Database> {
    const opened = publishers.get(owner) ?? openDatabase(empty(owner), connection);
    publishers.set(owner, opened);
    return opened;
  }

  const service: TestService = {
    name,
    database,
    identity,
    source,
    get url() {
      return running?.url ?? '';
    },
    async start(changed) {
      running = await start({ ...source, ...changed });
      return running;
    },
    async stop() {
      await running?.stop();
      running = undefined;
    },
    async restart(changed) {
      await service.stop();
      await service.start(changed);
    },
    async ask<TData>(actor: Actor, query: string, variables?: object) {
      const { data, errors } = await service.askRaw(actor, query, variables);
      if (errors)
        throw new Error(
          errors.map(({ message, extensions }) => `${String(extensions?.['code'])}: ${message}`).join('\n'),
        );
      return data as TData;
    },
    askRaw: (actor, query, variables) => identity.ask(service, actor, query, variables),
    async publish(message, tenantId, ...bodies) {
      const publisher = await publisherOf(ownerOf(message.name));
      await publisher.forTenant(tenantId).transactional(async (tx) => {
        for (const body of bodies) await publish(tx, message, tenantId, body);
      });
    },
    async enqueue(job, payload, options = {}) {
      directory ??= openDirectory(empty(name), connection);
      await (await directory).fork().transactional((tx) => enqueue(tx, job, payload, options));
    },
    messagesTo: (tenantId, reader) => waitingMessages(database, { tenantId, reader }),
    onClose: (end) => void ends.unshift(end),
    async close() {
      await service.stop();
      for (const end of ends) await end();
      await Promise.all([...publishers.values()].map(async (publisher) => (await publisher).close()));
      await (await directory)?.close();
      await database.drop();
    },
  };
  return service;
}
