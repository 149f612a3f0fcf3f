import type { Client } from '#test/gateway/client/client';
import type { RegionStand, Stand } from '#test/gateway/stand';
import { type Chat, chat } from '#test/gateway/trial/chat';
import { servedName } from '#test/gateway/trial/endpoints';

/** What the checks of streams need. */
export interface StreamTrial {
  readonly stand: Stand;
  readonly place: RegionStand;
  readonly client: Client;
  readonly url: string;
  readonly key: string;
}

export const protocols = ['h1', 'h2'] as const;

/** A chat with the first model. */
export function asked({ stand, url, key }: Pick<StreamTrial, 'stand' | 'url' | 'key'>, rest: Partial<Chat>) {
  return chat({ url, key, model: servedName(stand.topology, 'generate'), ...rest });
}
