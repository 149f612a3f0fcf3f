import type { Container, PodSpec, SecurityContext } from './pod-problems';

/** Volumes that Pod Security `restricted` allows. */
const allowedVolumes = [
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'image',
  'persistentVolumeClaim',
  'projected',
  'secret',
];

/** Where a pod breaks Pod Security `restricted` of Kubernetes 1.35, on Linux. */
export function restrictedProblems(pod: PodSpec): readonly string[] {
  const own = pod.securityContext ?? {};
  const host = (['hostNetwork', 'hostPID', 'hostIPC'] as const).filter((field) => pod[field] === true);
  const volumes = (pod.volumes ?? []).flatMap((volume) =>
    Object.keys(volume).filter((key) => key !== 'name' && !allowedVolumes.includes(key)),
  );
  return [
    ...host.map((field) => `${field} is set`),
    ...volumes.map((kind) => `a volume is of kind ${kind}`),
    ...(own.runAsUser === 0 ? ['runs as user 0'] : []),
    ...[...(pod.initContainers ?? []), ...pod.containers].flatMap((container) => containerProblems(container, own)),
  ];
}

function containerProblems({ name, securityContext = {} }: Container, pod: SecurityContext): readonly string[] {
  const { capabilities = {}, allowPrivilegeEscalation, privileged, runAsUser } = securityContext;
  const seccomp = (securityContext.seccompProfile ?? pod.seccompProfile)?.type;
  const added = (capabilities.add ?? []).filter((capability) => capability !== 'NET_BIND_SERVICE');
  return [
    ...(privileged === true ? ['is privileged'] : []),
    ...(allowPrivilegeEscalation === false ? [] : ['may escalate privileges']),
    ...(capabilities.drop?.includes('ALL') ? [] : ['drops not all capabilities']),
    ...added.map((capability) => `adds capability ${capability}`),
    ...((securityContext.runAsNonRoot ?? pod.runAsNonRoot) === true ? [] : ['may run as root']),
    ...(runAsUser === 0 ? ['runs as user 0'] : []),
    ...(seccomp === 'RuntimeDefault' || seccomp === 'Localhost' ? [] : ['has no seccomp profile']),
  ].map((problem) => `container ${name}: ${problem}`);
}
