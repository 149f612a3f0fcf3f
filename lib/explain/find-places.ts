import type { Inventory } from '#evidence';
import { factPlaces } from './fact-places';
import type { Place, Places } from './place';
import type { PlaceQuery } from './place-query';
import { listBodies, type RenderedBody } from './rendered-body';
import { visitScalars } from './visit-scalars';

/**
 * Where a thing or a fact stands in rendered files. A thing where something is named after it; a fact where a field of what
 * belongs to its thing holds its value, the fields that share most words with it alone.
 */
export function findPlaces(inventory: Inventory, query: PlaceQuery): Pick<Places, 'templates' | 'manifests'> {
  const bodies = listBodies(inventory);
  const [templates = [], manifests = []] = [true, false].map((isTemplate) => {
    const own = bodies.filter((body) => body.isTemplate === isTemplate);
    return query.fact === null ? thingPlaces(own, query) : factPlaces(own, query.fact);
  });
  return { templates, manifests };
}

interface Ranked extends Place {
  /** 0: it is named so; 1: a field that names holds it; 2: it is mentioned. */
  readonly rank: number;
  /** Whether it stands in what is named after something that holds the thing. */
  readonly isAround: boolean;
}

/** The best rank alone; mentions in what holds the thing before those elsewhere, where the same word may mean another thing. */
function thingPlaces(bodies: readonly RenderedBody[], query: PlaceQuery): readonly Place[] {
  const found = bodies.flatMap((body) =>
    body.name !== null && query.names.includes(body.name) ? [named(body)] : mentions(body, query),
  );
  const rank = Math.min(...found.map((place) => place.rank));
  const best = found.filter((place) => place.rank === rank);
  const near = rank === 2 && best.some(({ isAround }) => isAround) ? best.filter(({ isAround }) => isAround) : best;
  return near.map(({ file, subject, property, value }) => ({ file, subject, property, value }));
}

function named({ file, subject, name }: RenderedBody): Ranked {
  return { file, subject, property: 'metadata.name', value: String(name), rank: 0, isAround: true };
}

function mentions({ file, subject, prefix, content, ...body }: RenderedBody, query: PlaceQuery): readonly Ranked[] {
  const isAround = [body.name, ...body.marks].some((mark) => mark !== null && query.around.includes(mark));
  const found: Ranked[] = [];
  visitScalars(content, (property, value) => {
    if (!query.names.includes(String(value))) return;
    const rank = rankOf(property, body.name === null);
    found.push({ file, subject, property: `${prefix}${property}`, value: String(value), rank, isAround });
  });
  return found;
}

/** A resource is named by a property of its own; the rest of names name parts of things, or refer to others. */
function rankOf(property: string, isResource: boolean): number {
  if (isResource && /^\w*(?:Name|Alias|Release)$/.test(property)) return 0;
  return /(?:name|alias|alert|record|id)$/i.test(property) ? 1 : 2;
}
