/** What somebody is told about: `dueTomorrow` and `overdue` come from the hourly check, the others from changes as they happen. */
export const notificationEvents = [
  'new',
  'assigned',
  'dueTomorrow',
  'overdue',
  'reopened',
  'notice',
] as const;
export type NotificationEvent = (typeof notificationEvents)[number];

/**
 * How a channel is spoken to: `webhook` takes signed JSON, `wecom` and `dingtalk` are group robots, `email` goes by SES where the
 * partition has it.
 */
export const channelKinds = ['webhook', 'wecom', 'dingtalk', 'email'] as const;
export type ChannelKind = (typeof channelKinds)[number];
