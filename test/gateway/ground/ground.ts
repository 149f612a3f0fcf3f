/** A network of its own: a Region's VPC, or `outside`, from where clients come. Every two sites have a link of their own. */
export type Site = string;

/** A place of its own in a site's network (a Linux network namespace): what a pod, a server or a client is to others. */
export interface Host {
  /** Unique on the ground. */
  readonly name: string;
  readonly site: Site;
  readonly address: string;
}

export interface HostOptions {
  readonly site: Site;
  /** @default drawn from the site's first network */
  readonly address?: string;
  /**
   * Networks beside the site's own from which packets reach it: all others are dropped without an answer, as a security group drops them.
   * @default all
   */
  readonly hears?: readonly string[];
}

/** A program that runs on a host. */
export interface Running {
  readonly name: string;
  readonly host: Host;
  readonly log: string;
  /** Process on this machine, of the latest start. */
  readonly pid: number;
  alive(): boolean;
  lastWords(): string;
  /** Ends it and waits for its end; SIGKILL follows when it takes longer than `withinMs`. @default SIGTERM, 10 000 */
  stop(signal?: 'SIGTERM' | 'SIGKILL', withinMs?: number): Promise<void>;
  /** The same program again, after `stop`. */
  start(): Promise<void>;
  /** Halts it where it is, as a program that hangs, or lets it go on. */
  freeze(): void;
  thaw(): void;
}

export interface Program {
  /** Path, or a name on the PATH. */
  readonly program: string;
  readonly args: readonly string[];
  /** All of its environment save PATH and HOME: nothing of this process's own reaches it. @default none */
  readonly env?: Readonly<Record<string, string>>;
  /** @default / */
  readonly cwd?: string;
  /**
   * Folders or files that the program sees under another path, as a pod sees its volumes: path that it sees to path on this
   * machine. With it the program has a file system of its own: it sees this machine's files, and what it writes outside the mounts and
   * the ground's folder is seen by nobody else and ends with it. @default none
   */
  readonly mounts?: Readonly<Record<string, string>>;
}

/** What crossed a border. Bytes are those of IP packets; a packet may be larger than a cable would take, since none is cut here. */
export interface Crossings {
  readonly packetsIn: number;
  readonly packetsOut: number;
  readonly bytesIn: number;
  readonly bytesOut: number;
}

/** Several networks on this machine, with hosts and programs on them; nothing of it is reachable from elsewhere. */
export interface Ground {
  /** Folder of logs and state. */
  readonly folder: string;
  readonly hosts: readonly Host[];
  /** Makes a host. */
  addHost(name: string, options: HostOptions): Promise<Host>;
  /** A host that was made, by its name. */
  host(name: string): Host;
  /**
   * Has every host of a site (or of all) find each of `names`, also with a trailing dot, at these addresses: what a name server would say.
   * Replaces what it said before; no address: the names are not known any more.
   */
  name(names: readonly string[], addresses: string | readonly string[], site: Site | 'everywhere'): void;
  /** Starts a program on a host; whether it is ready is for the caller to find out. */
  start(name: string, host: Host, program: Program): Promise<Running>;
  /** A program that was started, by its name. */
  running(name: string): Running;
  /** Runs a program on a host to its end. */
  run(
    host: Host,
    program: Program,
    input?: string,
  ): Promise<{ readonly code: number; readonly stdout: string; readonly stderr: string }>;
  /** What to spawn to have a program on a host as a child of this process, with its standard streams. */
  command(host: Host, program: Program): { readonly program: string; readonly args: readonly string[] };
  /** Cuts a site off from all others, or joins it again. Packets into nowhere: nobody is told. */
  cut(site: Site): void;
  join(site: Site): void;
  /** IP packets and bytes that came to a site from others (or one other), and went from it there, since it was made. */
  crossed(site: Site, other?: Site): Crossings;
  /** Leaves everything as it is when this process ends. */
  keep(): void;
  /** Ends every program and removes the networks; logs stay. */
  down(): Promise<void>;
}
