/** The parameter that limits how much a model writes. */
export type LimitName = 'max_tokens' | 'max_completion_tokens' | 'maxOutputTokens';

/** What is known of one model on offer: how to call it, and how many tokens it needs. */
export interface ModelEntry {
  readonly id: string;
  /** In the vendor's spelling. */
  readonly name: string;
  /** Other names of the same model, such as those that routers use. */
  readonly alsoCalled: readonly string[];
  /** The most tokens read and written together. */
  readonly contextTokens: number;
  /** The most tokens of one answer, including thoughts. */
  readonly mostOutputTokens: number;
  /** Whether it thinks before it writes when called with our parameters: never, when it decides to, or always. */
  readonly thinks: 'NEVER' | 'MAY' | 'ALWAYS';
  /** The tokens reserved for thoughts, in addition to the answer. */
  readonly thoughtTokens: number;
  readonly limitName: LimitName;
  /**
   * The effort that suits front-desk questions, in the vendor's term; null if the vendor has no such setting, or its
   * default is right.
   */
  readonly effort: string | null;
  /**
   * Whether a request may set a temperature. We set none; a model that rejects it shows what else its family rejects.
   */
  readonly takesTemperature: boolean;
  /** The page that documents this. */
  readonly source: string;
  /** The date on which the page was read: `2026-11-29`. */
  readonly readOn: string;
}
