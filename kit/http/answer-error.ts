/** What is wrong with an answer: it is over the client's limit of bytes or of time, it is compressed, or it is not HTTP as it should be. */
export type AnswerErrorReason = 'too_large' | 'too_slow' | 'encoded' | 'malformed';

/** An answer that is not taken. The message is a sentence for a person, and repeats nothing of the answer. */
export class AnswerError extends Error {
  /** For programs. */
  readonly reason: AnswerErrorReason;

  constructor(reason: AnswerErrorReason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'AnswerError';
    this.reason = reason;
  }
}
