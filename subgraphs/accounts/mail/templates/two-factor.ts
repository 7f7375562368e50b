import { composeMail } from './layout.ts';

/**
 * Notifies the owner of a change to the second factor, so that an attacker with a stolen session cannot make one
 * unnoticed.
 */
function changedMail(recipient: string, publicUrl: string, subject: string, paragraph: string) {
  return composeMail({
    recipient,
    subject,
    heading: subject,
    paragraphs: [paragraph],
    action: { label: 'Open your account', url: new URL('/account', publicUrl).href },
    afterword:
      'If this wasn’t you, reset your password right away: choose “Forgot your password?” on the sign-in page.',
  });
}

export const twoFactorOnMail = (recipient: string, publicUrl: string) =>
  changedMail(
    recipient,
    publicUrl,
    'Two-factor authentication is on',
    'From now on, you need a code from your authenticator app to sign in to your Konstruct account. Keep your recovery codes in a safe place.',
  );

export const twoFactorOffMail = (recipient: string, publicUrl: string) =>
  changedMail(
    recipient,
    publicUrl,
    'Two-factor authentication is off',
    'From now on, you only need your password to sign in to your Konstruct account.',
  );

export const recoveryCodesReplacedMail = (recipient: string, publicUrl: string) =>
  changedMail(
    recipient,
    publicUrl,
    'You have new recovery codes',
    'New recovery codes were created for your Konstruct account. The old ones no longer work.',
  );

export const recoveryCodeUsedMail = (recipient: string, publicUrl: string) =>
  changedMail(
    recipient,
    publicUrl,
    'A recovery code was used',
    'A recovery code was used to sign in to your Konstruct account. Each code works once. Create new codes when you’re running low.',
  );
