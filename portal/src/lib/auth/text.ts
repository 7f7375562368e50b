export const text = {
  offline: 'Konstruct can’t be reached. Check your connection and try again.',
  failed: 'That didn’t work. Try again in a moment.',
  tooManyAttempts: (when: string) => `Too many attempts. Try again ${when}.`,
  /** By the identity service's error code. */
  codes: {
    INVALID_EMAIL_OR_PASSWORD: 'Incorrect e-mail or password.',
    INVALID_PASSWORD: 'This isn’t your current password.',
    INVALID_EMAIL: 'Enter a valid e-mail address.',
    INVALID_NAME: 'Use at most 80 characters for the name.',
    PASSWORD_TOO_SHORT: 'Choose a longer password.',
    PASSWORD_TOO_LONG: 'Choose a shorter password.',
    INVALID_TOKEN: 'This link has expired or was already used. Request a new one.',
    TOKEN_EXPIRED: 'This link has expired. Request a new one.',
    EMAIL_IS_THE_SAME: 'This is already your e-mail address.',
    EMAIL_NOT_VERIFIED: 'Confirm your e-mail address first.',
    PASSWORD_REQUIRED: 'Enter the password you chose when you signed up.',
    INVALID_CODE: 'This code is incorrect or was already used. Enter the one your app shows now.',
    INVALID_BACKUP_CODE: 'This recovery code is incorrect or was already used.',
    INVALID_TWO_FACTOR_COOKIE: 'This sign-in has expired. Enter your password again.',
    TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'Too many incorrect codes. Enter your password again.',
  } as Readonly<Record<string, string>>,
};
