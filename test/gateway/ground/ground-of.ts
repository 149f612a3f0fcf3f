import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Ground, Host, HostOptions, Program, Running, Site } from './ground';
import type { StateFile } from './ground-state';
import { readRecord, removeGround, writeRecord } from './grounds-here';
import { hostCommand } from './host-command';
import { writeNameFiles } from './name-files';
import { checkAddress, crossings, freeAddress, hostNamespace, makeHost, setCut } from './networks';
import { runningProgram } from './running-program';
import { startProgram } from './start-program';

const NAME = /^[a-z0-9][a-z0-9.-]*$/;

/** The folder with a site's own files of /etc. */
export function siteFolder(folder: string, site: Site): string {
  return join(folder, 'sites', site);
}

/** A ground by its state. `release` is called when it shall no longer end with this process. */
export function groundOf(folder: string, state: StateFile, release: () => void): Ground {
  const command = (host: Host, program: Program) => {
    const namespace = hostNamespace(state.read(), host.name);
    return hostCommand({ namespace, ground: folder, scratch: join(folder, 'root') }, program);
  };
  const handle = (name: string) => runningOf({ folder, state, command }, name);
  return {
    folder,
    get hosts() {
      return Object.values(state.read().hosts);
    },
    host: (name) => found(state.read().hosts, name, 'host'),
    addHost: async (name, options) => addHost({ state, folder }, name, options),
    name(names, addresses, site) {
      const { networks } = state.read();
      const sites = site === 'everywhere' ? Object.keys(networks) : [site];
      for (const one of sites) say(state, one, { names, addresses: [addresses].flat(), folder });
    },
    async start(name, host, program) {
      if (!NAME.test(name)) throw new Error(`name of a program: "${name}"; allowed: ${NAME.source}`);
      const before = state.read().programs[name];
      if (before !== undefined && handle(name).alive()) throw new Error(`"${name}" runs already`);
      launch({ folder, state, command }, { name, host, program });
      return handle(name);
    },
    running: handle,
    run: (host, program, input = '') => toItsEnd(command(host, program), input),
    command(host, program) {
      const [first = '', ...args] = command(host, program);
      return { program: first, args };
    },
    cut: (site) => setCut(state.read(), site, true),
    join: (site) => setCut(state.read(), site, false),
    crossed: (site, other) => crossings(state.read(), site, other),
    keep() {
      const { id } = state.read();
      writeRecord({ ...readRecord(id), kept: true });
      release();
    },
    async down() {
      removeGround(state.read().id);
      release();
    },
  };
}

interface Workings {
  readonly folder: string;
  readonly state: StateFile;
  command(host: Host, program: Program): readonly string[];
}

function launch({ folder, state, command }: Workings, what: { name: string; host: Host; program: Program }): void {
  const { name, host, program } = what;
  const process = startProgram(command(host, program), logOf(folder, name));
  state.change(({ programs }) => ({ programs: { ...programs, [name]: { host: host.name, program, process } } }));
}

function runningOf(workings: Workings, name: string): Running {
  const { folder, state } = workings;
  const { host: hostName, program } = found(state.read().programs, name, 'program');
  const host = found(state.read().hosts, hostName, 'host');
  return runningProgram({
    name,
    host,
    log: logOf(folder, name),
    process: () => found(state.read().programs, name, 'program').process,
    restart: () => launch(workings, { name, host, program }),
  });
}

function logOf(folder: string, program: string): string {
  return join(folder, 'logs', `${program}.log`);
}

function addHost({ state, folder }: Pick<Workings, 'state' | 'folder'>, name: string, options: HostOptions): Host {
  const before = state.read();
  const { site, address = freeAddress(before, site), hears } = options;
  if (!NAME.test(name)) throw new Error(`name of a host: "${name}"; allowed: ${NAME.source}`);
  if (before.hosts[name] !== undefined) throw new Error(`there is a host "${name}" already`);
  if (options.address !== undefined) checkAddress(before, site, address);
  const host = { name, site, address };
  const number = Object.keys(before.hosts).length;
  makeHost(before, host, { number, etc: siteFolder(folder, site), hears });
  state.change(({ hosts }) => ({ hosts: { ...hosts, [name]: host } }));
  return host;
}

interface Saying {
  readonly names: readonly string[];
  readonly addresses: readonly string[];
  readonly folder: string;
}

function say(state: StateFile, site: Site, { names, addresses, folder }: Saying): void {
  const after = state.change(({ names: all }) => {
    const own: Record<string, readonly string[]> = { ...found(all, site, 'site') };
    for (const name of names) {
      if (addresses.length === 0) delete own[name];
      else own[name] = addresses;
    }
    return { names: { ...all, [site]: own } };
  });
  writeNameFiles(siteFolder(folder, site), after.names[site] ?? {});
}

function found<T>(all: Readonly<Record<string, T>>, name: string, what: string): T {
  const one = all[name];
  if (one === undefined) throw new Error(`there is no ${what} "${name}"; there are ${Object.keys(all).join(', ')}`);
  return one;
}

function toItsEnd([program = '', ...args]: readonly string[], input: string): ReturnType<Ground['run']> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: 'pipe' });
    const [stdout, stderr] = [child.stdout, child.stderr].map((stream) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      return () => Buffer.concat(chunks).toString('utf8');
    });
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? -1, stdout: stdout?.() ?? '', stderr: stderr?.() ?? '' }));
    // a program that ends before it has read all is no failure of ours
    child.stdin.on('error', () => undefined).end(input);
  });
}
