import type { z } from 'zod';

/** A job of one service: work that is done at least once, at its time. */
export interface JobDefinition<TSchema extends z.ZodType = z.ZodType> {
  readonly kind: 'job';
  /** `<owner>.<verb_noun>`: the owner runs it. */
  readonly name: string;
  /** Ids only, never texts or secrets: payloads of jobs are outside row security. */
  readonly schema: TSchema;
  /** The group whose share of the places the job uses. Default: the tenant, if the payload names one. */
  readonly groupOf?: (payload: z.output<TSchema>) => string | null;
}

/** An event of one service that others read. Its body may contain texts, never secrets. */
export interface MessageDefinition<TSchema extends z.ZodType = z.ZodType> {
  readonly kind: 'message';
  /** `<owner>.<noun>_<past participle>`. */
  readonly name: string;
  readonly schema: TSchema;
  /** The services that handle it, each once. */
  readonly readers: readonly string[];
  /**
   * Messages of a tenant with the same stream are handled one after another, in the order of writing. Undefined: each
   * on its own.
   */
  readonly streamOf?: (body: z.output<TSchema>) => string;
}

/** A job or a message. */
export type Definition = JobDefinition | MessageDefinition;

/** Defines a job. `name` is `<owner>.<verb_noun>`. */
export function defineJob<TSchema extends z.ZodType>(
  name: `${string}.${string}`,
  schema: TSchema,
  groupOf?: (payload: z.output<TSchema>) => string | null,
): JobDefinition<TSchema> {
  return { kind: 'job', name, schema, ...(groupOf && { groupOf }) };
}

/** Defines a message. `name` is `<owner>.<noun>_<past participle>`. */
export function defineMessage<TSchema extends z.ZodType>(
  name: `${string}.${string}`,
  readers: readonly string[],
  schema: TSchema,
  streamOf?: (body: z.output<TSchema>) => string,
): MessageDefinition<TSchema> {
  return { kind: 'message', name, readers, schema, ...(streamOf && { streamOf }) };
}

/** The service with which a name begins. */
export function ownerOf(name: string): string {
  return name.slice(0, name.indexOf('.'));
}

/** A queue that a definition needs, and the service that processes it. */
export interface Queue {
  readonly name: string;
  readonly kind: Definition['kind'];
  readonly service: string;
}

/** The queue from which `service` takes the definition's jobs or messages. */
export function queueName(definition: Definition, service: string): string {
  return definition.kind === 'job' ? definition.name : `${definition.name}/${service}`;
}

/** All queues of a definition: one for a job, one per reader for a message. */
export function queuesOf(definition: Definition): Queue[] {
  const services = definition.kind === 'job' ? [ownerOf(definition.name)] : definition.readers;
  return services.map((service) => ({ name: queueName(definition, service), kind: definition.kind, service }));
}
