/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type AgentStatus =
  /** Answers messages. */
  | 'ACTIVE'
  | 'ARCHIVED'
  /** Paused by a member. */
  | 'PAUSED'
  /** Paused because the plan’s quota is too small; resumes automatically. */
  | 'PAUSED_BY_PLAN';

/** At most 366 days. */
export type UsageRangeInput = {
  from: string;
  /** The last day, included. */
  to: string;
};

export type ReportQueryVariables = Exact<{
  range: UsageRangeInput;
}>;


export type ReportQuery = { tenant: { name: string | null, agents: { nodes: Array<{ id: string, name: string, status: AgentStatus }> } | null, usage: { totals: { answerCount: number, costUsd: string }, byAgent: Array<{ agentId: string, totals: { answerCount: number, costUsd: string } }> } | null } | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}

export const ReportDocument = new TypedDocumentString(`
    query Report($range: UsageRangeInput!) {
  tenant {
    name
    agents(first: 100) {
      nodes {
        id
        name
        status
      }
    }
    usage(range: $range) {
      totals {
        answerCount
        costUsd
      }
      byAgent {
        agentId
        totals {
          answerCount
          costUsd
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ReportQuery, ReportQueryVariables>;