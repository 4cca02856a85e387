import { chromium, Browser } from 'playwright-core';

/** Debian's Chromium. It is root's in a container, where its own sandbox does not start. */
export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
}
