import type { Ground, Host, Running } from '#test/gateway/ground/index';
import { type Container, containersOf, type Probe, portNumber } from './container';
import type { AdmittedPod } from './pods';

const WITHIN_SECONDS = 90;

/** Waits until every container of a pod that has a readiness probe meets it, asked from the pod's own host. */
export async function whenReady(
  ground: Ground,
  {
    pod,
    host,
    containers,
  }: { readonly pod: AdmittedPod; readonly host: Host; readonly containers: Readonly<Record<string, Running>> },
): Promise<void> {
  const all = containersOf(pod);
  for (const { name, readinessProbe } of all) {
    const running = containers[name];
    if (running === undefined || readinessProbe === undefined) continue;
    const question = `until ${questionOf(readinessProbe, all)}; do kill -0 ${running.pid} && sleep 0.1 || exit 1; done`;
    const { code } = await ground.run(host, {
      program: 'timeout',
      args: [`${WITHIN_SECONDS}`, 'bash', '-c', question],
    });
    if (code === 0) continue;
    const why = code === 124 ? `is not ready within ${WITHIN_SECONDS} s` : 'has ended';
    throw new Error(`${running.name} ${why}; its log is ${running.log}:\n${running.lastWords()}`);
  }
}

/** A shell's command that succeeds when the probe does; of a gRPC server it asks no more than that it listens. */
function questionOf({ httpGet, grpc, tcpSocket }: Probe, containers: readonly Container[]): string {
  if (httpGet) {
    const { path = '/', port, scheme = 'HTTP' } = httpGet;
    const url = `${scheme.toLowerCase()}://127.0.0.1:${portNumber(port, containers)}${path}`;
    return `curl --fail --silent --insecure --max-time 2 --output /dev/null '${url}'`;
  }
  const port = grpc?.port ?? tcpSocket?.port;
  if (port === undefined) throw new Error('a probe of a kind that no kubelet here knows');
  return `(exec 3<>/dev/tcp/127.0.0.1/${portNumber(port, containers)}) 2>/dev/null`;
}
