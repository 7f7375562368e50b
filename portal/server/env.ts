import process from 'node:process';
import { commonEnv, integration, port, readEnv } from '@konstruct/kit/process';
import { channelKinds, type ChannelKind } from '@konstruct/schema/channel-kinds';
import { z } from 'zod';

const shape = {
  HOST: commonEnv.HOST,
  STOP_GRACE_SECONDS: commonEnv.STOP_GRACE_SECONDS,
  LOG_LEVEL: commonEnv.LOG_LEVEL,
  PORTAL_PORT: port.default(0),
  /** The port that serves /metrics, in the private network. */
  PORTAL_METRICS_PORT: port.default(0),
  GATEWAY_URL: z.url({ error: "set it to the gateway's private address" }),
  SANDBOX_SERVERS: z.string().default('[]'),
  ...(Object.fromEntries(channelKinds.map((kind) => [kind, integration])) as Record<ChannelKind, typeof integration>),
  BILLING: integration,
};

export type PortalEnv = ReturnType<typeof readPortalEnv>;

export const readPortalEnv = (source: Readonly<Record<string, string | undefined>>) =>
  readEnv(shape, source, ({ SANDBOX_SERVERS }) => ({
    issues: SANDBOX_SERVERS.trim() === '[]' ? [] : ['SANDBOX_SERVERS: production has no sandbox mode; leave it out'],
  }));

/** The built portal reads the process's environment only while it is imported. */
export function handToBuild({ GATEWAY_URL, SANDBOX_SERVERS, BILLING, ...env }: PortalEnv): void {
  Object.assign(process.env, {
    GATEWAY_URL,
    SANDBOX_SERVERS,
    OFF_CHANNELS: channelKinds.filter((kind) => env[kind] === 'off').join(','),
    BILLING,
    // The gateway overwrites both headers, whatever a browser sends.
    PROTOCOL_HEADER: 'x-forwarded-proto',
    HOST_HEADER: 'x-forwarded-host',
  });
}
