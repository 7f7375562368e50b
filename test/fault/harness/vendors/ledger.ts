/** The marker of a message, as written into its text: `c7n13` is the 13th message of the conversation `c7`. */
export interface Marker {
  readonly conversation: string;
  readonly number: number;
}

export const markerText = ({ conversation, number }: Marker) => `${conversation}n${number}`;

/** The markers in a text, in the order in which they occur. */
export function markersIn(text: string): Marker[] {
  return [...text.matchAll(/\b(c\d+)n(\d+)\b/g)].map(([, conversation = '', number]) => ({
    conversation,
    number: Number(number),
  }));
}

/** A post that a vendor has accepted: what the person sees. */
export interface AcceptedPost {
  /** Milliseconds, by the clock of `performance.now()`. */
  readonly at: number;
  readonly vendor: 'slack' | 'whatsapp';
  /** The workspace or the number that it was sent from. */
  readonly account: string;
  /** The Slack channel (with `:thread` in a thread) or the phone. */
  readonly place: string;
  readonly text: string;
  readonly id: string;
}

/** A call of a model. */
export interface ModelCall {
  readonly at: number;
  /** Contacts' messages in the prompt, in the model's order. */
  readonly seen: readonly Marker[];
  /** Those of `seen` that no earlier answer in the prompt mentions. */
  readonly asked: readonly Marker[];
  /** Null while the call is running; then when it ended. */
  endedAt: number | null;
  isAnswered: boolean;
}

/** Everything that the vendors accepted, oldest first. */
export interface Ledger {
  readonly posts: AcceptedPost[];
  readonly calls: ModelCall[];
  /** Calls that were rejected before anything was accepted. */
  refusedCount: number;
  /** Called with each post as it is accepted. */
  onPost: (post: AcceptedPost) => void;
}

export const openLedger = (): Ledger => ({ posts: [], calls: [], refusedCount: 0, onPost: () => undefined });
