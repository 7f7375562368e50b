import {
  LogLevel,
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
  WebClient,
  type Logger as SlackLogger,
} from '@slack/web-api';
import { isNeverConnected } from '@konstruct/kit/http';
import type { LookUp, LookUpOutcome, PostOutcome } from '../../delivery/message/sender.port.ts';
import { externalIdOf, metadataOf, postedIn } from './carried.ts';
import { classifyFailure, type SlackFailure } from './classify-failure.ts';
import type { ExchangeOutcome, Slack, SlackPost } from './slack.port.ts';

export interface SlackAccount {
  readonly clientId: string;
  readonly clientSecret: string;
  /** The base URL of Slack's Web API. */
  readonly apiUrl: string;
  /** How long an answer may take; 15 seconds by default. */
  readonly timeoutMs?: number;
}

/** A name is looked up while people wait for their answer: better none than late. */
const nameTimeoutMs = 2_000;
const rateLimitSeconds = 30;

/** The SDK would write to the console past our log; anything it has to report reaches us as an error. */
const silent: SlackLogger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
};

/** A 429 without a usable Retry-After makes the SDK throw an error that looks like any other; this adds the header. */
const fetchWithRetryAfter: typeof fetch = async (input, init) => {
  const response = await fetch(input, init);
  if (response.status !== 429 || /^\d+$/.test(response.headers.get('retry-after') ?? '')) return response;
  return new Response(response.body, {
    status: 429,
    headers: { ...Object.fromEntries(response.headers), 'retry-after': String(rateLimitSeconds) },
  });
};

/** Slack over its Web API. The only file that uses the SDK. */
export function createSlack(account: SlackAccount): Slack {
  const { apiUrl, timeoutMs = 15_000 } = account;
  const client = (token?: string, timeout = timeoutMs) =>
    new WebClient(token, {
      slackApiUrl: apiUrl,
      timeout,
      // A repeat could post twice: the code that writes the message's state decides when to try again.
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      logger: silent,
      fetch: fetchWithRetryAfter,
    });

  return {
    exchangeCode: (code, redirectUri) => exchangeCode(client(), account, { code, redirectUri }),
    post: (token, post) => postMessage(client(token), post),
    findPosts: (token, destination, window) => findPosts(client(token), destination, window),
    nameOf: (token, userId) => nameOf(client(token, nameTimeoutMs), userId),
    isAccessAlive: (token) => isAccessAlive(client(token)),
    giveAccessBack: (token) => giveAccessBack(client(token), account),
  };
}

type App = Pick<SlackAccount, 'clientId' | 'clientSecret'>;

async function exchangeCode(
  slack: WebClient,
  { clientId, clientSecret }: App,
  { code, redirectUri }: { code: string; redirectUri: string },
): Promise<ExchangeOutcome> {
  try {
    const answer = await slack.oauth.v2.access({
      client_id: clientId,
      client_secret: clientSecret,
      code,
      redirect_uri: redirectUri,
    });
    return readInstall(answer);
  } catch (error) {
    const failure = failureOf(error);
    return failure.kind === 'answer' ? { kind: 'refused', reason: failure.code } : { kind: 'unreachable' };
  }
}

async function postMessage(slack: WebClient, post: SlackPost): Promise<PostOutcome> {
  const opened = await openDestination(slack, post.destination);
  if ('kind' in opened) return opened;
  try {
    const answer = await slack.chat.postMessage({
      channel: opened.channel,
      text: post.text,
      ...(opened.threadTs === undefined ? {} : { thread_ts: opened.threadTs }),
      ...(post.authorName === null ? {} : { username: post.authorName }),
      unfurl_links: false,
      unfurl_media: false,
      metadata: metadataOf(post.carried),
    });
    return answer.ts
      ? { kind: 'sent', externalId: externalIdOf(opened.channel, answer.ts) }
      : classifyFailure(noAnswer);
  } catch (error) {
    return classifyFailure(failureOf(error));
  }
}

async function nameOf(slack: WebClient, userId: string): Promise<string | null> {
  try {
    const { user } = await slack.users.info({ user: userId });
    return user?.profile?.display_name || user?.profile?.real_name || user?.real_name || user?.name || null;
  } catch {
    return null;
  }
}

async function isAccessAlive(slack: WebClient): Promise<boolean> {
  try {
    await slack.auth.test();
    return true;
  } catch (error) {
    if (classifyFailure(failureOf(error)).kind === 'access_lost') return false;
    throw error;
  }
}

async function giveAccessBack(slack: WebClient, { clientId, clientSecret }: App): Promise<void> {
  try {
    await slack.apps.uninstall({ client_id: clientId, client_secret: clientSecret });
  } catch (error) {
    const failure = failureOf(error);
    if (failure.kind !== 'answer') throw error;
    if (classifyFailure(failure).kind === 'access_lost') return;
    // Slack does not let some apps uninstall themselves; revoking the token is always allowed.
    await slack.auth.revoke();
  }
}

type OpenedDestination = { channel: string; threadTs?: string };

/** Nothing is posted yet, so even an unknown outcome here means that the message certainly did not go out. */
async function openDestination(
  slack: WebClient,
  destination: SlackPost['destination'],
): Promise<OpenedDestination | PostOutcome> {
  if (destination.kind === 'thread') return { channel: destination.channel, threadTs: destination.threadTs };
  if (destination.kind === 'direct') return { channel: destination.channel };
  try {
    const { channel } = await slack.conversations.open({ users: destination.userId });
    return { channel: channel?.id ?? '' };
  } catch (error) {
    const outcome = classifyFailure(failureOf(error));
    if (outcome.kind !== 'unknown') return outcome;
    return {
      kind: 'not_sent',
      reason: 'Slack couldn’t be reached. We’ll retry automatically.',
      retryAfterSeconds: null,
      code: outcome.code,
    };
  }
}

type Window = Pick<LookUp, 'from' | 'until'>;

/** How many messages at once Slack shows to apps outside its Marketplace. */
const shownAtOnce = 15;

async function findPosts(
  slack: WebClient,
  destination: SlackPost['destination'],
  { from, until }: Window,
): Promise<LookUpOutcome> {
  const opened = await openDestination(slack, destination);
  if ('kind' in opened) return { kind: 'failed' };
  const { channel, threadTs } = opened;
  const window = {
    channel,
    oldest: String(from.getTime() / 1000),
    latest: String(until.getTime() / 1000),
    limit: shownAtOnce,
    include_all_metadata: true,
  };
  try {
    const { messages = [] } =
      threadTs === undefined
        ? await slack.conversations.history(window)
        : await slack.conversations.replies({ ...window, ts: threadTs });
    const posted = messages.map(({ ts, ...message }) => postedIn(channel, { ...message, ...(ts && { ts }) }));
    return { kind: 'seen', posted: posted.filter((each) => each !== null) };
  } catch (error) {
    const failure = failureOf(error);
    return failure.kind === 'rate_limit' ? { kind: 'later', retryAfterSeconds: failure.seconds } : { kind: 'failed' };
  }
}

/** A 200 without any of Slack's fields: whatever answered, it was not the Slack that we know. */
const noAnswer: SlackFailure = { kind: 'http', status: 200, retryAfterSeconds: null };

function failureOf(error: unknown): SlackFailure {
  if (error instanceof WebAPIRateLimitedError) return { kind: 'rate_limit', seconds: error.retryAfter };
  if (error instanceof WebAPIHTTPError) {
    const retryAfter = Number(new Headers(error.headers).get('retry-after') ?? Number.NaN);
    return {
      kind: 'http',
      status: error.statusCode,
      retryAfterSeconds: Number.isFinite(retryAfter) ? retryAfter : null,
    };
  }
  if (error instanceof WebAPIPlatformError) {
    const { needed, error: code } = error.data as { needed?: unknown; error?: unknown };
    if (typeof code !== 'string') return noAnswer;
    return { kind: 'answer', code, neededScopes: typeof needed === 'string' ? needed : null };
  }
  return {
    kind: 'network',
    isNeverConnected: isNeverConnected(error instanceof WebAPIRequestError ? error.original : error),
  };
}

type AccessAnswer = Awaited<ReturnType<WebClient['oauth']['v2']['access']>>;

function readInstall(answer: AccessAnswer): ExchangeOutcome {
  const { team, access_token: token, bot_user_id: botUserId, authed_user: installer, scope } = answer;
  if (answer.is_enterprise_install === true || !team?.id) return { kind: 'org_wide' };
  if (!token || !botUserId || !installer?.id) return { kind: 'refused', reason: 'incomplete_answer' };
  const scopes = (scope ?? '').split(',').filter(Boolean);
  return {
    kind: 'installed',
    teamId: team.id,
    teamName: team.name ?? team.id,
    token,
    botUserId,
    scopes,
    installerUserId: installer.id,
  };
}
