import { randomBytes } from 'node:crypto';
import type { Ledger } from './ledger.ts';
import { type JsonReply, pause, type Received } from './http-server.ts';

/** A workspace that installed the app. */
export interface Workspace {
  readonly teamId: string;
  readonly botUserId: string;
  readonly token: string;
  /** How long a post takes before it is accepted. */
  postDelayMs: number;
  /** How long `users.info` takes. */
  nameDelayMs: number;
  readonly history: SlackPost[];
  /** When the history may be read again: once a minute per workspace, as for apps outside Slack's marketplace. */
  historyAt: number;
}

/** A post as Slack keeps it. */
export interface SlackPost {
  readonly channel: string;
  readonly ts: string;
  readonly threadTs: string | undefined;
  readonly text: string;
  readonly metadata: unknown;
}

const appId = 'A0KONSTRUCT';

export interface SlackApi {
  readonly workspaces: Workspace[];
  answer(received: Received): Promise<JsonReply>;
  /** A code for an install in a new workspace. */
  issueCode(scope: string): string;
}

export interface SlackApiOptions {
  readonly ledger: Ledger;
  /** Whether a post is rejected before it is accepted. */
  readonly isRefused: () => boolean;
  /** Called with each post, which Slack also sends to the app as an event. */
  readonly onPost: (workspace: Workspace, event: object) => void;
}

/** The part of Slack's Web API that the product uses. Posts are accepted at once unless the workspace is slow. */
export function createSlackApi({ ledger, isRefused, onPost }: SlackApiOptions): SlackApi {
  const workspaces: Workspace[] = [];
  const codes = new Map<string, { workspace: Workspace; scope: string }>();
  let lastTs = 0;

  function install(code: string): object {
    const issued = codes.get(code);
    if (!issued) return { ok: false, error: 'invalid_code' };
    const { teamId, botUserId, token } = issued.workspace;
    return {
      ...{
        ok: true,
        app_id: appId,
        token_type: 'bot',
        access_token: token,
        bot_user_id: botUserId,
        scope: issued.scope,
      },
      ...{
        team: { id: teamId, name: `Workspace ${teamId}` },
        authed_user: { id: `U${teamId}0` },
        is_enterprise_install: false,
      },
    };
  }

  async function post(workspace: Workspace, fields: Received['fields']): Promise<JsonReply> {
    if (isRefused()) {
      ledger.refusedCount += 1;
      return { status: 503, body: { ok: false, error: 'service_unavailable' } };
    }
    await pause(workspace.postDelayMs);
    lastTs = Math.max(lastTs + 1, Date.now() * 1000);
    const ts = (lastTs / 1_000_000).toFixed(6);
    const [channel, text] = [String(fields['channel']), String(fields['text'])];
    const threadTs = fields['thread_ts'] === undefined ? undefined : String(fields['thread_ts']);
    const given = fields['metadata'];
    const metadata = typeof given === 'string' ? (JSON.parse(given) as unknown) : given;
    const kept = { channel, ts, threadTs, text, metadata };
    workspace.history.push(kept);
    const place = threadTs === undefined ? channel : `${channel}:${threadTs}`;
    const taken = { at: performance.now(), vendor: 'slack' as const, account: workspace.teamId, place, text, id: ts };
    ledger.posts.push(taken);
    ledger.onPost(taken);
    const message = describe(workspace, kept);
    onPost(workspace, { ...message, channel, channel_type: channel.startsWith('D') ? 'im' : 'channel', event_ts: ts });
    return { body: { ok: true, channel, ts, message } };
  }

  function readHistory(workspace: Workspace, fields: Received['fields']): JsonReply {
    if (performance.now() < workspace.historyAt) return { status: 429, body: { ok: false, error: 'ratelimited' } };
    workspace.historyAt = performance.now() + 60_000;
    const inChannel = workspace.history.filter(({ channel }) => channel === fields['channel']);
    const thread =
      fields['ts'] === undefined ? inChannel : inChannel.filter(({ threadTs }) => threadTs === fields['ts']);
    return {
      body: { ok: true, messages: thread.slice(-15).map((kept) => describe(workspace, kept)), has_more: false },
    };
  }

  return {
    workspaces,
    issueCode(scope) {
      const number = workspaces.length + 1;
      const workspace: Workspace = {
        teamId: `T0FAULT${number}`,
        botUserId: `U0BOT${number}`,
        token: `xoxb-harness-${number}-${randomBytes(9).toString('hex')}`,
        ...{ postDelayMs: 0, nameDelayMs: 0, history: [], historyAt: 0 },
      };
      workspaces.push(workspace);
      const code = randomBytes(12).toString('hex');
      codes.set(code, { workspace, scope });
      return code;
    },
    async answer({ path, token, query, fields: body }) {
      const fields = { ...Object.fromEntries(query), ...body };
      if (path === '/api/oauth.v2.access') return { body: install(String(fields['code'])) };
      const workspace = workspaces.find((one) => one.token === (token || fields['token']));
      if (!workspace) return { body: { ok: false, error: 'invalid_auth' } };
      switch (path.slice('/api/'.length)) {
        case 'chat.postMessage':
          return post(workspace, fields);
        case 'users.info':
          await pause(workspace.nameDelayMs);
          return {
            body: {
              ok: true,
              user: { id: fields['user'], profile: { real_name: `Person ${String(fields['user'])}` } },
            },
          };
        case 'conversations.open':
          return { body: { ok: true, channel: { id: `D${String(fields['users']).slice(1)}` } } };
        case 'conversations.history':
        case 'conversations.replies':
          return readHistory(workspace, fields);
        default:
          return { body: { ok: true, user_id: workspace.botUserId, team_id: workspace.teamId } };
      }
    },
  };
}

function describe({ teamId, botUserId }: Workspace, { ts, threadTs, text, metadata }: SlackPost): object {
  const thread = threadTs === undefined ? {} : { thread_ts: threadTs };
  const more = metadata === undefined ? {} : { metadata };
  return {
    type: 'message',
    user: botUserId,
    bot_id: 'B0KONSTRUCT',
    app_id: appId,
    team: teamId,
    ts,
    text,
    ...thread,
    ...more,
  };
}
