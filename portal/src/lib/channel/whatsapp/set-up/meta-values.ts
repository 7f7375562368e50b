import { text } from './text.ts';

/** The values of a company's Meta app, named as in the graph. */
export type MetaValueName = 'appId' | 'appSecret' | 'businessAccountId' | 'phoneNumberId' | 'accessToken';
export type MetaValues = Partial<Record<MetaValueName, string>>;

interface MetaValue {
  name: MetaValueName;
  label: string;
  hint: string;
  isSecret: boolean;
}

/** One of Meta's pages, and the values to copy from it. */
interface MetaPage {
  title: string;
  way: string;
  href: string;
  values: readonly MetaValue[];
}

export const metaPages: readonly MetaPage[] = [
  {
    ...text.pages.app,
    href: 'https://developers.facebook.com/apps/',
    values: [
      { name: 'appId', ...text.values.appId, isSecret: false },
      { name: 'appSecret', ...text.values.appSecret, isSecret: true },
    ],
  },
  {
    ...text.pages.api,
    href: 'https://developers.facebook.com/apps/',
    values: [
      { name: 'businessAccountId', ...text.values.businessAccountId, isSecret: false },
      { name: 'phoneNumberId', ...text.values.phoneNumberId, isSecret: false },
    ],
  },
  {
    ...text.pages.users,
    href: 'https://business.facebook.com/latest/settings/system_users',
    values: [{ name: 'accessToken', ...text.values.accessToken, isSecret: true }],
  },
];

const labels: Record<string, string> = Object.fromEntries(
  metaPages.flatMap(({ values }) => values.map(({ name, label }) => [name, label])),
);

/** The form's label for a value; null if the form has no field for it. */
export const labelOf = (field: string | null): string | null =>
  field === 'registrationPin' ? text.form.pin.label : field ? (labels[field] ?? null) : null;
