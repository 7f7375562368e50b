/** What Meta sends of a business account: one change for each value. */
export const webhookOf = (businessAccountId: string, ...values: object[]) => ({
  object: 'whatsapp_business_account',
  entry: [{ id: businessAccountId, changes: values.map((value) => ({ field: 'messages', value })) }],
});
