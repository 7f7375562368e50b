/** The values of a company's Meta app, as the graph names them. */
export type MetaValueName = 'appId' | 'appSecret' | 'businessAccountId' | 'phoneNumberId' | 'accessToken';
export type MetaValues = Partial<Record<MetaValueName, string>>;

interface MetaValue {
  name: MetaValueName;
  label: string;
  hint: string;
  isSecret: boolean;
}

/** One of Meta's pages, and what is copied from it. */
interface MetaPage {
  title: string;
  way: string;
  href: string;
  values: readonly MetaValue[];
}

export const metaPages: readonly MetaPage[] = [
  {
    title: 'From App settings, Basic',
    way: 'Meta for Developers, your app, then App settings and Basic.',
    href: 'https://developers.facebook.com/apps/',
    values: [
      { name: 'appId', label: 'App ID', hint: 'At the top of the page. Digits only.', isSecret: false },
      { name: 'appSecret', label: 'App secret', hint: 'Beside it: press Show there.', isSecret: true },
    ],
  },
  {
    title: 'From WhatsApp, API setup',
    way: 'The same app, then WhatsApp and API setup. Choose your number under “From”.',
    href: 'https://developers.facebook.com/apps/',
    values: [
      {
        name: 'businessAccountId',
        label: 'WhatsApp Business Account ID',
        hint: 'Below your number. Digits only.',
        isSecret: false,
      },
      { name: 'phoneNumberId', label: 'Phone number ID', hint: 'Beside it. Not the phone number itself.', isSecret: false },
    ],
  },
  {
    title: 'From Business settings, System users',
    way:
      'Business settings, Users, System users: give one full control of the app and of the WhatsApp account, then generate a token ' +
      'for the app that never expires, with whatsapp_business_messaging and whatsapp_business_management.',
    href: 'https://business.facebook.com/latest/settings/system_users',
    values: [{ name: 'accessToken', label: 'Access token', hint: 'Meta shows it once.', isSecret: true }],
  },
];

const labels: Record<string, string> = Object.fromEntries(
  metaPages.flatMap(({ values }) => values.map(({ name, label }) => [name, label])),
);

/** How the form calls a value; null for what it has no field for. */
export const labelOf = (field: string | null): string | null =>
  field === 'registrationPin' ? 'Registration PIN' : field ? (labels[field] ?? null) : null;
