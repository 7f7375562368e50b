import { pino } from 'pino';
import type { z } from 'zod';
import { type Database, type Directory, openDatabase, openDirectory } from '../database/open.ts';
import { type Actor, tenantOf } from '../identity/actor.ts';
import { enqueue, type Exact, type JobOptions, publish } from '../jobs/index.ts';
import { type JobDefinition, type MessageDefinition, ownerOf } from '../messages/define.ts';
import type { Logger } from '../process/logger.ts';
import type { Running } from '../process/running.ts';
import { createTestDatabase } from './database.ts';
import { createTestIdentity } from './identity.ts';
import { entityQuery, mutationOf } from './operations.ts';
import { waitingMessages } from './queue.ts';
import { until } from './until.ts';

type Environment = Readonly<Record<string, string>>;

/** What `openService` takes. */
export interface ServiceOptions<TEnv> {
  /** The service's name: its schema and its roles. */
  readonly name: string;
  /** Its variables besides those that every service has. */
  readonly environment: Environment;
  /** The reader of its environment, in `env.ts`. */
  readonly readEnv: (source: Environment) => TEnv;
  /** `start` of its `app.ts`; a test may replace more parts. */
  readonly start: (parts: { env: TEnv; log: Logger; clock: { now(): Date } }) => Promise<Running>;
  /** What has to happen after each start, such as telling a vendor's server the address. */
  readonly onStart?: (url: string) => unknown;
  /** From which level on its log is kept; by default no line is written. */
  readonly logLevel?: string;
}

/** A service with its own database; the test plays the other services. */
export type TestService<TEnv = unknown> = Awaited<ReturnType<typeof openService<TEnv>>>;

/** A company: its id, or anyone who acts in it. */
type Tenant = string | Actor;
const idOf = (tenant: Tenant) => (typeof tenant === 'string' ? tenant : String(tenantOf(tenant)));

/**
 * Prepares a database, an identity and an environment for a service. It is not started yet: the servers of vendors may
 * have to start first.
 */
export async function openService<TEnv>({
  name,
  readEnv,
  onStart,
  logLevel = 'silent',
  ...rest
}: ServiceOptions<TEnv>) {
  const [database, identity] = await Promise.all([createTestDatabase(), createTestIdentity()]);
  const source: Environment = {
    DATABASE_URL: database.connection.databaseUrl,
    ...database.passwords(name),
    IDENTITY_PUBLIC_KEY: identity.publicJwk,
    [`${name.toUpperCase()}_PORT`]: '0',
    PUBLIC_URL: 'http://konstruct.test',
    LOG_LEVEL: 'silent',
    NODE_ENV: 'test',
    ...rest.environment,
  };
  const lines: string[] = [];
  const log = pino({ level: logLevel }, { write: (line) => void lines.push(line) });
  /** The service's time: `at` if a test sets it, else the real one and `aheadMs`. */
  const clock = { at: null as Date | null, aheadMs: 0, now: () => clock.at ?? new Date(Date.now() + clock.aheadMs) };
  const ends: (() => unknown)[] = [];
  let running: Running | undefined;

  /** The service's parts, for a start and for a test that calls a use case itself. */
  const parts = (changed: Environment = {}) => ({ env: readEnv({ ...source, ...changed }), log, clock });

  async function start(changed?: Environment): Promise<Running> {
    running = await rest.start(parts(changed));
    await onStart?.(running.url);
    return running;
  }

  async function stop(): Promise<void> {
    await running?.stop();
    running = undefined;
  }

  const server = {
    name,
    /** Where it listens; empty while it is stopped. */
    get url() {
      return running?.url ?? '';
    },
  };

  const askRaw = (actor: Actor, query: string, variables?: object) => identity.ask(server, actor, query, variables);

  async function ask<TData = Record<string, unknown>>(actor: Actor, query: string, variables?: object): Promise<TData> {
    const { data, errors } = await askRaw(actor, query, variables);
    if (!errors) return data as TData;
    throw new Error(errors.map(({ message, extensions }) => `${String(extensions?.['code'])}: ${message}`).join('\n'));
  }

  async function entity<TEntity>(actor: Actor, reference: { __typename: string; id: unknown }, selection: string) {
    const query = entityQuery(`... on ${reference.__typename} { ${selection} }`);
    return (await ask<{ _entities: TEntity[] }>(actor, query, { representations: [reference] }))
      ._entities[0] as TEntity;
  }

  const graph = {
    /** Queries the graph as the gateway does, and throws the errors of the response. */
    ask,
    /** The same with errors as data. */
    askRaw,
    /** Runs a mutation, and returns its result: `__typename`, an error's `message`, and what is selected. */
    mutate: async <TResult>(actor: Actor, mutation: string, input: object, selection?: string) =>
      (await ask<Record<string, TResult>>(actor, mutationOf(mutation, selection), { input }))[mutation] as TResult,
    /** What the service knows of an object that a reference names; null if it shows the actor none. */
    entity,
    /** The same of a company: the actor's own, unless another is named. */
    ofTenant: <TTenant>(actor: Actor, selection: string, id = tenantOf(actor)) =>
      entity<TTenant>(actor, { __typename: 'Tenant', id }, selection),
    /** POSTs JSON, as written, to a path of the service. */
    postJson: (path: string, body: string | Uint8Array<ArrayBuffer>, headers: Environment = {}) =>
      fetch(`${server.url}${path}`, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json', ...headers },
      }),
  };

  const empty = (service: string) => ({ service, entities: [], directoryEntities: [], sends: [] });
  const connection = { ...database.connection, poolSize: 1 };
  /** The databases of services that do not run here, for publishing in their names: opened when a test needs them. */
  const publishers = new Map<string, Promise<Database>>();
  let directory: Promise<Directory> | undefined;

  const queue = {
    /** Publishes messages as the service that owns them does, in one transaction. */
    async publish<TSchema extends z.ZodType>(
      message: MessageDefinition<TSchema>,
      tenant: Tenant,
      ...bodies: readonly Exact<z.input<TSchema>>[]
    ) {
      const owner = ownerOf(message.name);
      const publisher = publishers.get(owner) ?? openDatabase(empty(owner), connection);
      publishers.set(owner, publisher);
      await (await publisher).forTenant(idOf(tenant)).transactional(async (tx) => {
        for (const body of bodies) await publish(tx, message, idOf(tenant), body);
      });
    },
    /** Adds a job as the service itself does. */
    async enqueue<TSchema extends z.ZodType>(
      job: JobDefinition<TSchema>,
      payload: Exact<z.input<TSchema>>,
      options: JobOptions = {},
    ) {
      directory ??= openDirectory(empty(name), connection);
      await (await directory).fork().transactional((tx) => enqueue(tx, job, payload, options));
    },
    /** The messages of a tenant that a reader has not handled, oldest first. */
    messagesTo: (tenant: Tenant, reader: string) => waitingMessages(database, { tenantId: idOf(tenant), reader }),
    /** Waits until a statement finds a row. */
    untilFound: (statement: string, ...values: unknown[]) =>
      until(async () => (await database.query(statement, values)).length > 0),
  };

  return Object.assign(server, graph, queue, {
    database,
    identity,
    clock,
    parts,
    /** The environment that it is started with. */
    source,
    /** Everything that it logged, if a level is set. */
    logged: () => lines.join(''),
    /** Starts it, optionally with variables changed for this start only. */
    start,
    stop,
    async restart(changed?: Environment) {
      await stop();
      await start(changed);
    },
    /** Registers something that ends when this does; what was added last ends first. */
    onClose: (end: () => unknown) => void ends.unshift(end),
    /** Stops the service and everything that was added, and drops the database. */
    async close() {
      await stop();
      for (const end of ends) await end();
      await Promise.all([...publishers.values()].map(async (publisher) => (await publisher).close()));
      await (await directory)?.close();
      await database.drop();
    },
  });
}
