import { z } from 'zod';
import { signUpInput } from '../sign-up/sign-up-input.ts';

/** The input for a new password. The name is for a person who completes an unconfirmed sign-up. */
export const resetInput = z.object({
  token: z.string().min(1),
  newPassword: signUpInput.shape.password,
  name: signUpInput.shape.name.optional(),
});
