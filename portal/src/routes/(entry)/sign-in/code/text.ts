export const text = {
  title: 'Two-factor authentication',
  leadApp: 'Enter the code from your authenticator app.',
  leadRecovery: 'Enter one of your recovery codes. Each code works once.',
  notSignedIn: 'You’re not signed in yet.',
  formApp: 'Sign in with a code',
  formRecovery: 'Sign in with a recovery code',
  code: { label: 'Code', hint: '6 digits. It changes every 30 seconds.' },
  recoveryCode: 'Recovery code',
  trust: {
    label: 'Don’t ask for a code on this device for 30 days',
    hint: 'Only on a device that only you use. You’ll still need your password.',
  },
  submit: 'Sign in',
  useApp: 'Use your authenticator app',
  useRecovery: 'Use a recovery code',
  back: 'Back to sign-in',
};
