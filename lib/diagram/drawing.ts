/** What a part is about; its colour. */
export type Tone = 'plain' | 'traffic' | 'model' | 'data' | 'refusal';

/** A diagram before anything has a place: what there is, what holds what, and what leads where. */
export interface Drawing {
  readonly title: string;
  /** The whole picture in a few sentences, for those who do not see it. */
  readonly description: string;
  /** A line below the picture, for everybody. */
  readonly caption: string | null;
  readonly root: Group;
  readonly edges: readonly Edge[];
}

export type Part = Group | Card;

/** A box that holds others. */
export interface Group {
  readonly kind: 'group';
  readonly id: string;
  /** `bare` is not seen: it only arranges. */
  readonly look: 'jurisdiction' | 'region' | 'part' | 'bare';
  readonly title: string;
  /** At the other end of the title's line. */
  readonly note: string | null;
  readonly arrangement: Arrangement;
  readonly parts: readonly Part[];
}

export type Arrangement = Grid | InLayers;

/** As the edges between the parts lead, from left to right. */
export interface InLayers {
  readonly by: 'layers';
  /** The layer of each part, 0 the leftmost; parts of a layer are equally wide, and in the order of `parts`. */
  readonly layers: readonly number[];
}

/** In rows of so many columns. */
export interface Grid {
  readonly by: 'grid';
  readonly columns: number;
  readonly columnGap: number;
  readonly rowGap: number;
  /** Free room at the sides, in which edges run. */
  readonly lanes: { readonly left: number; readonly right: number; readonly bottom: number };
  /** Whether parts are made as high as their row; their width is always the column's. */
  readonly evenRows: boolean;
  /** Whether all columns are as wide as the widest. */
  readonly evenColumns: boolean;
}

/** A box with lines of text. */
export interface Card {
  readonly kind: 'card';
  readonly id: string;
  readonly tone: Tone;
  readonly title: string;
  readonly note: string | null;
  /** Rows of several cells line up below each other; a row of one cell goes over the whole width. */
  readonly rows: readonly (readonly string[])[];
  /** Pixels at which the last cell of a row is broken, counted from the first one. */
  readonly widestRow: number;
  /** Something that the Topology holds, and nothing renders yet. */
  readonly planned: boolean;
}

/** A way from one part to another. */
export interface Edge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly tone: Tone;
  readonly label: string | null;
  /** Arrow heads at both ends. */
  readonly both: boolean;
  readonly planned: boolean;
  /** `straight` between neighbours; a lane beside or below parts that stand in its way. */
  readonly path: 'straight' | 'left-lane' | 'right-lane' | 'bottom-lane';
  /** Place of its lane, 0 the innermost. */
  readonly lane: number;
}

export function card(given: Pick<Card, 'id' | 'title'> & Partial<Card>): Card {
  return { kind: 'card', tone: 'plain', note: null, rows: [], widestRow: 300, planned: false, ...given };
}

export function edge(given: Pick<Edge, 'from' | 'to'> & Partial<Edge>): Edge {
  return {
    id: `${given.from}>${given.to}`,
    tone: 'plain',
    label: null,
    both: false,
    planned: false,
    path: 'straight',
    lane: 0,
    ...given,
  };
}

export function group(given: Pick<Group, 'id' | 'title' | 'parts'> & Partial<Group>): Group {
  return { kind: 'group', look: 'part', note: null, arrangement: column(), ...given };
}

/** A group that is not seen. */
export function bare(id: string, arrangement: Arrangement, parts: readonly Part[]): Group {
  return group({ id, title: '', look: 'bare', arrangement, parts });
}

export function grid(columns: number, given: Partial<Grid> = {}): Grid {
  return {
    by: 'grid',
    columns,
    columnGap: 12,
    rowGap: 12,
    lanes: { left: 0, right: 0, bottom: 0 },
    evenRows: true,
    evenColumns: false,
    ...given,
  };
}

/** One below the other. */
export function column(given: Partial<Grid> = {}): Grid {
  return grid(1, given);
}
