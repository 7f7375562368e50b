import { messages } from '#lib/format/count.ts';

/** UI text for the undelivered messages page. */
export const text = {
  title: 'Undelivered messages',
  lead: 'Messages from your AI employees that a channel didn’t accept, or may not have accepted, newest first.',
  channel: { label: 'Channel', all: 'All channels', name: (kind: string, name: string) => `${kind}: ${name}` },
  emptyTitle: 'Everything was delivered',
  empty: 'Messages that a channel doesn’t accept are listed here, with the reason.',
  selected: { resend: 'Send selected again', dismiss: 'Dismiss selected' },
  resend: {
    title: (count: number) => `Send ${messages(count)} again?`,
    confirm: 'Send again',
    body: 'We send them in the order they were written. Fix the cause first, or they’ll fail again.',
    mayRepeat: 'We don’t know whether some of them arrived. If one did, it will appear twice.',
    done: (count: number) => `We’ll send ${messages(count)} again.`,
  },
  dismiss: {
    title: (count: number) => `Dismiss ${messages(count)}?`,
    confirm: 'Dismiss',
    body: 'They leave this list without being sent again. You can still send them from their conversations.',
    done: (count: number) => `${messages(count)} dismissed.`,
  },
  row: {
    test: 'Test message',
    unknownContact: 'Message',
    select: (contact: string) => `Select the message to ${contact}`,
    channel: (kind: string, name: string) => `${kind}: ${name},`,
    from: (employee: string) => `from ${employee},`,
    resend: 'Send again',
    dismiss: 'Dismiss',
    open: 'Open conversation',
  },
  pages: { label: 'Pages', newest: 'Newest', older: 'Older' },
} as const;
