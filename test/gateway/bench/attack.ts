import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { tool } from '#test/toolchain/index';

/** What is asked, how often and how long. */
export interface Attack {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Requests a second, each sent when its time has come whether others are answered or not; `null`: as many as are answered, by `workers`. */
  readonly perSecond: number | null;
  readonly seconds: number;
  /** Requests at once when there is no rate. */
  readonly workers: number;
  /** Core that the load generator keeps to; null: any. */
  readonly core: number | null;
}

/** What came back. Times are from when a request was due, milliseconds. */
export interface Attacked {
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Answers 200 a second. */
  readonly perSecond: number;
  /** Requests that were not answered with 200. */
  readonly failed: number;
  /** How many answers there were of each status; 0: no answer. */
  readonly statuses: Readonly<Record<string, number>>;
}

interface Report {
  readonly latencies: { readonly '50th': number; readonly '99th': number };
  readonly throughput: number;
  readonly requests: number;
  readonly success: number;
  readonly status_codes: Readonly<Record<string, number>>;
}

const perMs = 1_000_000;

const run = promisify(execFile);

/** Sends requests by vegeta, whose rate is open: a slow answer delays no other request, so that waiting is not left out. */
export async function attack(folder: string, of: Attack): Promise<Attacked> {
  const vegeta = await tool('vegeta');
  const targets = join(folder, 'targets');
  const results = join(folder, 'results');
  const headers = Object.entries(of.headers).map(([name, value]) => `${name}: ${value}`);
  writeFileSync(targets, [`POST ${of.url}`, ...headers, ''].join('\n'));
  const rate = of.perSecond === null ? ['-rate=0', `-max-workers=${of.workers}`] : [`-rate=${of.perSecond}/1s`];
  const args = ['attack', ...rate, `-duration=${of.seconds}s`, `-targets=${targets}`, `-output=${results}`];
  const pinned = of.core === null ? [] : ['taskset', '--cpu-list', String(of.core)];
  const [program = vegeta, ...before] = [...pinned, vegeta];
  await run(program, [...before, ...args]);
  const { stdout } = await run(vegeta, ['report', '-type=json', results]);
  const report = JSON.parse(stdout) as Report;
  return {
    p50Ms: report.latencies['50th'] / perMs,
    p99Ms: report.latencies['99th'] / perMs,
    perSecond: report.throughput,
    failed: Math.round(report.requests * (1 - report.success)),
    statuses: report.status_codes,
  };
}
