/**
 * What is wrong with an answer: it exceeds the client's limit of bytes or time, it is compressed, or it is not valid
 * HTTP.
 */
export type AnswerErrorReason = 'too_large' | 'too_slow' | 'encoded' | 'malformed';

/** A rejected answer. The message is a sentence for a person, and repeats nothing of the answer. */
export class AnswerError extends Error {
  /** For programs. */
  readonly reason: AnswerErrorReason;

  constructor(reason: AnswerErrorReason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'AnswerError';
    this.reason = reason;
  }
}
