export interface MailContent {
  readonly recipient: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Not delivered, and trying again would not help: the mail server refuses this mail for good. */
export interface MailRefused {
  readonly outcome: 'refused';
  /** In the mail server's words. */
  readonly reason: string;
}

export interface Mailer {
  /** Hands a mail to the mail server. Throws when it may be tried again. `id` lets receivers recognise a repeat. */
  send(id: string, mail: MailContent): Promise<{ readonly outcome: 'sent' } | MailRefused>;
  close(): void;
}
