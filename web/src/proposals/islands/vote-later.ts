import type { Choice } from '../../../../shared/proposals/proposal.ts';
import { keepUnsent, type UnsentVote } from './vote-memory.ts';
import type { Post, VotePost } from './vote-post.ts';
import { pending } from './vote-state.ts';

/**
 * What sends votes, loaded once somebody may vote: most readers of a page do not. A vote is kept before that, so that
 * none is lost where it cannot be loaded.
 */
export class LaterPost {
  private readonly post: Post;
  private loading: Promise<VotePost> | undefined;
  private loaded: VotePost | undefined;
  /** What was pressed and found nothing to send it. */
  private held: UnsentVote | null = null;

  constructor(post: Post) {
    this.post = post;
  }

  get isBusy(): boolean {
    return this.loaded?.isBusy ?? this.held !== null;
  }

  get turn(): number {
    return this.loaded?.turn ?? 0;
  }

  /** Loads it in advance. */
  prepare(): void {
    this.load().catch(() => undefined);
  }

  private async load(): Promise<VotePost> {
    this.loading ??= import('./vote-post.ts').then(({ VotePost }) => {
      this.loaded = new VotePost(this.post);
      return this.loaded;
    });
    try {
      return await this.loading;
    } catch (error) {
      this.loading = undefined;
      throw error;
    }
  }

  private with(vote: UnsentVote, act: (post: VotePost) => void): void {
    this.held = vote;
    this.load().then(
      (post) => {
        this.held = null;
        act(post);
      },
      () => this.post.update((state) => pending(state, vote, 'unsent')),
    );
  }

  press(choice: Choice | null): void {
    if (this.loaded) this.loaded.press(choice);
    else this.with(keepUnsent(this.post.proposalId, choice, this.post.account()), (post) => post.press(choice));
  }

  resume(vote: UnsentVote): void {
    this.with(vote, (post) => post.resume(vote));
  }

  wake(isPressed = false): void {
    const { held, loaded } = this;
    if (loaded) loaded.wake(isPressed);
    else if (held && isPressed) this.press(held.choice);
    else if (held) this.resume(held);
  }
}
