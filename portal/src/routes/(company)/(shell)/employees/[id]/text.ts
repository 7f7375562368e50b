/** UI text for the page of one AI employee. */
export const text = {
  notFound: 'This AI employee doesn’t exist in your company.',
  back: 'AI employees',
  saved: 'Saved. Changes apply from the next answer on.',
  pausedByPlan: { title: (name: string) => `${name} is paused by your plan`, action: 'See billing' },
  settings: {
    title: 'Settings',
    lead: (version: number) => `Version ${version}. Each answer records the version that wrote it.`,
    save: 'Save changes',
    instructions: 'How it should behave',
    knowledge: 'What it should know',
    noKnowledge: 'Nothing added yet.',
    model: 'Model',
  },
  budget: {
    title: 'Budget',
    lead: 'This month',
    of: (name: string) => `Budget of ${name}`,
    exceeded:
      'It has stopped answering for this month, and new messages wait. Raise the budget and it resumes automatically.',
    conversations: 'Its conversations',
    unavailable: 'The budget can’t be shown right now. It still applies.',
  },
  pause: {
    action: 'Pause',
    title: (name: string) => `Pause ${name}?`,
    body: 'It stops answering. New messages will wait, and it answers them once you resume it.',
    done: (name: string) => `${name} is paused.`,
  },
  resume: { action: 'Resume', done: (name: string) => `${name} is answering again.` },
  archive: {
    action: 'Archive',
    title: (name: string) => `Archive ${name}?`,
    body: 'It never answers again, and you can’t undo this. You can still see its conversations and costs.',
    done: (name: string) => `${name} is archived.`,
  },
} as const;
