import { type Check, checkOf } from '#test/conformance/check';
import type { Answer } from '#test/gateway/client/ask';
import { errorOf, errorProblems, said } from '#test/gateway/trial/api-error';
import { askAt, endpointsOf } from '#test/gateway/trial/endpoints';
import { logged } from '#test/gateway/trial/logged';
import { type Credential, credentialsFor } from './credentials';
import { type AccessTrial, urlOf } from './trial';

/** Every credential at every endpoint: the same answer everywhere, and nothing that was refused gets behind the gateway. */
export async function checkMatrix(trial: AccessTrial): Promise<readonly Check[]> {
  const { stand, place, foreign, clients } = trial;
  const endpoints = endpointsOf(stand.topology);
  const credentials = await credentialsFor(stand, { region: place.region, foreign });
  const cells = credentials.flatMap((credential) => endpoints.map((endpoint) => ({ credential, endpoint })));
  const begun = new Date().toISOString();
  const answers = await clients.own.askAll(
    cells.map(({ credential, endpoint }, index) => ({
      ...askAt(urlOf(trial), endpoint, credential.headers),
      connection: `matrix-${index % 4}`,
    })),
  );
  const told = cells.map((cell, index) => ({ ...cell, answer: answers[index] as Answer }));
  const problems = told.flatMap(({ credential, endpoint, answer }) =>
    wrong(credential, answer, trial).map((problem) => `${credential.name}, ${endpoint.name}: ${problem}`),
  );
  const counts = `${credentials.length} credentials at ${endpoints.length} endpoints`;
  const refused = told.filter(({ credential }) => credential.status !== 200).length;
  return [
    checkOf('Every credential at every endpoint', problems, counts),
    await nothingPassed(trial, { begun, refused }),
  ];
}

function wrong({ status, code }: Credential, answer: Answer, { foreign, place }: AccessTrial): string[] {
  if (code === null) return answer.status === status ? [] : [`${status} expected, not ${said(answer)}`];
  const problems = errorProblems(answer, { status, code });
  if (status !== 421 || problems.length > 0) return problems;
  const { hostname } = foreign;
  const { rightHost } = place.region.gateway.access.headers;
  const named = { header: answer.headers[rightHost], body: errorOf(answer.body)?.host };
  return Object.entries(named).flatMap(([where, host]) =>
    host === hostname ? [] : [`the ${where} names ${String(host)}, not ${hostname}`],
  );
}

/** Requests of nobody stand in the access log, and none of them went anywhere. */
async function nothingPassed(
  { place }: AccessTrial,
  { begun, refused }: { readonly begun: string; readonly refused: number },
): Promise<Check> {
  const lines = await logged(place, 'requests that were refused', {
    count: refused,
    fits: ({ time, status }) => String(time) >= begun && [401, 403, 421].includes(Number(status)),
  });
  const problems = lines
    .filter(({ upstream_host: host, tenant }) => host !== null || tenant !== null)
    .map((line) => `passed on, or in the name of a tenant: ${JSON.stringify(line)}`);
  return checkOf('What is refused goes nowhere', problems, `${lines.length} requests, none with a tenant or a place`);
}
