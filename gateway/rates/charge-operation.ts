import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { GraphContext } from '../context.ts';
import { costOf, type DocumentCost } from '../limits/document-cost.ts';
import type { FieldRules } from '../limits/field-rules.ts';
import { graphqlRejection } from './graphql-rejection.ts';
import type { RequestRates } from './request-rates.ts';

export interface ChargeOptions {
  readonly rules: FieldRules;
  /** The most that an operation may cost, in fields of its answer and days of its ranges. */
  readonly documentCost: number;
}

/** The number of fields in an answer: the fields of objects and the contents of lists. */
export function fieldsOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const isList = Array.isArray(value);
  let count = 0;
  for (const each of isList ? value : Object.values(value))
    count += (isList && typeof each === 'object' && each !== null ? 0 : 1) + fieldsOf(each);
  return count;
}

async function charge(rates: RequestRates, { fieldCount, dayCount, effects }: DocumentCost): Promise<void> {
  const rejection = await graphqlRejection(rates.charge([['points', fieldCount + dayCount], ...effects]));
  if (rejection) throw rejection;
}

/**
 * Before a service is called, rejects an operation with an answer that could grow past the limit, and charges the rest
 * to the caller's rates by the most they may cost. Afterwards refunds what an answer without errors did not contain.
 */
export function chargeOperation({ rules, documentCost }: ChargeOptions): ApolloServerPlugin<GraphContext> {
  return {
    async requestDidStart({ contextValue: { isWarmingUp, rates } }) {
      if (isWarmingUp) return {};
      let charged = 0;
      return {
        async didResolveOperation({ schema, document, operation, request }) {
          if (!operation) return;
          const cost = costOf(schema, rules, document, operation, request.variables ?? {});
          const total = cost.fieldCount + cost.dayCount;
          if (total > documentCost) {
            const message = `With every list full, the response could have ${total} fields and days; at most ${documentCost} are allowed. Request smaller pages or ranges.`;
            throw new GraphQLError(message, {
              extensions: { code: 'GRAPHQL_VALIDATION_FAILED', http: { status: 400 } },
            });
          }
          if (!rates) return;
          await charge(rates, cost);
          charged = cost.fieldCount;
        },
        async willSendResponse({ response: { body } }) {
          if (charged === 0 || body.kind !== 'single') return;
          // Failed fields caused work too: one field's error removes the fields that were read beside it.
          if (body.singleResult.errors?.length) return;
          rates?.refund(Math.max(0, charged - fieldsOf(body.singleResult.data)));
        },
      };
    },
  };
}
