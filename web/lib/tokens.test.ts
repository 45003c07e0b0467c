import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const darkAt = css.indexOf('prefers-color-scheme: dark');

function colours(block: string): Map<string, string> {
  return new Map([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map((m) => [m[1]!, m[2]!]));
}

const light = colours(css.slice(0, darkAt));
const dark = colours(css.slice(darkAt));

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [dim, bright] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (bright + 0.05) / (dim + 0.05);
}

/** Text and what it stands on: WCAG AA, 4.5. */
const text: [string, string][] = [
  ['ink', 'paper'],
  ['green', 'paper'],
  ['green', 'action-soft'],
  ['ink', 'paper-soft'],
  ['ink', 'action-soft'],
  ['ink', 'blue-soft'],
  ['ink', 'yellow-soft'],
  ['ink', 'red-soft'],
  ['ink-soft', 'paper'],
  ['ink-soft', 'paper-soft'],
  ['ink-soft', 'action-soft'],
  ['action', 'paper'],
  ['action', 'paper-soft'],
  ['action', 'action-soft'],
  ['action-strong', 'paper'],
  ['action-ink', 'action'],
  ['action-ink', 'action-strong'],
  ['star-edge', 'paper'],
  ['star-edge', 'paper-soft'],
  ['blue', 'paper'],
  ['blue', 'blue-soft'],
  ['yellow', 'paper'],
  ['yellow', 'yellow-soft'],
  ['red', 'paper'],
  ['red', 'paper-soft'],
  ['red', 'red-soft'],
  ['mark-ink', 'blue'],
  ['mark-ink', 'red'],
];

/** Outlines of controls: WCAG 1.4.11, 3. */
const outlines: [string, string][] = [
  ['edge', 'paper'],
  ['edge', 'paper-soft'],
];

describe.each([
  ['light', light],
  ['dark', dark],
])('colours in %s mode', (_mode, palette) => {
  test.each(text)('%s on %s is readable', (fore, back) => {
    expect(contrast(palette.get(fore)!, palette.get(back)!)).toBeGreaterThanOrEqual(4.5);
  });
  test.each(outlines)('%s is seen on %s', (fore, back) => {
    expect(contrast(palette.get(fore)!, palette.get(back)!)).toBeGreaterThanOrEqual(3);
  });
});

test('dark mode redefines every colour', () => {
  expect([...dark.keys()]).toEqual([...light.keys()]);
});

test('black on white is the known maximum', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
});
