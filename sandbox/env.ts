/** The environment's settings. A sandbox server without a port is not started. */
export interface SandboxEnv {
  slackPort: number | undefined;
  mailPort: number | undefined;
  smtpPort: number | undefined;
  modelPort: number | undefined;
  stripePort: number | undefined;
  metaPort: number | undefined;
  /** The directory for the sandbox servers' state; in memory if absent. */
  stateDir: string | undefined;
  /** The address to bind; both loopbacks if absent. A container sets `0.0.0.0`. */
  listenHost: string;
  /** The beginning of printed URLs. */
  publicHost: string;
  /**
   * `PORT:HOST:PORT`: forwards that port of this machine to the host, because localhost in a container is the container
   * itself.
   */
  forward: string | undefined;
  slackClientId: string | undefined;
  slackClientSecret: string | undefined;
  slackSigningSecret: string | undefined;
  slackEventsUrl: string | undefined;
  modelLatencyMs: number | undefined;
  stripeSecretKey: string | undefined;
  stripeWebhookSecret: string | undefined;
  stripeWebhookUrl: string | undefined;
}

/** Reads the environment; throws an error that names the variable to fix. */
export function readEnv(env: NodeJS.ProcessEnv = process.env): SandboxEnv {
  return {
    slackPort: number(env, 'SANDBOX_SLACK_PORT'),
    mailPort: number(env, 'SANDBOX_MAIL_PORT'),
    smtpPort: number(env, 'SANDBOX_SMTP_PORT'),
    modelPort: number(env, 'SANDBOX_MODEL_PORT'),
    stripePort: number(env, 'SANDBOX_STRIPE_PORT'),
    metaPort: number(env, 'SANDBOX_META_PORT'),
    stateDir: text(env, 'SANDBOX_STATE_DIR'),
    listenHost: text(env, 'SANDBOX_LISTEN_HOST') ?? 'localhost',
    publicHost: (text(env, 'SANDBOX_PUBLIC_HOST') ?? 'http://localhost').replace(/\/$/, ''),
    forward: text(env, 'SANDBOX_FORWARD'),
    slackClientId: text(env, 'SANDBOX_SLACK_CLIENT_ID'),
    slackClientSecret: text(env, 'SANDBOX_SLACK_CLIENT_SECRET'),
    slackSigningSecret: text(env, 'SANDBOX_SLACK_SIGNING_SECRET'),
    slackEventsUrl: text(env, 'SANDBOX_SLACK_EVENTS_URL'),
    modelLatencyMs: number(env, 'SANDBOX_MODEL_LATENCY_MS'),
    stripeSecretKey: text(env, 'SANDBOX_STRIPE_SECRET_KEY'),
    stripeWebhookSecret: text(env, 'SANDBOX_STRIPE_WEBHOOK_SECRET'),
    stripeWebhookUrl: text(env, 'SANDBOX_STRIPE_WEBHOOK_URL'),
  };
}

function text(env: NodeJS.ProcessEnv, name: string): string | undefined {
  const value = env[name]?.trim();
  return value === undefined || value === '' ? undefined : value;
}

function number(env: NodeJS.ProcessEnv, name: string): number | undefined {
  const value = text(env, name);
  if (value === undefined) return undefined;
  if (!/^\d{1,5}$/.test(value)) throw new Error(`${name} must be a whole number, not "${value}".`);
  return Number(value);
}
