export const text = {
  title: 'Welcome back',
  lead: 'Sign in to your company.',
  linkFailed:
    'This link has expired or was already used. If your address isn’t confirmed yet, sign in and we’ll send you a new one.',
  tooManyAttempts: (message: string) =>
    `${message} You can still sign in on a device you’ve used before, or reset your password by e-mail.`,
  form: 'Sign in',
  email: 'E-mail',
  password: 'Password',
  submit: 'Sign in',
  forgotPassword: 'Forgot your password?',
  newHere: 'New here?',
  signUp: 'Create an account',
};
