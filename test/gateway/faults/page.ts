import { type FaultRow, type Return, returns, type Share, shares } from './classes';

const heading = [
  'Away',
  'Requests that failed meanwhile',
  'They saw',
  'Normal again, once it was back',
  'Wrong keys admitted',
];

const introduction = `# What clients see when parts of a Region fail

Made by \`npm run test:gateway -- --only faults --update\` from a run of the rendered files on real servers, under a steady trickle of requests; every
run of the harness compares: what is worse than this page fails. Figures are classes: *what it was answering* are streams that had begun to come
from the engine that died, and nothing else, *single requests* are two, or a twentieth, *some* up to three fifths, *most* more. Whatever else
failed, requests without a credential, with a key that there is not and with a revoked key were made all the time, and none was admitted.
`;

const notes = `
What ends, ends as by a crash, without a word to anybody. DynamoDB and KMS hang: they take connections and do not answer. Nothing restarts what
has ended sooner than the time that it is away: kubelet would.

- Keys that were seen within the authorizer's cache work on while DynamoDB is away; others get 503, never admission.
- Without the rate-limit service or its store requests are served uncounted.
- While pickers are away their pool's Envoy spreads requests over the engines, without flow control.
- A stream that has begun ends with the engine that makes it: nobody begins it again.
`;

/** The page of a run. */
export function faultPage(rows: readonly FaultRow[]): string {
  const lines = rows.map(({ name, failed, as, normal }) => [name, failed, as.join(', ') || '-', normal, 'none']);
  const table = [heading, heading.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  return `${introduction}\n${table}\n${notes}`;
}

/**
 * The rows of a page.
 *
 * @throws Error for a row of another form
 */
export function readFaultPage(text: string): FaultRow[] {
  const lines = text.split('\n').filter((line) => line.startsWith('| '));
  return lines.slice(2).map((line) => {
    const [name = '', failed = '', as = '', normal = ''] = line
      .split('|')
      .slice(1)
      .map((cell) => cell.trim());
    if (!isShare(failed) || !isReturn(normal))
      throw new Error(`docs/faults.md: "${line}": allowed: ${shares.join(', ')}; ${returns.join(', ')}`);
    return { name, failed, as: as === '-' ? [] : as.split(', '), normal };
  });
}

function isShare(text: string): text is Share {
  return (shares as readonly string[]).includes(text);
}

function isReturn(text: string): text is Return {
  return (returns as readonly string[]).includes(text);
}
