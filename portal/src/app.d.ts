import type { WatchedRequest } from '../server/watch-pages.ts';
import type { Theme } from '#lib/theme.ts';

declare global {
  namespace App {
    interface Platform {
      req: WatchedRequest;
    }
    interface Locals {
      theme: Theme;
      /** The company that this browser has open; whether its operator belongs to it is the gateway's to say. */
      tenantId: string | null;
    }
  }
}

export {};
