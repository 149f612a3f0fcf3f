import { writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Cluster } from '#test/conformance/cluster';
import { freePort } from '#test/conformance/free-port';
import { waitUntil } from '#test/conformance/wait-until';
import { tool } from '#test/toolchain/index';

/** One line of what a pod exports. */
export interface Series {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** In Prometheus' text format. */
export function expositionOf(series: readonly Series[]): string {
  return series
    .map(({ name, labels, value }) => {
      const pairs = Object.entries(labels).map(([key, text]) => `${key}="${text}"`);
      return `${name}{${pairs.join(',')}} ${value}\n`;
    })
    .join('');
}

/** Answers a scrape with what `read` gives; `undefined` is a target that is gone. */
export function startExporter(read: () => readonly Series[] | undefined): Promise<Server & { readonly port: number }> {
  const server = createServer((request, response) => {
    const series = read();
    if (series === undefined) request.socket.destroy();
    else response.setHeader('content-type', 'text/plain; version=0.0.4').end(expositionOf(series));
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () =>
      resolve(Object.assign(server, { port: (server.address() as AddressInfo).port })),
    );
  });
}

/** A real Prometheus that scrapes the exporter, so that the very queries of the scaler run. Returns its address. */
export async function startPrometheus(cluster: Cluster, target: number, scrapeSeconds: number): Promise<string> {
  const config = join(cluster.folder, 'prometheus.json');
  const port = await freePort();
  const settings = {
    // A metrics server that adds no labels: the PodMonitors' own are in what the exporter writes.
    global: { scrape_interval: `${scrapeSeconds}s`, scrape_timeout: `${scrapeSeconds}s` },
    scrape_configs: [{ job_name: 'pool', static_configs: [{ targets: [`127.0.0.1:${target}`] }] }],
  };
  writeFileSync(config, JSON.stringify(settings));
  const server = cluster.start('prometheus', {
    program: await tool('prometheus'),
    args: [
      `--config.file=${config}`,
      `--storage.tsdb.path=${join(cluster.folder, 'prometheus')}`,
      `--web.listen-address=127.0.0.1:${port}`,
      '--log.level=warn',
    ],
  });
  const address = `http://127.0.0.1:${port}`;
  await waitUntil(
    async () => {
      if (!server.alive()) throw new Error(`Prometheus ended:\n${server.lastWords()}`);
      return (await fetch(`${address}/-/ready`).catch(() => undefined))?.ok;
    },
    { what: 'Prometheus is ready', withinMs: 30_000, explain: server.lastWords },
  );
  return address;
}
