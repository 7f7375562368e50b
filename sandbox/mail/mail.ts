import { openState } from '../control/state-file.ts';
import { createSandboxServer, type ListenOptions, type RunningSandbox } from '../control/sandbox-server.ts';
import { keepMail, type MailState } from './mailbox.ts';
import { addMailRoutes, type MailSwitches } from './mail-routes.ts';
import { startSmtp, type SmtpFault } from './smtp.ts';

export type { ShownMail } from './mailbox.ts';

/** The mailbox's options. */
export interface MailOptions extends ListenOptions {
  /** The SMTP port; 0 or undefined picks a free one. */
  smtpPort?: number | undefined;
  /** The file for the mails; in memory if absent. */
  stateFile?: string | undefined;
}

/** A running mailbox: `url` is its page, `smtpPort` accepts the mail. */
export interface RunningMail extends RunningSandbox {
  smtpPort: number;
}

/** Starts an SMTP server that delivers nothing, and a page that shows the received mails. */
export async function startMail(options: MailOptions): Promise<RunningMail> {
  const state = openState<MailState>(options.stateFile, () => ({ mails: [] }));
  const switches: MailSwitches = { smtpFaults: [] };
  const server = await createSandboxServer({
    errorBody: (_status, _path, message) => ({ error: message }),
    isOwnPage: () => true,
    reset: () => {
      switches.smtpFaults = [];
      state.reset();
      notify();
    },
  });
  const notify = addMailRoutes(server.app, state, switches);
  const smtp = await startSmtp({
    port: options.smtpPort ?? 0,
    host: options.host ?? 'localhost',
    now: server.clock.now,
    takeFault: () => takeFault(switches),
    onMail: (mail) => {
      keepMail(state.value, mail);
      state.changed();
      notify();
    },
  });
  const running = await server.listen(options, async () => {
    await smtp.stop();
    state.flush();
  });
  return { ...running, smtpPort: smtp.port };
}

function takeFault(switches: MailSwitches): SmtpFault | undefined {
  const fault = switches.smtpFaults[0];
  if (fault === undefined) return undefined;
  fault.times = (fault.times ?? 1) - 1;
  if (fault.times <= 0) switches.smtpFaults.shift();
  return fault;
}
