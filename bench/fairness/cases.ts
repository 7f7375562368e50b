import type { Company } from '../../test/fault/harness/company.ts';
import type { Deployment } from '../../test/fault/harness/deployment.ts';
import { type Questions, sideBySide, type Way } from '../measure/questions.ts';

/** The companies: one that asks now and then, and others that compete with it. */
export interface Tenants {
  /** Asks one question at a time, on a fast model: this company is measured. */
  readonly quiet: Company;
  /** On a model whose speed is changed. */
  readonly heavy: readonly Company[];
  /** On the fast model. */
  readonly busy: Company;
}

/** What another company does at the same time. */
export interface Case {
  readonly name: string;
  /** Where the quiet company asks. */
  readonly ways: readonly Way[];
  /** Resolves once the other companies are working. */
  begin(): Promise<void>;
  /** Lets their work end quickly. */
  end(): void;
}

export interface Sizes {
  readonly slowMessages: number;
  readonly dripping: number;
  readonly webhooks: number;
  readonly slowPosts: number;
  readonly newPeople: number;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * The cases of the issue: slow and dripping models, a flood of webhooks, a slow workspace, and names that take long to
 * look up.
 */
export function casesOf({ vendors }: Deployment, { heavy, busy }: Tenants, questions: Questions, sizes: Sizes): Case[] {
  const { behaviour, load } = vendors.models.slow;
  const [first = busy] = heavy;
  const send = (company: Company, way: Way, count: number) => sideBySide(count, 32, () => questions.send(company, way));
  const settle = async (isThere: () => boolean) => {
    for (let waited = 0; waited < 20 && !isThere(); waited += 1) await pause(500);
    await pause(2000);
  };
  return [
    {
      name: `another company: ${sizes.slowMessages} messages to a model of 10 s`,
      ways: ['slack'],
      async begin() {
        behaviour.latencyMs = 10_000;
        await send(first, 'slack thread', sizes.slowMessages);
        await settle(() => load.inFlight > 0);
      },
      end: () => (behaviour.latencyMs = 0),
    },
    {
      name: `another company: ${sizes.dripping} answers that drip a byte a second`,
      ways: ['slack'],
      async begin() {
        behaviour.byteEveryMs = 1000;
        await send(first, 'slack thread', sizes.dripping);
        await settle(() => load.inFlight >= sizes.dripping);
      },
      end: () => (behaviour.byteEveryMs = null),
    },
    {
      name: `another company: ${sizes.webhooks} webhooks of its own`,
      ways: ['slack'],
      begin: () => send(busy, 'slack thread', sizes.webhooks),
      end: () => undefined,
    },
    {
      name: `another workspace: ${sizes.slowPosts} posts that take 10 s each`,
      ways: ['slack', 'whatsapp'],
      async begin() {
        busy.slack.postDelayMs = 10_000;
        await send(busy, 'slack thread', sizes.slowPosts);
        await pause(3000);
      },
      end: () => (busy.slack.postDelayMs = 0),
    },
    {
      name: `another workspace: ${sizes.newPeople} new people whose users.info takes 1.5 s`,
      ways: ['slack', 'whatsapp'],
      async begin() {
        busy.slack.nameDelayMs = 1500;
        questions.meetNewPeople(busy, 'slack');
        await send(busy, 'slack', sizes.newPeople);
      },
      end: () => (busy.slack.nameDelayMs = 0),
    },
  ];
}
