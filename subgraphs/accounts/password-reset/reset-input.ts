import { z } from 'zod';
import { signUpInput } from '../sign-up/sign-up-input.ts';

/** What a new password is set with. The name is that of a person whose address was not confirmed. */
export const resetInput = z.object({
  token: z.string().min(1),
  newPassword: signUpInput.shape.password,
  name: signUpInput.shape.name.optional(),
});
