import { z } from 'zod';

/** The only fields accepted at sign-up: better-auth would also accept the address of a picture. */
export const signUpInput = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1, 'Enter your name.')
    .max(80, 'Use at most 80 characters for the name.')
    .refine((text) => !/\p{Cc}/u.test(text), 'The name can’t contain control characters.'),
  email: z.email('Enter a valid e-mail address.').max(254, 'Enter a valid e-mail address.'),
  password: z
    .string()
    .min(10, 'Choose a password with at least 10 characters.')
    .max(128, 'Choose a password with at most 128 characters.'),
  callbackURL: z.string().optional(),
  rememberMe: z.boolean().optional(),
});

/** The issue, with better-auth's own code if it has one. */
export function signUpIssue({ issues }: z.ZodError): { code: string; message: string } {
  const [issue] = issues;
  const passwordCode = issue?.code === 'too_big' ? 'PASSWORD_TOO_LONG' : 'PASSWORD_TOO_SHORT';
  const codes: Record<string, string> = {
    name: 'INVALID_NAME',
    email: 'INVALID_EMAIL',
    password: passwordCode,
    newPassword: passwordCode,
    token: 'INVALID_TOKEN',
  };
  return {
    code: codes[String(issue?.path[0])] ?? 'INVALID_INPUT',
    message: issue?.message ?? 'Some values are not valid.',
  };
}

/** The fields of a sign-in that are checked before better-auth runs. */
export const signInInput = z.looseObject({ email: z.email(), password: z.string().min(1).max(128) });
