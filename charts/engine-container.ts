import type { Engine, ServingPool } from '#topology';
import type { EnginePart } from './engine-pod';
import { engineVolumes } from './engine-volumes';
import type { Container } from './pod';
import { podResources } from './pod-resources';
import { restrictedContainer } from './pod-security';

export function engineContainer(pool: ServingPool, { placement, role }: EnginePart): Container {
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
  const probe = { httpGet: { path: probes.path, port: portName }, timeoutSeconds: probes.timeoutSeconds };
  return {
    ports: [{ name: portName, containerPort: port }],
    startupProbe: {
      ...probe,
      periodSeconds: probes.startupPeriodSeconds,
      failureThreshold: probes.startupFailures,
    },
    readinessProbe: { ...probe, periodSeconds: probes.readinessPeriodSeconds },
    livenessProbe: { ...probe, periodSeconds: probes.livenessPeriodSeconds, failureThreshold: probes.livenessFailures },
    lifecycle: { preStop: { sleep: { seconds: drain.preStopSeconds } } },
  };
}
