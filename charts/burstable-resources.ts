/** What a container asks for, with no limit on CPU: what nobody else wants it may have, and throttling shows as latency. */
export function burstableResources({
  cpuMillis,
  memoryMiB,
}: {
  readonly cpuMillis: number;
  readonly memoryMiB: number;
}) {
  const memory = `${memoryMiB}Mi`;
  return { requests: { cpu: `${cpuMillis}m`, memory }, limits: { memory } };
}
