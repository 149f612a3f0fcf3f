import type { MovementKind, MovingProperty, PlaceForm, RegisteredType, TargetForm } from './registered-type';

type Line = Pick<RegisteredType, 'type' | 'why' | 'place'>;

/** A type that keeps data. `moves`: the properties through which that is copied, sent on or opened to others. */
export function holds(line: Line, ...moves: readonly MovingProperty[]): RegisteredType {
  return { ...line, judgement: 'holds', moves };
}

/** A type that keeps nothing and connects places. */
export function moves(line: Line, ...through: readonly MovingProperty[]): RegisteredType {
  return { ...line, judgement: 'moves', moves: through };
}

/** A type that neither keeps data nor moves it. */
export function neither(type: string, what: string, why: string): RegisteredType {
  return { type, judgement: 'neither', why, place: inRegion(what), moves: [] };
}

/** A property that names another place. */
export function through(path: string, form: TargetForm, movement: MovementKind): MovingProperty {
  return { path, form, movement };
}

/** @param name property with the physical name; null where CloudFormation gives one */
export function inRegion(what: string, name: string | null = null): PlaceForm {
  return { what, name, scope: 'region' };
}

/** Of a service without Regions. */
export function everywhere(what: string, name: string | null = null): PlaceForm {
  return { what, name, scope: 'global' };
}
