import type { Evidence } from '#evidence';
import type { Mutation } from './mutation';

/** A renderer that leaves a Region out. */
export const regionMutations: readonly Mutation[] = [
  {
    name: 'no manifests of a Region',
    deployment: 'production',
    rule: 'region-rendered',
    change: (copy) => {
      const open = copy as { -readonly [Key in keyof Evidence]: Evidence[Key] };
      open.manifests = copy.manifests.filter(({ region }) => region !== 'eu-south-2');
    },
  },
];
