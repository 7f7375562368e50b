import { join } from 'node:path';
import type { RunningSandbox } from './control/sandbox-server.ts';
import { startForward } from './control/forward.ts';
import { readEnv, type SandboxEnv } from './env.ts';
import { startMail } from './mail/mail.ts';
import { startMeta } from './meta/meta.ts';
import { startModel } from './model/model.ts';
import { startSlack } from './slack/slack.ts';
import { startStripe } from './stripe/stripe.ts';

/** Starts every server that has a port, in order, and prints a line for each. */
async function start(env: SandboxEnv): Promise<Pick<RunningSandbox, 'stop'>[]> {
  const common = { host: env.listenHost, publicHost: env.publicHost };
  const stateFile = (name: string) => (env.stateDir === undefined ? undefined : join(env.stateDir, `${name}.json`));
  const running: Pick<RunningSandbox, 'stop'>[] = [];
  if (env.forward !== undefined) running.push(await startForward(env.forward));
  if (env.slackPort !== undefined) {
    const slack = await startSlack({
      ...common,
      port: env.slackPort,
      stateFile: stateFile('slack'),
      ...(env.slackClientId === undefined ? {} : { clientId: env.slackClientId }),
      ...(env.slackClientSecret === undefined ? {} : { clientSecret: env.slackClientSecret }),
      ...(env.slackSigningSecret === undefined ? {} : { signingSecret: env.slackSigningSecret }),
      eventsUrl: env.slackEventsUrl,
    });
    running.push(slack);
    console.log(`ready slack ${slack.url}`);
  }
  if (env.mailPort !== undefined) {
    const mail = await startMail({
      ...common,
      port: env.mailPort,
      smtpPort: env.smtpPort,
      stateFile: stateFile('mail'),
    });
    running.push(mail);
    console.log(`ready mail ${mail.url}`);
    console.log(`ready smtp ${env.publicHost.replace(/^https?:/, 'smtp:')}:${mail.smtpPort}`);
  }
  if (env.modelPort !== undefined) {
    const model = await startModel({
      ...common,
      port: env.modelPort,
      ...(env.modelLatencyMs === undefined ? {} : { latencyMs: env.modelLatencyMs }),
    });
    running.push(model);
    console.log(`ready model ${model.url}`);
  }
  if (env.stripePort !== undefined) {
    const stripe = await startStripe({
      ...common,
      port: env.stripePort,
      stateFile: stateFile('stripe'),
      ...(env.stripeSecretKey === undefined ? {} : { secretKey: env.stripeSecretKey }),
      ...(env.stripeWebhookSecret === undefined ? {} : { webhookSecret: env.stripeWebhookSecret }),
      webhookUrl: env.stripeWebhookUrl,
    });
    running.push(stripe);
    console.log(`ready stripe ${stripe.url}`);
  }
  if (env.metaPort !== undefined) {
    const meta = await startMeta({ ...common, port: env.metaPort, stateFile: stateFile('meta') });
    running.push(meta);
    console.log(`ready meta ${meta.url}`);
  }
  return running;
}

try {
  const running = await start(readEnv());
  const stop = async () => {
    await Promise.all(running.map((one) => one.stop()));
    process.exit(0);
  };
  process.once('SIGTERM', () => void stop());
  process.once('SIGINT', () => void stop());
  // Otherwise a killed launcher would leave the ports in use.
  process.once('disconnect', () => void stop());
} catch (error) {
  console.error(sentenceFor(error));
  process.exit(1);
}

function sentenceFor(error: unknown): string {
  const failure = error as NodeJS.ErrnoException & { port?: number };
  if (failure.code === 'EADDRINUSE')
    return `Port ${failure.port} is taken by another program. Free it, or give the sandbox server another port.`;
  return failure instanceof Error ? failure.message : String(error);
}
