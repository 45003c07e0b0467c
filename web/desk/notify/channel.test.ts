import { expect, test } from 'vitest';
import { ChannelSettings } from '../../../shared/notify/channel.ts';
import { bodyOf, datesIn, formOf } from './channel.ts';
import type { ChannelView } from './channel.ts';

const channel: ChannelView = {
  id: 'c-1',
  name: '督查群',
  kind: 'dingtalk',
  unit: 'u-1',
  events: ['overdue'],
  active: false,
  keyword: '督办',
  digestAt: '08:30',
  target: 'oapi.dingtalk.com',
  signed: true,
  version: 3,
  changedAt: '2026-09-01T00:00:00.000Z',
  changedBy: 'p-1',
  waiting: 0,
  failed: 0,
};

test('what was not touched is sent as it was, and no secret is invented', () => {
  expect(bodyOf(formOf(channel), 3)).toEqual({
    version: 3,
    name: '督查群',
    kind: 'dingtalk',
    unit: 'u-1',
    events: ['overdue'],
    active: false,
    keyword: '督办',
    digestAt: '08:30',
  });
});

test('a new channel is silent at night', () => {
  const body = bodyOf({ ...formOf(undefined), name: '群', url: ' https://x.example/ ' }, 0);
  expect(body).toMatchObject({ quiet: { from: '21:00', to: '08:00' }, url: 'https://x.example/' });
  expect(ChannelSettings.safeParse(body).success).toBe(true);
});

test('recipients are for e-mail alone, separated as people separate them', () => {
  const form = { ...formOf(undefined), kind: 'email' as const, recipients: 'a@x.cn,b@x.cn\n c@x.cn ' };
  expect(bodyOf(form, 0)).toMatchObject({ recipients: ['a@x.cn', 'b@x.cn', 'c@x.cn'] });
  expect(bodyOf({ ...form, kind: 'wecom' }, 0)).not.toHaveProperty('recipients');
});

test('dates are read one a line; the first that is none is named', () => {
  expect(datesIn('2027-01-01\n2027-01-02\n')).toEqual({ dates: ['2027-01-01', '2027-01-02'] });
  expect(datesIn('2027-01-01 元旦')).toEqual({ wrong: '元旦' });
});
