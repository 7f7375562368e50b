export const text = { notFound: 'Company not found.' };
