import type { Jurisdiction, Region, Topology } from '#topology';
import type { ShownPart } from './shown-part';

/** The Regions of a Topology that are shown, and how places and names are told of several at once. */
export class ShownRegions {
  /** In the order of the Topology. */
  readonly regions: readonly Region[];
  /** Those of the shown Regions, with all their Regions. */
  readonly jurisdictions: readonly Jurisdiction[];

  constructor(
    readonly topology: Topology,
    { regions }: ShownPart,
  ) {
    const all = topology.jurisdictions.flatMap((jurisdiction) => jurisdiction.regions);
    this.regions = all.filter(({ name }) => regions.length === 0 || regions.includes(name));
    this.jurisdictions = topology.jurisdictions.filter((jurisdiction) =>
      this.regions.some((region) => region.jurisdiction === jurisdiction.name),
    );
  }

  /** Whether names can be told as they are. */
  get isOne(): boolean {
    return this.regions.length === 1;
  }

  /** The shown Regions in words. */
  get names(): string {
    const all = this.topology.jurisdictions.flatMap(({ regions }) => regions);
    const isWhole = !this.isOne && this.regions.length === all.length;
    return isWhole ? 'every Region' : this.regions.map(({ name }) => name).join(', ');
  }

  /** @throws when the Region is none of this Topology */
  jurisdictionOf(region: Region): Jurisdiction {
    const found = this.jurisdictions.find(({ name }) => name === region.jurisdiction);
    if (found === undefined) throw new Error(`No jurisdiction "${region.jurisdiction}" is shown.`);
    return found;
  }

  /** A name of one Region, told so that it is the same in all. */
  name(name: string, { name: region, account }: Region): string {
    if (this.isOne) return name;
    return name.replaceAll(region, '<region>').replaceAll(account, '<account>');
  }

  /** A name that the Regions of a jurisdiction share, told so that it is the same in all jurisdictions. */
  jurisdictionName(name: string, { jurisdiction }: Region): string {
    if (this.jurisdictions.length === 1) return name;
    const { name: deployment } = this.topology.deployment;
    return name.replace(`${deployment}-${jurisdiction}-`, `${deployment}-<jurisdiction>-`);
  }

  /** Some of the Regions of a Region's jurisdiction, told so that it is the same in all jurisdictions where all are meant. */
  regionsOf(region: Region, names: readonly string[]): string {
    const own = this.jurisdictionOf(region).regions;
    const isEvery = own.length === names.length && own.every(({ name }) => names.includes(name));
    return isEvery && this.jurisdictions.length > 1 ? 'all of its Regions' : names.join(', ') || 'none';
  }

  /** A peer of a Region, told so that it is the same in all. */
  peer(name: string, { peers }: Region): string {
    if (this.isOne) return `peer ${name}`;
    const order = peers.find(({ region }) => region === name)?.order;
    if (order === undefined) return `peer ${name}`;
    return peers.length === 1 ? 'the peer' : `peer ${order}`;
  }

  /** Some of the shown Regions in as few words as can be: `all`, jurisdictions that are in it whole, names. */
  where(names: readonly string[]): string {
    if (names.length === this.regions.length) return 'all';
    const told = this.regions.flatMap(({ name, jurisdiction }) => {
      if (!names.includes(name)) return [];
      const own = this.regions.filter((region) => region.jurisdiction === jurisdiction);
      return own.length > 1 && own.every((region) => names.includes(region.name)) ? [jurisdiction] : [name];
    });
    return [...new Set(told)].join(', ');
  }
}
