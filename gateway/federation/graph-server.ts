import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { FastifyBaseLogger } from 'fastify';
import type { GraphContext } from '../context.ts';
import { switchOffTelemetry } from '../env.ts';
import { readFieldRules } from '../limits/field-rules.ts';
import type { Limits } from '../limits/limits.ts';
import { admitDocument } from '../rates/admit-document.ts';
import { chargeOperation } from '../rates/charge-operation.ts';
import { answerRules } from './answer-rules.ts';
import { maskError } from '../errors/mask-errors.ts';
import type { ServiceConnections } from './service-connections.ts';
import { createSubgraphSource } from './subgraph-source.ts';

export interface GraphServerOptions {
  readonly supergraph: string;
  readonly subgraphUrls: Readonly<Record<string, string>>;
  readonly connections: ServiceConnections;
  readonly limits: Limits;
  readonly isIntrospectable: boolean;
  readonly log: FastifyBaseLogger;
}

/**
 * How plans are made. Every field that several services can answer multiplies the possible plans of a document, and the
 * planner runs on the thread that serves all requests. Its default limit of 10,000 plans lets a document of 400 fields
 * stop the gateway for four seconds.
 */
export const plannerConfig = ({ documentPlans }: Pick<Limits, 'documentPlans'>) => ({
  debug: { maxEvaluatedPlans: documentPlans },
});

/**
 * The federated graph. It trusts no input, plans only what is within the limits, and reveals nothing about its
 * internals.
 */
export async function startGraphServer({
  supergraph,
  subgraphUrls,
  connections,
  limits,
  isIntrospectable,
  log,
}: GraphServerOptions) {
  const quiet = { debug: () => undefined, info: () => undefined, warn: log.warn.bind(log), error: log.error.bind(log) };
  switchOffTelemetry();
  const gateway = new ApolloGateway({
    supergraphSdl: supergraph,
    buildService({ name }) {
      const url = subgraphUrls[name];
      if (!url) throw new Error(`The composed graph has a subgraph ${name}, whose address is not set.`);
      return createSubgraphSource(name, url, connections);
    },
    queryPlannerConfig: plannerConfig(limits),
    // Outside production the library would send the caller the plan, including the services' addresses.
    __exposeQueryPlanExperimental: false,
    logger: quiet,
  });
  const server = new ApolloServer<GraphContext>({
    gateway,
    introspection: isIntrospectable,
    csrfPrevention: true,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    parseOptions: { maxLexicalTokens: limits.documentTokens },
    formatError: maskError,
    plugins: [
      admitDocument(limits),
      chargeOperation({ rules: readFieldRules(supergraph), documentCost: limits.documentCost }),
      answerRules,
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
    logger: quiet,
    stopOnTerminationSignals: false,
  });
  await server.start();
  if (!gateway.schema) throw new Error('The composed graph could not be loaded.');
  return { server, schema: gateway.schema };
}
