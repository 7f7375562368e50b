/** The parameter that limits what a model writes. */
export type LimitName = 'max_tokens' | 'max_completion_tokens' | 'maxOutputTokens';

/** What is known of one model on offer: how it is asked, and how much room it needs. */
export interface ModelEntry {
  readonly id: string;
  /** As the vendor writes it. */
  readonly name: string;
  /** Other names of the same model, such as those that routers use. */
  readonly alsoCalled: readonly string[];
  /** Tokens that are read and written together, at most. */
  readonly contextTokens: number;
  /** Tokens that one answer may have, thoughts among them. */
  readonly mostOutputTokens: number;
  /** Whether it thinks before it writes, asked as we ask it: never, where it deems it right, or always. */
  readonly thinks: 'NEVER' | 'MAY' | 'ALWAYS';
  /** The tokens that thoughts get beside the answer. */
  readonly thoughtTokens: number;
  readonly limitName: LimitName;
  /** The effort that is asked for at a front desk, in the vendor's word; null where the vendor has none, or its own choice is right. */
  readonly effort: string | null;
  /** Whether a temperature may be sent. We send none; a model that refuses it says what else its family refuses. */
  readonly takesTemperature: boolean;
  /** The page that says so. */
  readonly source: string;
  /** When the page was read: `2026-11-29`. */
  readonly readOn: string;
}
