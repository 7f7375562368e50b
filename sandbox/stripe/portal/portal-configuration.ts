import { newId } from '../api/id.ts';
import type { PortalConfiguration } from '../wire.ts';

/** The properties that distinguish one configuration from another. */
export interface PortalFacts {
  isDefault: boolean;
  returnUrl: string | null;
  headline: string | null;
  cancelMode: 'at_period_end' | 'immediately';
  mayCancel: boolean;
  mayUpdateCard: boolean;
  maySeeInvoices: boolean;
  mayUpdateSubscription: boolean;
  metadata: Record<string, string>;
}

/** What the Billing Portal lets a customer do. */
export function newPortalConfiguration(facts: PortalFacts, at: number): PortalConfiguration {
  return {
    id: newId('bpc'),
    object: 'billing_portal.configuration',
    active: true,
    application: null,
    business_profile: { headline: facts.headline, privacy_policy_url: null, terms_of_service_url: null },
    created: at,
    default_return_url: facts.returnUrl,
    features: {
      customer_update: { allowed_updates: [], enabled: false },
      invoice_history: { enabled: facts.maySeeInvoices },
      payment_method_update: { enabled: facts.mayUpdateCard, payment_method_configuration: null },
      subscription_cancel: {
        cancellation_reason: { enabled: false, feedback_options: null, options: [] },
        enabled: facts.mayCancel,
        mode: facts.cancelMode,
        proration_behavior: 'none',
      },
      subscription_pause: { duration: { interval_options: [], type: 'indefinite' }, enabled: false },
      subscription_update: {
        billing_cycle_anchor: null,
        default_allowed_updates: [],
        enabled: facts.mayUpdateSubscription,
        products: [],
        proration_behavior: 'none',
        schedule_at_period_end: { conditions: [] },
        // The dashboard's default: a change made in the portal ends the trial.
        trial_update_behavior: 'end_trial',
      },
    },
    is_default: facts.isDefault,
    livemode: false,
    login_page: { enabled: false, url: null },
    metadata: facts.metadata,
    name: null,
    updated: at,
  };
}
