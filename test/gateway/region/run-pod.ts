import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Ground, Program, Running } from '#test/gateway/ground/ground';
import { type Container, containersOf } from './container';
import { containerEnvironment, expanded } from './container-environment';
import { type PodPlace, writeVolumes } from './pod-volumes';

/** What stands for the image of a container: a program, with what precedes the container's own arguments. */
export interface ImageProgram {
  readonly program: string;
  /** Entry point of the image, where it is more than the program. */
  readonly args?: readonly string[];
  /** After the container's own. */
  readonly lastArgs?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly mounts?: Readonly<Record<string, string>>;
}

/** The program of a container of a pod; undefined: it is left out. */
export type ProgramOf = (container: Container, pod: string) => Promise<ImageProgram | undefined>;

/**
 * Runs the containers of a pod that the API server has admitted, all on one host, as a kubelet would: arguments, environment and
 * files as its spec says. User, limits and the read-only root are not enforced; Pod Security has seen them.
 *
 * @returns by container
 */
export async function runPod(
  ground: Ground,
  place: PodPlace,
  programOf: ProgramOf,
): Promise<Readonly<Record<string, Running>>> {
  const { pod, host } = place;
  const volumes = volumesFolder(ground, host.name);
  mkdirSync(volumes, { recursive: true });
  await writeVolumes(place, volumes);
  const running: [string, Running][] = [];
  for (const container of containersOf(pod)) {
    const image = await programOf(container, pod.metadata.name);
    if (image === undefined) continue;
    const program = await programFor(place, { container, image, volumes });
    running.push([container.name, await ground.start(`${host.name}.${container.name}`, host, program)]);
  }
  return Object.fromEntries(running);
}

/** Folder of the volumes of the pod on a host. */
export function volumesFolder({ folder }: Ground, host: string): string {
  return join(folder, 'volumes', host);
}

async function programFor(
  place: PodPlace,
  {
    container,
    image,
    volumes,
  }: { readonly container: Container; readonly image: ImageProgram; readonly volumes: string },
): Promise<Program> {
  const own = await containerEnvironment(place.plane, place, container);
  const { command = [], args = [], volumeMounts = [] } = container;
  const texts = [...command.slice(1), ...args].map((text) => expanded(text, own));
  const mounts = volumeMounts.map(({ name, mountPath, subPath }) => {
    const source = subPath === undefined ? join(volumes, name) : join(volumes, name, subPath);
    if (!existsSync(source))
      throw new Error(`pod ${place.pod.metadata.name} mounts ${name}/${subPath}, which is not there`);
    return [mountPath, source] as const;
  });
  return {
    program: image.program,
    args: [...(image.args ?? []), ...texts, ...(image.lastArgs ?? [])],
    env: { ...own, ...image.env },
    ...(image.cwd === undefined ? {} : { cwd: image.cwd }),
    mounts: { ...image.mounts, ...Object.fromEntries(mounts) },
  };
}
