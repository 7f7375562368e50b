import type { WatchedRequest } from '../server/watch-pages.ts';
import type { Theme } from '#lib/theme.ts';

declare global {
  namespace App {
    interface Platform {
      req: WatchedRequest;
    }
    interface Locals {
      theme: Theme;
      /** The company that is open in this browser. The gateway checks whether the operator belongs to it. */
      tenantId: string | null;
    }
  }
}

export {};
