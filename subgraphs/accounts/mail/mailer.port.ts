export interface MailContent {
  readonly recipient: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** The mail server rejects this mail for good: a retry would not help. */
export interface MailRefused {
  readonly outcome: 'refused';
  /** The mail server's reason, in its own words. */
  readonly reason: string;
}

export interface Mailer {
  /** Passes a mail to the mail server. Throws if a retry may help. `id` lets recipients recognize a repeat. */
  send(id: string, mail: MailContent): Promise<{ readonly outcome: 'sent' } | MailRefused>;
  close(): void;
}
