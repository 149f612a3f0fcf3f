import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import { type Browser, launch } from 'puppeteer-core';
import { cacheFolder } from '#test/toolchain/index';

/**
 * Starts the Chromium of an npm package. It unpacks itself into the folder for temporary files, and takes over what another version
 * has left there: so each version gets a folder of its own, which stays for the next run.
 */
export async function openBrowser(): Promise<Browser> {
  const ours = JSON.parse(readFileSync('package.json', 'utf8')) as {
    readonly devDependencies: Readonly<Record<string, string>>;
  };
  const version = ours.devDependencies['@sparticuz/chromium'];
  const folder = join(cacheFolder(), `chromium-${version}`);
  mkdirSync(folder, { recursive: true });
  process.env.TMPDIR = folder;
  chromium.setGraphicsMode = false;
  return launch({ args: chromium.args, executablePath: await chromium.executablePath(), headless: 'shell' });
}
