import type { Namespace } from '#topology';
import { restrictedProblems } from './restricted-problems';

/** What is read of a container here. */
export interface Container {
  readonly name: string;
  readonly image: string;
  readonly resources?: { readonly requests?: Readonly<Record<string, unknown>> };
  readonly securityContext?: SecurityContext;
}

export interface SecurityContext {
  readonly allowPrivilegeEscalation?: boolean;
  readonly capabilities?: { readonly add?: readonly string[]; readonly drop?: readonly string[] };
  readonly privileged?: boolean;
  readonly runAsNonRoot?: boolean;
  readonly runAsUser?: number;
  readonly seccompProfile?: { readonly type: string };
}

/** What is read of a pod here. */
export interface PodSpec {
  readonly containers: readonly Container[];
  readonly initContainers?: readonly Container[];
  readonly hostNetwork?: boolean;
  readonly hostPID?: boolean;
  readonly hostIPC?: boolean;
  readonly securityContext?: SecurityContext;
  readonly volumes?: readonly Readonly<Record<string, unknown>>[];
}

/** What is wrong with a pod of a component, in words that name the container: its images, its requests, its security. */
export function podProblems(pod: PodSpec, { podSecurity }: Pick<Namespace, 'podSecurity'>): readonly string[] {
  const containers = [...(pod.initContainers ?? []), ...pod.containers];
  return [
    ...containers.flatMap((container) => [...imageProblems(container), ...requestProblems(container)]),
    ...(podSecurity === 'privileged' ? [] : restrictedProblems(pod)),
  ];
}

const movingTags = ['latest', 'main', 'master', 'stable', 'edge'];

function imageProblems({ name, image }: Container): readonly string[] {
  if (image.includes('@sha256:')) return [];
  const tag = /:([^:/]+)$/.exec(image)?.[1];
  if (tag === undefined) return [`container ${name}: image ${image} has no tag`];
  return movingTags.includes(tag) ? [`container ${name}: image ${image} moves`] : [];
}

function requestProblems({ name, resources }: Container): readonly string[] {
  return ['cpu', 'memory']
    .filter((resource) => resources?.requests?.[resource] === undefined)
    .map((resource) => `container ${name}: asks for no ${resource}`);
}
