import { readFileSync } from 'node:fs';
import type { Browser } from 'puppeteer-core';
import { checks } from './checks';
import type { BrowserAnswer, Faults, Job } from './job';
import { openBrowser } from './open-browser';
import { takePictures } from './take-pictures';
import { visit } from './visit';

/**
 * Opens pages in one browser and says what is wrong with them, as JSON. A process of its own: jest cannot load what starts the browser.
 *
 * Usage: run.ts JOBS.json [FOLDER for pictures]
 */
async function main([jobs = '', pictures]: readonly string[]): Promise<BrowserAnswer> {
  let browser: Browser;
  try {
    browser = await openBrowser();
  } catch (error) {
    return {
      kind: 'no-browser',
      reason: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error),
    };
  }
  try {
    const faults: Record<string, Faults> = {};
    for (const job of JSON.parse(readFileSync(jobs, 'utf8')) as readonly Job[]) {
      faults[job.name] = await check(browser, job);
      if (pictures !== undefined && pictures !== '') await takePictures(browser, job, pictures);
    }
    return { kind: 'checked', browser: await browser.version(), faults };
  } finally {
    await browser.close();
  }
}

async function check(browser: Browser, { file, checks: names }: Job): Promise<Faults> {
  const faults: Record<string, readonly string[]> = {};
  for (const name of names) {
    const seen = await visit(browser, file);
    const started = performance.now();
    faults[name] = await checks[name](seen);
    if (process.env.MERIDIAN_BROWSER_TIMES)
      process.stderr.write(`${file} ${name} ${Math.round(performance.now() - started)} ms\n`);
    await seen.page.close();
  }
  return faults;
}

main(process.argv.slice(2)).then((answer) => process.stdout.write(JSON.stringify(answer)));
