import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'puppeteer-core';

/** A page that is open, and what it said and asked for meanwhile. */
export interface Visit {
  readonly page: Page;
  readonly url: string;
  /** Messages of the console, and errors of scripts. */
  readonly messages: string[];
  /** Addresses of everything that it asked for besides itself. */
  readonly requests: string[];
}

const desktop = { width: 1400, height: 900 };

/** Opens a file as it is first seen: on a desktop, in light colours. */
export async function visit(browser: Browser, file: string): Promise<Visit> {
  const page = await browser.newPage();
  const url = pathToFileURL(file).href;
  const seen: Visit = { page, url, messages: [], requests: [] };
  page.on('console', (message) => seen.messages.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) =>
    seen.messages.push(`error: ${error instanceof Error ? error.message : String(error)}`),
  );
  page.on('request', (request) => {
    if (request.url() !== url && !request.url().startsWith('data:')) seen.requests.push(request.url());
  });
  // What is evaluated in the page was compiled with names kept: by a function that pages do not have.
  await page.evaluateOnNewDocument('globalThis.__name = (it) => it');
  await page.setViewport(desktop);
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }]);
  await page.goto(url);
  return seen;
}

/** Unfolds all that is folded, so that it has a size. */
export async function unfold({ page }: Visit): Promise<void> {
  await page.evaluate(() => {
    for (const it of Array.from(document.querySelectorAll('details'))) it.open = true;
  });
}
