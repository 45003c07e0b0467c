import { expect, test } from 'vitest';
import { ApiProblem } from '../api.ts';
import type { Doors } from './doors.ts';
import { fitted } from './photo.ts';
import { bring, type FileState, type Tell } from './queue.ts';
import { type Send, SendFailure } from './send.ts';

const file = { id: 'f-1', type: 'image/jpeg' as const, blob: new Blob(['photo']) };
const form = { id: 'f-1', url: 'https://files.example/', fields: { key: 'incoming/f-1' } };
const list = { items: [], held: 0, room: 5 };
const problem = (code: ApiProblem['code'], zh = '不行') =>
  new ApiProblem(code, { status: 400, title: { zh, en: 'No' } });

/** Doors and network whose answers are given one after the other; the last one stays. */
function played({
  sends = [],
  finishes = [],
}: {
  sends?: (Error | undefined)[];
  finishes?: (Error | undefined)[];
}) {
  const calls: string[] = [];
  const next = (answers: (Error | undefined)[]): void => {
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    if (answer) throw answer;
  };
  const doors: Doors = {
    prepare: async ({ id, size }) => {
      calls.push(`prepare ${id} ${size}`);
      return form;
    },
    finish: async () => {
      calls.push('finish');
      next(finishes);
      return list;
    },
    remove: async () => list,
  };
  const send: Send = async (_form, _blob, progress) => {
    calls.push('send');
    progress(0.5);
    next(sends);
  };
  const states: FileState[] = [];
  const waits: number[] = [];
  let told: string | undefined;
  const tell: Tell = (state, _share, words) => {
    if (states.at(-1) !== state) states.push(state);
    told = words;
  };
  const pause = async (ms: number) => void waits.push(ms);
  const run = (signal = new AbortController().signal) => bring(file, doors, { send, pause }, tell, signal);
  return { run, calls, states, waits, words: () => told };
}

test('a form, the bytes, the examination', async () => {
  const one = played({});
  expect(await one.run()).toBe(true);
  expect(one.calls).toEqual(['prepare f-1 5', 'send', 'finish']);
  expect(one.states).toEqual(['sending', 'examining', 'done']);
});

test('a lost connection is waited for, longer each time, and all is done again under the same id', async () => {
  const offline = new SendFailure('offline');
  const one = played({ sends: [offline, offline, undefined] });
  expect(await one.run()).toBe(true);
  expect(one.waits).toEqual([1000, 3000]);
  expect(one.calls.filter((call) => call === 'prepare f-1 5')).toHaveLength(3);
  const gone = played({ sends: [offline] });
  expect(await gone.run()).toBe(false);
  expect(gone.waits).toEqual([1000, 3000, 8000, 20_000]);
  expect(gone.states.at(-1)).toBe('lost');
});

test('what had arrived before the answer was lost counts as kept', async () => {
  const one = played({ finishes: [problem('offline'), problem('duplicate')] });
  expect(await one.run()).toBe(true);
  expect(one.states.at(-1)).toBe('done');
});

test('a file that the server refuses is not sent again, and its words are shown', async () => {
  const one = played({ finishes: [problem('rule-refused', '照片里带有位置')] });
  expect(await one.run()).toBe(false);
  expect([one.states.at(-1), one.waits, one.words()]).toEqual(['refused', [], '照片里带有位置']);
});

test('a form that storage refuses is asked for anew once', async () => {
  const refused = new SendFailure('refused');
  const one = played({ sends: [refused, undefined] });
  expect(await one.run()).toBe(true);
  const twice = played({ sends: [refused] });
  expect(await twice.run()).toBe(false);
  expect(twice.waits).toEqual([1000]);
});

test('stopped, nothing more is asked', async () => {
  const abort = new AbortController();
  const one = played({ sends: [new SendFailure('stopped')] });
  abort.abort();
  expect(await one.run(abort.signal)).toBe(false);
  expect(one.calls).toEqual([]);
});

test('a photograph is made to fit, never larger than it was, never flat', () => {
  expect(fitted(3000, 2000, 2000)).toEqual([2000, 1333]);
  expect(fitted(640, 480, 2000)).toEqual([640, 480]);
  expect(fitted(9000, 2, 2000)).toEqual([2000, 1]);
});
