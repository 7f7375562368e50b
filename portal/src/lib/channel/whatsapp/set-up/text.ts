export const text = {
  opensInNewTab: '(opens in a new tab)',
  panel: {
    nothing: 'Nothing to connect',
    title: 'Your Meta app',
    lead: 'Five values from three of Meta’s pages. The app secret and access token are stored encrypted and never shown again.',
    ready: 'Is everything ready at Meta?',
    readyBelow: 'See the list below.',
    form: 'The form',
  },
  form: {
    label: 'Connect WhatsApp',
    sandbox: {
      title: 'Sandbox mode',
      text: 'A sandbox takes Meta’s place on this installation: the values are made up, and nothing leaves this machine.',
      fill: 'Fill in sandbox values',
      unavailable: 'The sandbox values are unavailable right now.',
    },
    openMeta: 'Open Meta',
    openMetaFor: (title: string) => `for “${title}” (opens in a new tab)`,
    temporary: {
      title: 'This access token is temporary',
      text: 'It’s good enough for a trial run. When it expires, the channel turns red and messages wait until you connect the number again with another token.',
      accept: 'Use it anyway',
    },
    pin: {
      summary: 'Is the number new and not registered at Meta yet?',
      label: 'Registration PIN',
      hint: 'Choose six digits. They register the number and protect it from being registered elsewhere. Keep them. If the number was registered before, enter its existing PIN.',
    },
    submit: 'Check and connect',
    submitHint: 'We check everything with Meta first. Nothing is saved unless it works.',
    checkField: (label: string) => `Nothing was saved. Check “${label}”.`,
  },
  copy: {
    label: (what: string) => `Copy ${what}`,
    short: 'Copy',
    done: (what: string) => `${what} copied.`,
    failed: 'Your browser doesn’t allow this page to copy. Select the text and copy it yourself.',
  },
  steps: {
    metaTitle: '1. Tell Meta where to send messages',
    metaLead: 'At Meta: your app, WhatsApp, Configuration, Webhook. Takes two minutes.',
    callbackUrl: 'Callback URL',
    verifyToken: 'Verify token',
    /** Followed by the fields. */
    paste: (fieldCount: number) =>
      `Paste both there, choose “Verify and save”, and subscribe to the webhook ${fieldCount === 1 ? 'field' : 'fields'}`,
    openSandbox: 'Open the sandbox dashboard',
    openMeta: 'Open it at Meta',
    askOwner: 'An owner or admin of your company can see here what to enter at Meta.',
    hiTitle: '2. Say hi from your phone',
    hiLead: (name: string) => `To ${name}, as a customer would.`,
  },
  state: {
    again: 'Connect again',
    works: 'It works: messages arrive',
    lastMessage: (moment: string) => `Last message received ${moment}.`,
    waiting: 'Waiting for the first message',
    waitingText:
      'Meta accepted the values. This turns green automatically once a message arrives. You don’t have to keep this page open.',
    attention: 'Messages can’t be sent right now',
    attentionText: (reason: string | null) =>
      `${reason ?? ''} Messages from your AI employees are kept and sent once this is fixed.`.trim(),
    switchedOff: 'Messages aren’t sent or received right now',
    switchedOffText: (reason: string | null) =>
      `${reason ?? ''} Messages from your AI employees are kept and sent once it’s back on.`.trim(),
    disconnected: 'This number is disconnected',
    disconnectedText: 'Messages aren’t received or sent. Your conversations are kept.',
  },
  notFound: 'Number not found in this company.',
  /** Meta's pages, and the values to copy from each. */
  pages: {
    app: { title: 'From App settings, Basic', way: 'Meta for Developers, your app, then App settings and Basic.' },
    api: {
      title: 'From WhatsApp, API Setup',
      way: 'The same app, then WhatsApp and API Setup. Choose your number under “From”.',
    },
    users: {
      title: 'From Business settings, System users',
      way: 'Business settings, Users, System users: give one of them full control of the app and of the WhatsApp account. Then generate a token for the app that never expires, with whatsapp_business_messaging and whatsapp_business_management.',
    },
  },
  values: {
    appId: { label: 'App ID', hint: 'At the top of the page. Digits only.' },
    appSecret: { label: 'App secret', hint: 'Next to it. Choose Show to see it.' },
    businessAccountId: { label: 'WhatsApp Business Account ID', hint: 'Below your number. Digits only.' },
    phoneNumberId: { label: 'Phone number ID', hint: 'Next to it. Not the phone number itself.' },
    accessToken: { label: 'Access token', hint: 'Meta shows it once.' },
  },
  readiness: {
    title: 'Ready at Meta?',
    lead: 'Six things. For a first try, the number and an access token are enough. The rest can follow.',
    who: 'Who:',
    takes: 'Takes:',
    sentence: (what: string) => `${what}.`,
    items: {
      number: {
        title: 'A free number',
        text: 'It can receive a call or an SMS and isn’t used in any WhatsApp app. A number in use has to be removed from its app first.',
        who: 'the person who has the phone',
        takes: '10 minutes',
        link: 'Rules for numbers',
      },
      business: {
        title: 'A verified business',
        text: 'Meta checks your company’s documents. You can try it out without, with low limits.',
        who: 'an admin of your Meta business',
        takes: '10 minutes, then up to two weeks at Meta',
        link: 'Open the Security Center',
      },
      name: {
        title: 'An approved display name',
        text: 'The name that customers see has to be recognizably your company’s.',
        who: 'an admin of your Meta business',
        takes: '5 minutes, then about two days at Meta',
        link: 'Rules for names',
      },
      payment: {
        title: 'A payment method',
        text: 'Meta asks for one before a number can send many messages. Meta charges your company directly.',
        who: 'the person who manages your company card',
        takes: '5 minutes',
        link: 'Open billing at Meta',
      },
      app: {
        title: 'A published app',
        text: 'While the app is in development, messages from real customers may not arrive. To publish it, you need the address of your privacy policy.',
        who: 'a developer or admin of the app',
        takes: '10 minutes',
        link: 'Open your apps',
      },
      token: {
        title: 'A system user’s access token',
        text: 'The token on the API Setup page expires within a day. A system user’s token doesn’t: use that.',
        who: 'an admin of your Meta business',
        takes: '5 minutes',
        link: 'How to create one',
      },
    },
  },
};
