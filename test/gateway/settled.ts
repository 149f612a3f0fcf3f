import { waitUntil } from '#test/conformance/wait-until';
import type { Stand } from './stand';
import { trustFile } from './trust';

const WITHIN_MS = 60_000;

/** Waits until every Region answers for every model, and counts: its rate-limit service has been told of the limits. */
export async function settled(stand: Stand): Promise<void> {
  await Promise.all(
    Object.values(stand.regions).map(async ({ region }) => {
      const { jurisdiction } = region;
      const tier = region.gateway.tiers.reduce((most, one) => (one.priority > most.priority ? one : most)).name;
      const key = await stand.makeKey({ jurisdiction, tenant: 'settling', tier });
      const url = stand.url(jurisdiction, region.name);
      for (const { model } of region.modelPools) {
        let said = '';
        await waitUntil(
          async () => {
            said = await answerOf(stand, { url, key, model: model.servedName, task: model.task, jurisdiction });
            return /^HTTP\/\S+ 200/.test(said) && /^x-ratelimit-limit:/im.test(said);
          },
          { what: `${region.name} answers for ${model.name}`, withinMs: WITHIN_MS, everyMs: 300, explain: () => said },
        );
      }
    }),
  );
}

interface Question {
  readonly url: string;
  readonly key: string;
  readonly model: string;
  readonly task: string;
  readonly jurisdiction: string;
}

/** Status line and headers of an answer, and what curl says when there is none. */
async function answerOf(stand: Stand, { url, key, model, task, jurisdiction }: Question): Promise<string> {
  const client = jurisdiction === 'us' ? stand.clients.us : stand.clients.eu;
  const [path, rest] =
    task === 'embed'
      ? ['/v1/embeddings', { input: 'hello' }]
      : ['/v1/chat/completions', { max_tokens: 1, messages: [{ role: 'user', content: 'hello' }] }];
  const headers = ['--header', `authorization: Bearer ${key}`, '--header', 'content-type: application/json'];
  const { stdout, stderr } = await stand.ground.run(client, {
    program: 'curl',
    args: [
      ...['--silent', '--show-error', '--max-time', '10', '--include', '--cacert', trustFile(stand.ground.folder)],
      ...headers,
      ...['--data', JSON.stringify({ model, ...rest }), `${url}${path}`],
    ],
  });
  return `${stdout}\n${stderr}`;
}
