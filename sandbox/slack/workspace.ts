import type { Delivery } from '../delivery/delivery.ts';
import type { SlackEventId } from './events/slack-delivery.ts';

/** A human member of a workspace. */
export interface Human {
  id: string;
  /** The login-like name, in lower case. */
  name: string;
  realName: string;
  title: string;
  timeZone: string;
}

/** A reaction and who gave it. */
interface Reaction {
  name: string;
  users: string[];
}

/** One message as Slack keeps it. */
export interface Message {
  ts: string;
  threadTs?: string;
  user?: string;
  botId?: string;
  /** The name shown instead of the app's, from `chat:write.customize`. */
  username?: string;
  iconUrl?: string;
  iconEmoji?: string;
  /** In Slack's own mark-up: `&amp;`, `<@U…>`, `*bold*`. */
  text: string;
  subtype?: string;
  clientMsgId?: string;
  isEdited?: boolean;
  reactions: Reaction[];
  /** What the app laid beside the text; people do not see it. */
  metadata?: Metadata;
}

/** Message metadata. https://docs.slack.dev/messaging/message-metadata */
export interface Metadata {
  event_type: string;
  event_payload: Record<string, unknown>;
}

/** A public channel, or the direct message between one human and the app's bot. */
export interface Channel {
  id: string;
  name: string;
  kind: 'channel' | 'im';
  isArchived: boolean;
  members: string[];
  messages: Message[];
}

/** One workspace. */
export interface Team {
  id: string;
  name: string;
  domain: string;
  botUserId: string;
  botId: string;
  humans: Human[];
  channels: Channel[];
  /** Whether members must ask an admin before they install the app. */
  needsApproval: boolean;
  approval: 'none' | 'requested' | 'approved' | 'denied';
}

/** The app as installed in one workspace. */
export interface Install {
  teamId: string;
  token: string;
  scopes: string[];
  installedBy: string;
  /** `revoked`: the token is dead but the app is still there. `uninstalled`: gone. */
  state: 'active' | 'revoked' | 'uninstalled';
}

/** A code on its way from the consent page to `oauth.v2.access`. */
interface InstallCode {
  code: string;
  clientId: string;
  teamId: string;
  userId: string;
  scopes: string[];
  /** Null where the install did not name one. */
  redirectUri: string | null;
  issuedAtMs: number;
  isUsed: boolean;
}

/** Everything that the sandbox server for Slack remembers. */
export interface SlackState {
  teams: Team[];
  installs: Install[];
  codes: InstallCode[];
  /** The last ts given out, in microseconds, so that no two messages share one. */
  lastTsMicros: number;
  /** Events that have neither been taken nor given up. */
  outbox: Delivery<SlackEventId>[];
}

/** The app that this sandbox knows. */
export const APP = { id: 'A0KONSTRUCT', name: 'Konstruct' };

/** One workspace with three humans, two channels and no app. */
export function initialState(): SlackState {
  return { teams: [createTeam('Acme', '')], installs: [], codes: [], lastTsMicros: 0, outbox: [] };
}

/** A workspace whose ids all end in `suffix`, so that two of them never share one. */
export function createTeam(name: string, suffix: string): Team {
  const humans = PEOPLE.map((person) => ({ ...person, id: `U0${person.name.toUpperCase()}${suffix}` }));
  const botUserId = `U0KONSTRUCT${suffix}`;
  const everyone = humans.map((human) => human.id);
  const channel = (label: string): Channel => ({
    id: `C0${label.toUpperCase()}${suffix}`,
    name: label,
    kind: 'channel',
    isArchived: false,
    members: everyone,
    messages: [],
  });
  return {
    id: `T0SANDBOX${suffix}`,
    name,
    domain: name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'),
    botUserId,
    botId: `B0KONSTRUCT${suffix}`,
    humans,
    channels: [
      channel('general'),
      channel('support'),
      ...humans.map((human): Channel => ({
        id: `D0${human.name.toUpperCase()}${suffix}`,
        name: human.name,
        kind: 'im',
        isArchived: false,
        members: [human.id, botUserId],
        messages: [],
      })),
    ],
    needsApproval: false,
    approval: 'none',
  };
}

const PEOPLE: Omit<Human, 'id'>[] = [
  { name: 'ada', realName: 'Ada Okafor', title: 'Founder', timeZone: 'Europe/London' },
  { name: 'grace', realName: 'Grace Lindqvist', title: 'Head of support', timeZone: 'Europe/Stockholm' },
  { name: 'linus', realName: 'Linus Moreau', title: 'Operations', timeZone: 'Europe/Paris' },
];
