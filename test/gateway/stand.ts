import type { Region, Topology } from '#topology';
import type { Ground, Host, Running } from './ground/ground';

/** One engine of a pool: a simulator that takes the place of vLLM. */
export interface Engine {
  readonly pool: string;
  /** Name of its Pod; it comes back to clients as `x-inference-pod`. */
  readonly pod: string;
  readonly host: Host;
  readonly program: Running;
}

/** What runs of one Region. */
export interface RegionStand {
  readonly region: Region;
  /** Envoys of the Gateway, each with AI Gateway's processor beside it. */
  readonly envoys: readonly { readonly envoy: Running; readonly processor: Running }[];
  readonly authorizers: readonly Running[];
  /** By model pool. */
  readonly pools: Readonly<
    Record<string, { readonly envoys: readonly Running[]; readonly pickers: readonly Running[] }>
  >;
  readonly engines: readonly Engine[];
  readonly rateLimit: Running;
  readonly limitStore: Running;
  readonly envoyGateway: Running;
  readonly aiGateway: Running;
  readonly apiServer: Running;
  /** Stand-ins of the load balancers, by their names in the Topology. */
  readonly balancers: Readonly<Record<string, Running>>;
  /** kubectl as an administrator of this Region's cluster. */
  kubectl(args: readonly string[], input?: string): Promise<string>;
  /** Lines of the access log of all its Envoys so far, oldest first, as parsed JSON. */
  accessLog(): readonly Readonly<Record<string, unknown>>[];
}

/** Two Regions of one jurisdiction and one of another, run from what `meridian render` wrote, with clients outside. */
export interface Stand {
  readonly ground: Ground;
  readonly topology: Topology;
  /** Folder that `meridian render` wrote. */
  readonly manifests: string;
  /** By name. */
  readonly regions: Readonly<Record<string, RegionStand>>;
  /** Hosts outside: in the client networks of eu and of us, and of nobody. */
  readonly clients: { readonly eu: Host; readonly us: Host; readonly stranger: Host };
  /** PEM of the authority that signed what load balancers show. */
  readonly authority: string;
  /** Address of the API as clients of a jurisdiction have it, `https://…`; `region` names one Region's load balancer. */
  url(jurisdiction: string, region?: string): string;
  /** Makes a tenant, if there is none, and a key of it in the jurisdiction's table, as the operator's command does. */
  makeKey(of: {
    jurisdiction: string;
    tenant: string;
    tier: string;
    expiresAt?: Date;
    pinnedVersion?: string;
  }): Promise<string>;
  /** Revokes a key by its text. */
  revokeKey(key: string): Promise<void>;
  /** The emulated tables and KMS, and the issuer of tokens. */
  readonly dynamo: Running;
  readonly kms: Running;
  readonly issuer: Running;
  /** A token of the issuer with these claims; `iss`, `aud` and times have good values unless given. */
  token(claims: Readonly<Record<string, unknown>>): Promise<string>;
}
