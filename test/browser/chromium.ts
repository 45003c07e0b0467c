import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

/** Makes the packaged browser bring its own system libraries, so that none need be installed. */
process.env['AWS_EXECUTION_ENV'] ??= 'AWS_Lambda_nodejs24.x';

/**
 * The packaged browser brings Latin letters alone, and blank is never too pale nor too wide: contrast and width of Chinese texts
 * are examined where this machine has a Chinese font, those of English ones everywhere.
 */
const systemFonts = '/etc/fonts';
if (existsSync(systemFonts)) process.env['FONTCONFIG_PATH'] ??= systemFonts;

/**
 * A headless Chromium: the one from npm (Linux), or the one that CHROMIUM_PATH names. The package's own arguments are for a
 * cloud function: one process, and without the web's security, which these journeys are to meet.
 * @param more arguments of the command line
 */
export async function openBrowser(...more: readonly string[]): Promise<Browser> {
  const executablePath = process.env['CHROMIUM_PATH'] ?? (await packagedChromium());
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', ...more] });
}

async function packagedChromium(): Promise<string> {
  const { default: packaged } = await import('@sparticuz/chromium');
  return packaged.executablePath();
}
