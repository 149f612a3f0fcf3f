import type { Mutation } from './mutation';
import { residencyAccessMutations } from './residency-aws-access';
import { residencyDataMutations } from './residency-aws-data';
import { residencyWayMutations } from './residency-aws-ways';

/** Changes of templates that let data leave a jurisdiction. */
export const residencyAwsMutations: readonly Mutation[] = [
  ...residencyDataMutations,
  ...residencyWayMutations,
  ...residencyAccessMutations,
];
