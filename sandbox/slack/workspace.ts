import type { Delivery } from '../delivery/delivery.ts';
import type { SlackEventId } from './events/slack-delivery.ts';

/** A human member of a workspace. */
export interface Human {
  id: string;
  /** A lower-case name, like a login. */
  name: string;
  realName: string;
  title: string;
  timeZone: string;
}

/** A reaction and the users who added it. */
interface Reaction {
  name: string;
  users: string[];
}

/** A message as Slack stores it. */
export interface Message {
  ts: string;
  threadTs?: string;
  user?: string;
  botId?: string;
  /** The name shown instead of the app's, from `chat:write.customize`. */
  username?: string;
  iconUrl?: string;
  iconEmoji?: string;
  /** In Slack's mark-up: `&amp;`, `<@U…>`, `*bold*`. */
  text: string;
  subtype?: string;
  clientMsgId?: string;
  isEdited?: boolean;
  reactions: Reaction[];
  /** Data that the app attached to the message. People do not see it. */
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
  /** Whether members need an admin's approval to install the app. */
  needsApproval: boolean;
  approval: 'none' | 'requested' | 'approved' | 'denied';
}

/** The app as installed in one workspace. */
export interface Install {
  teamId: string;
  token: string;
  scopes: string[];
  installedBy: string;
  /** `revoked`: the token is invalid but the app is still installed. `uninstalled`: the app is gone. */
  state: 'active' | 'revoked' | 'uninstalled';
}

/** A code between the consent page and `oauth.v2.access`. */
interface InstallCode {
  code: string;
  clientId: string;
  teamId: string;
  userId: string;
  scopes: string[];
  /** Null if the install did not give one. */
  redirectUri: string | null;
  issuedAtMs: number;
  isUsed: boolean;
}

/** The complete state of the sandbox server for Slack. */
export interface SlackState {
  teams: Team[];
  installs: Install[];
  codes: InstallCode[];
  /** The last ts that was assigned, in microseconds, so that no two messages share one. */
  lastTsMicros: number;
  /** Events that were neither accepted nor abandoned. */
  outbox: Delivery<SlackEventId>[];
}

/** The app that this sandbox serves. */
export const APP = { id: 'A0KONSTRUCT', name: 'Konstruct' };

/** One workspace with three humans, two channels and no app. */
export function initialState(): SlackState {
  return { teams: [createTeam('Acme', '')], installs: [], codes: [], lastTsMicros: 0, outbox: [] };
}

/** A workspace with ids that all end in `suffix`, so that two workspaces never share an id. */
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
