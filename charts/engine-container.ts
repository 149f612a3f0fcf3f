import type { Engine, ModelPool } from '#topology';
import type { EnginePart } from './engine-pod';
import { engineVolumes } from './engine-volumes';
import type { Container } from './pod';
import { podResources } from './pod-resources';
import { restrictedContainer } from './pod-security';

export function engineContainer(pool: ModelPool, { placement, role }: EnginePart): Container {
  const { engine } = pool;
  return {
    name: 'engine',
    image: engine.image,
    args: role === 'server' ? engine.args : engine.workerArgs,
    ...(engine.env.length === 0 ? {} : { env: engine.env }),
    resources: podResources(placement),
    securityContext: restrictedContainer,
    volumeMounts: engineVolumes(pool, placement).map(({ volume, mountPath }) => ({ name: volume.name, mountPath })),
    ...(role === 'server' ? serving(engine) : {}),
  };
}

/** How the cluster sees that it serves, and how it stops: out of the endpoints first, then what it runs is finished. */
function serving({ port, portName, probes, drain }: Engine): Partial<Container> {
  const httpGet = { path: probes.path, port: portName };
  return {
    ports: [{ name: portName, containerPort: port }],
    startupProbe: {
      httpGet,
      periodSeconds: probes.startupPeriodSeconds,
      failureThreshold: probes.startupFailures,
    },
    readinessProbe: { httpGet, periodSeconds: probes.readinessPeriodSeconds },
    livenessProbe: { httpGet, periodSeconds: probes.livenessPeriodSeconds, failureThreshold: probes.livenessFailures },
    lifecycle: { preStop: { sleep: { seconds: drain.preStopSeconds } } },
  };
}
