export const text = {
  invited: { title: 'Create your account', lead: 'Then you can join the company that invited you.' },
  title: 'Hire your first AI employee',
  lead: 'Create your account and get 50 free answers to try it out. No card needed.',
  form: 'Create an account',
  name: 'Your name',
  email: { label: 'E-mail', hintInvited: 'The invitation only works for this address.' },
  password: { label: 'Password', hint: 'At least 10 characters. A short sentence is easy to remember.' },
  submit: 'Create account',
  hasAccount: 'Already have an account?',
  signIn: 'Sign in',
};
