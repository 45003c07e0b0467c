export * from './channel.ts';
export * from './events.ts';
export * from './message.ts';
export * from './notification.ts';
export * from './timing.ts';
