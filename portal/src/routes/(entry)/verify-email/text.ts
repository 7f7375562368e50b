export const text = {
  title: 'Confirm your e-mail',
  lead: 'One click, and your account is ready.',
  leadElsewhere:
    'This isn’t the device or browser you signed up with. Enter the password you chose when you signed up.',
  dead: {
    title: 'This link has expired or was already used',
    text: 'If your address is already confirmed, just sign in. If not, signing in sends you a new link.',
  },
  signIn: 'Sign in',
  form: 'Confirm your e-mail',
  password: 'Password',
  notConfirmed: 'Your address was not confirmed.',
  wrongPassword: 'This isn’t the password you signed up with.',
  submit: 'Confirm and continue',
  noPassword: 'Don’t know the password, or did someone else sign up with your address?',
  choosePassword: 'Choose a new password',
  notYou: 'Didn’t sign up for Konstruct? Close this page: nothing happens unless you press the button.',
};
