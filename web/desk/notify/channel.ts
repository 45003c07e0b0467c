import type { InputOf, OutputOf } from '../../../shared/contract/index.ts';

export type ChannelView = OutputOf<'listChannels'>['items'][number];
export type Kind = ChannelView['kind'];
export type ChannelBody = Omit<InputOf<'saveChannel'>, 'jurisdiction' | 'channelId'>;

/** What is filled in of a channel; empty texts where nothing is. */
export interface ChannelForm {
  name: string;
  kind: Kind;
  unit: string;
  events: string[];
  active: 'on' | 'off';
  url: string;
  secret: string;
  recipients: string;
  keyword: string;
  quietFrom: string;
  quietTo: string;
  digestAt: string;
}

/** A channel as it stands, to be changed; without one, a new one: a robot of the group, silent at night. */
export const formOf = (channel: ChannelView | undefined): ChannelForm => ({
  name: channel?.name ?? '',
  kind: channel?.kind ?? 'wecom',
  unit: channel?.unit ?? '',
  events: channel?.events ?? ['new', 'assigned', 'dueTomorrow', 'overdue', 'reopened', 'notice'],
  active: (channel?.active ?? true) ? 'on' : 'off',
  url: '',
  secret: '',
  recipients: '',
  keyword: channel?.keyword ?? '',
  quietFrom: channel ? (channel.quiet?.from ?? '') : '21:00',
  quietTo: channel ? (channel.quiet?.to ?? '') : '08:00',
  digestAt: channel?.digestAt ?? '',
});

const lines = (text: string): string[] => text.split(/[\s,;,;]+/).filter((line) => line !== '');

/** What is sent of a form; address, secret and recipients only where they were typed. */
export function bodyOf(form: ChannelForm, version: number): ChannelBody {
  const { name, kind, unit, url, secret, keyword, quietFrom, quietTo, digestAt } = form;
  const recipients = lines(form.recipients);
  return {
    version,
    name,
    kind,
    events: form.events as ChannelBody['events'],
    active: form.active === 'on',
    ...(unit && { unit }),
    ...(keyword.trim() && kind === 'dingtalk' && { keyword }),
    ...((quietFrom || quietTo) && { quiet: { from: quietFrom.trim(), to: quietTo.trim() } }),
    ...(digestAt.trim() && { digestAt: digestAt.trim() }),
    ...(kind !== 'email' && url.trim() && { url: url.trim() }),
    ...(kind !== 'email' && secret.trim() && { secret: secret.trim() }),
    ...(kind === 'email' && recipients.length > 0 && { recipients }),
  };
}

/** Dates typed one a line, or the first line that is none. */
export function datesIn(text: string): { dates: string[] } | { wrong: string } {
  const dates = lines(text);
  const wrong = dates.find((day) => !/^\d{4}-\d{2}-\d{2}$/.test(day));
  return wrong === undefined ? { dates } : { wrong };
}
