import type { Inventory } from '#evidence';
import type { GlobalService } from './global-service';
import { globalServices } from './global-services';

/** The exceptions of the proof: the services outside of the jurisdictions that a deployment uses, each with what it learns. */
export function listGlobalServices({ resources }: Inventory): readonly GlobalService[] {
  return globalServices
    .map(({ isUsedBy, ...service }) => ({ ...service, resources: resources.filter(isUsedBy).length }))
    .filter((service) => service.resources > 0);
}
