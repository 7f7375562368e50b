export type Theme = 'system' | 'light' | 'dark';

export const themeCookie = 'konstruct_theme';

export const readTheme = (value: string | undefined): Theme =>
  value === 'light' || value === 'dark' ? value : 'system';
