import type { Companion } from '#topology';
import { type FieldsOf, fact, floor } from './fact';

/** Numbers that are worked out from the counts of the pool. */
export const counted = { replicas: 'own-numbers' } as const;

export const companion: FieldsOf<Companion> = {
  workload: fact('availability'),
  labels: fact('availability', { words: 'labels' }),
  replicas: floor({ words: 'replicas' }),
  maxUnavailable: fact('availability', { words: 'most away at once' }),
  rollout: fact('availability', { words: 'rollout' }),
  image: fact('availability', { words: 'image', isRepeated: true }),
  userId: fact('security', { words: 'user' }),
  cpuMillis: fact('capacity', { words: 'CPU', follows: counted }),
  memoryMiB: fact('capacity', { words: 'memory', follows: counted }),
  priorityClass: fact('availability', { words: 'priority class' }),
  graceSeconds: fact('availability', { words: 'grace' }),
  args: fact('availability', { words: 'arguments' }),
  config: fact('availability', { words: 'configuration' }),
};
