import { type Check, checkOf } from '#test/conformance/check';
import { errorProblems, said } from '#test/gateway/trial/api-error';
import { bodyOf } from '#test/gateway/trial/chat';
import { asked, protocols, type StreamTrial } from './trial';

const MIB = 1024 * 1024;
/** With the space behind it 64 bytes; one token to the simulator. */
const WORD = 'a'.repeat(63);

/** A prompt of 1 MiB arrives whole; a body above the limit gets 413. */
export async function checkLargePrompts(trial: StreamTrial): Promise<readonly Check[]> {
  const words = MIB / (WORD.length + 1);
  const large = prompt(MIB);
  const passed = await trial.client.askAll(
    protocols.map((protocol) => ({ ...asked(trial, { prompt: large, tokens: 1 }), protocol })),
  );
  const lost = passed.flatMap((answer) => {
    const usage = bodyOf(answer).usage as { prompt_tokens?: number } | undefined;
    if (answer.status !== 200) return [said(answer)];
    return (usage?.prompt_tokens ?? 0) >= words ? [] : [`${words} words are ${usage?.prompt_tokens} tokens`];
  });
  const limitBytes = trial.place.region.gateway.limits.maxBodyKiB * 1024;
  const refused = await trial.client.askAll(
    protocols.map((protocol) => ({ ...asked(trial, { prompt: prompt(limitBytes + MIB), tokens: 1 }), protocol })),
  );
  const problems = refused.flatMap((answer) => errorProblems(answer, { status: 413, code: 'request_too_large' }));
  return [
    checkOf(
      'A prompt of 1 MiB',
      lost,
      `200 over ${protocols.join(' and ')}, ${words} words are as many tokens and more`,
    ),
    checkOf('A body above the limit', problems, `413 above ${limitBytes / MIB} MiB, over ${protocols.join(' and ')}`),
  ];
}

function prompt(bytes: number): string {
  return `${WORD} `.repeat(bytes / (WORD.length + 1));
}
