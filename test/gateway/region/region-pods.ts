import type { KubernetesObject } from '#test/conformance/kubernetes-object';
import type { Ground, Host, Running } from '#test/gateway/ground/index';
import { putObject } from './bare-cluster';
import type { ControlPlane } from './control-plane';
import { type AdmittedPod, admitPod, reportReady } from './pods';
import { type ProgramOf, runPod } from './run-pod';
import { endpointSlice, selects, serviceNames } from './services';
import { whenReady } from './when-ready';

/** A pod that runs. */
export interface RunningPod {
  /** Workload that it is of, by kind and name: `Deployment chat-small-proxy`. */
  readonly workload: string;
  readonly namespace: string;
  readonly name: string;
  readonly host: Host;
  /** By container. */
  readonly containers: Readonly<Record<string, Running>>;
}

/** A pod with an address, of which nothing runs yet. */
export interface PlacedPod {
  readonly workload: string;
  readonly pod: AdmittedPod;
  readonly host: Host;
}

/**
 * The pods of a Region's cluster. It plays what makes, places, runs and names them: controllers, scheduler, kubelet, name server.
 * The name of a Service stands for the addresses of its pods, as that of a headless one does in a cluster: there are no virtual
 * addresses here. The API server takes the NetworkPolicies, and nobody enforces them: inside a Region every pod reaches every other.
 */
export class RegionPods {
  readonly all: RunningPod[] = [];
  readonly #placed: PlacedPod[] = [];
  readonly #services: KubernetesObject[] = [];

  constructor(
    readonly ground: Ground,
    readonly plane: ControlPlane,
    private readonly programOf: ProgramOf,
  ) {}

  get site(): string {
    return this.plane.host.site;
  }

  /** Has the names of Services stand for their pods from now on. */
  async addServices(objects: readonly KubernetesObject[]): Promise<void> {
    const added = objects.filter(({ kind, spec }) => kind === 'Service' && spec.selector !== undefined);
    this.#services.push(...added);
    await Promise.all(added.map((service) => this.#nameService(service)));
  }

  /** Makes so many pods of a workload and gives them addresses and names, as a cluster does before their containers start. */
  place(workload: KubernetesObject, count = 1): Promise<readonly PlacedPod[]> {
    return Promise.all(
      Array.from({ length: count }, async (_, index) => {
        const name = `${workload.metadata.name}-${this.site}-${index}`;
        const pod = await admitPod(this.plane, workload, name);
        const host = await this.ground.addHost(name, { site: this.site });
        const placed = { workload: `${workload.kind} ${workload.metadata.name}`, pod, host };
        this.#placed.push(placed);
        await this.#nameServicesOf(placed);
        return placed;
      }),
    );
  }

  /** Starts the containers of pods, and waits until they are ready. */
  start(placed: readonly PlacedPod[]): Promise<readonly RunningPod[]> {
    return Promise.all(
      placed.map(async ({ workload, pod, host }) => {
        const containers = await runPod(this.ground, { plane: this.plane, pod, host }, this.programOf);
        await whenReady(this.ground, { pod, host, containers });
        await reportReady(this.plane, pod, host.address);
        const running = { workload, namespace: pod.metadata.namespace, name: pod.metadata.name, host, containers };
        this.all.push(running);
        return running;
      }),
    );
  }

  /** Places and starts pods. */
  async run(workload: KubernetesObject, count = 1): Promise<readonly RunningPod[]> {
    return this.start(await this.place(workload, count));
  }

  async #nameServicesOf({ pod }: PlacedPod): Promise<void> {
    await Promise.all(this.#services.filter((it) => selects(it, pod)).map((it) => this.#nameService(it)));
  }

  async #nameService(service: KubernetesObject): Promise<void> {
    const { name, namespace } = service.metadata;
    const pods = this.#placed.filter(({ pod }) => selects(service, pod));
    if (pods.length === 0) return;
    const addresses = pods.map(({ host }) => host.address).sort();
    this.ground.name(serviceNames(service), addresses, this.site);
    const path = `/apis/discovery.k8s.io/v1/namespaces/${namespace}/endpointslices`;
    await putObject(this.plane, path, endpointSlice(service, `${name}-stand`, addresses));
  }
}
