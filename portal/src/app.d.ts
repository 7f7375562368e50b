import type { Theme } from '#lib/theme.ts';

declare global {
  namespace App {
    interface Locals {
      theme: Theme;
      /** The company that this browser has open; whether its operator belongs to it is the gateway's to say. */
      tenantId: string | null;
    }
  }
}

export {};
