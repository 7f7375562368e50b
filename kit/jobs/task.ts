/** What a task is told about the job that it runs. */
export interface JobInfo {
  readonly id: string;
  /** 1 at the first try. It grows when the job is taken, so it tells one try from another: the fence. */
  readonly attempt: number;
  /** Whether nobody will try again when this try fails. */
  readonly isLast: boolean;
  /** Aborts when the worker stops. */
  readonly signal: AbortSignal;
}

/** Does whatever is due. It may run again after any line of it: it must be idempotent. Throwing means: try again later. */
export type Task = (payload: unknown, job: JobInfo) => Promise<void>;

/** Tasks by name, `<owner>.<verb_noun>`. */
export type Tasks = Readonly<Record<string, Task>>;
