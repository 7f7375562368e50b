/** Why a form was rejected: a message above it, and messages beside its fields. */
export interface Rejection {
  message: string;
  issues?: Readonly<Record<string, string>>;
}

/** A `ValidationError` of the graph, keyed by the last part of each path: `input.name` belongs to the field `name`. */
export function rejectionOf({
  message,
  issues,
}: {
  message: string;
  issues: readonly { path: readonly string[]; message: string }[];
}): Rejection {
  return { message, issues: Object.fromEntries(issues.map((issue) => [issue.path.at(-1) ?? '', issue.message])) };
}

/** The text of a form's field, trimmed; empty if the field is missing. */
export const textOf = (form: FormData, name: string): string => String(form.get(name) ?? '').trim();
