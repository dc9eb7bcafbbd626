import type { CommentCounts, CommentSort, Position } from '../../shared/comments/comment.ts';
import type { CommentId, ParticipantId } from '../../shared/platform/ids.ts';
import { comparePlaces, type Place, placeOf } from './thread-order.ts';

/** What places a comment among the others; its text is in the table. */
export interface ThreadEntry {
  readonly id: CommentId;
  readonly parentId: CommentId | null;
  readonly authorId: ParticipantId | null;
  readonly position: Position;
  readonly createdMs: number;
  /** Votes, those of an import included. */
  readonly up: number;
  readonly down: number;
  readonly isOfficial: boolean;
  readonly isDeleted: boolean;
}

/** A comment with the replies below it, oldest first. */
export interface ThreadNode {
  readonly entry: ThreadEntry;
  readonly parent: ThreadNode | undefined;
  readonly replies: readonly ThreadNode[];
  /** Replies at any depth, deleted ones left out. */
  readonly size: number;
}
interface Growing extends ThreadNode {
  parent: Growing | undefined;
  readonly replies: Growing[];
  size: number;
}

const inTime = ({ entry: one }: ThreadNode, { entry: other }: ThreadNode) =>
  one.createdMs - other.createdMs || (one.id < other.id ? -1 : 1);

const isOpinion = ({ isOfficial, parentId }: ThreadEntry) => isOfficial && parentId === null;

function grow(entries: Iterable<ThreadEntry>): Map<CommentId, Growing> {
  const nodes = new Map<CommentId, Growing>();
  for (const entry of entries) nodes.set(entry.id, { entry, parent: undefined, replies: [], size: 0 });
  for (const node of nodes.values()) {
    node.parent = node.entry.parentId === null ? undefined : nodes.get(node.entry.parentId);
    node.parent?.replies.push(node);
    if (node.entry.isDeleted) continue;
    // Parents may come later in the file than their replies: the links are followed by id.
    for (let above = node.entry.parentId; above !== null; ) {
      const parent = nodes.get(above);
      if (parent === undefined) break;
      parent.size += 1;
      above = parent.entry.parentId;
    }
  }
  for (const { replies } of nodes.values()) replies.sort(inTime);
  return nodes;
}

/** Threads in one order, with their places. */
export interface Ordered {
  readonly nodes: readonly ThreadNode[];
  readonly places: readonly Place[];
}

/**
 * All comments of one resource without their texts: what stands where in which order. Made once for a state of the
 * file, then asked by every request; an order is sorted when it is first asked for.
 */
export class ThreadIndex {
  readonly #nodes: ReadonlyMap<CommentId, ThreadNode>;
  readonly #orders = new Map<string, Ordered>();
  /** Opinions of the organization, oldest first; deleted ones are gone: nothing stands below them but replies of staff. */
  readonly official: readonly ThreadNode[];
  readonly counts: CommentCounts;

  constructor(entries: Iterable<ThreadEntry>) {
    this.#nodes = grow(entries);
    const counts = { total: 0, for: 0, against: 0, neutral: 0 };
    const official: ThreadNode[] = [];
    for (const node of this.#nodes.values()) {
      const { entry } = node;
      if (entry.isDeleted) continue;
      if (isOpinion(entry)) official.push(node);
      else {
        counts.total += 1;
        counts[entry.position] += 1;
      }
    }
    this.official = official.sort(inTime);
    this.counts = counts;
  }

  /** Comments, deleted ones and opinions included. */
  get size(): number {
    return this.#nodes.size;
  }

  get(id: CommentId): ThreadNode | undefined {
    return this.#nodes.get(id);
  }

  all(): Iterable<ThreadNode> {
    return this.#nodes.values();
  }

  /** Ordinary threads in an order, all or those whose first comment takes a position. */
  order(sort: CommentSort, position?: Position): Ordered {
    const key = `${sort} ${position ?? ''}`;
    const known = this.#orders.get(key) ?? this.#sorted(sort, position);
    this.#orders.set(key, known);
    return known;
  }

  #sorted(sort: CommentSort, position?: Position): Ordered {
    const sorted = [...this.#nodes.values()]
      .filter(({ entry }) => entry.parentId === null && !isOpinion(entry))
      .filter(({ entry }) => position === undefined || entry.position === position)
      .map((node) => ({ node, place: placeOf(sort, node) }))
      .sort((one, other) => comparePlaces(one.place, other.place));
    return { nodes: sorted.map(({ node }) => node), places: sorted.map(({ place }) => place) };
  }
}

/** The comment and those above it, the first of the thread last. */
export function pathOf(node: ThreadNode): readonly ThreadNode[] {
  return node.parent === undefined ? [node] : [node, ...pathOf(node.parent)];
}
