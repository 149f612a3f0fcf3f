import { type ToolName, tool } from '#test/toolchain/index';
import type { ImageProgram, ProgramOf } from './run-pod';

/** What programs of a Region's pods get beside what their pods say. */
export interface PodSettings {
  /** The ground's authority, in the place of the roots that images bring. */
  readonly trust: string;
  /** Folder of the bundles of Meridian's own services. */
  readonly services: string;
  /** Environment by which our own services find AWS, as Pod Identity and the Region give it to them. */
  readonly aws: Readonly<Record<string, string>>;
}

/** Roots of Envoy's and Go's programs. */
const ROOTS = '/etc/ssl/certs/ca-certificates.crt';

/**
 * Which program an image holds, by the end of the image's name. What differs from the image: where a program finds its roots,
 * that Envoy writes its logs at once, and that a simulator is told its pod's name, which it shows in answers.
 */
export function imagePrograms({ trust, services, aws }: PodSettings): ProgramOf {
  const programs: readonly (readonly [RegExp, (pod: string) => Promise<ImageProgram>])[] = [
    [/\/envoyproxy\/envoy$/, () => plain('envoy', { lastArgs: ['--file-flush-interval-msec', '250'] })],
    [/\/envoyproxy\/gateway$/, () => plain('envoy-gateway')],
    [/\/ai-gateway-controller$/, () => plain('aigw-controller')],
    [/\/ai-gateway-extproc$/, () => plain('extproc')],
    [/\/envoyproxy\/ratelimit$/, () => plain('ratelimit')],
    [/\/(epp|.*endpoint-picker.*)$/, () => plain('epp')],
    [/\/llm-d-inference-sim$/, (pod) => plain('llm-d-inference-sim', { env: { POD_NAME: pod } })],
    [/\/meridian$/, () => ownService()],
  ];
  const plain = async (name: ToolName, more: Partial<ImageProgram> = {}): Promise<ImageProgram> => ({
    program: await tool(name),
    mounts: { [ROOTS]: trust },
    ...more,
  });
  const ownService = async (): Promise<ImageProgram> => ({
    program: process.execPath,
    cwd: services,
    env: { ...aws, NODE_EXTRA_CA_CERTS: trust, NODE_ENV: 'production' },
  });
  return async ({ image, name }, pod) => {
    // it drains Envoy when its pod is told to end, which no pod here is
    if (name === 'shutdown-manager') return undefined;
    const repository = image.replace(/(?::[\w.-]+)?(?:@sha256:\w+)?$/, '');
    const found = programs.find(([pattern]) => pattern.test(repository));
    if (found === undefined) throw new Error(`pod ${pod}: no program is known for the image ${image}`);
    return found[1](pod);
  };
}
