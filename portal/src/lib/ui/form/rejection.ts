/** Why a form was not accepted: a sentence above it, and sentences beside its fields. */
export interface Rejection {
  message: string;
  issues?: Readonly<Record<string, string>>;
}

/** A `ValidationError` of the graph, by the last part of each path: `input.name` belongs to the field `name`. */
export function rejectionOf({
  message,
  issues,
}: {
  message: string;
  issues: readonly { path: readonly string[]; message: string }[];
}): Rejection {
  return { message, issues: Object.fromEntries(issues.map((issue) => [issue.path.at(-1) ?? '', issue.message])) };
}

/** Text of a form's field, trimmed; empty when it is not there. */
export const textOf = (form: FormData, name: string): string => String(form.get(name) ?? '').trim();
