import type { AttachmentId } from '../platform/ids.ts';

/** A picture as pages show it; sizes are known, so that nothing moves when it arrives. */
export interface ImageView {
  readonly id: AttachmentId;
  readonly path: string;
  readonly width: number;
  readonly height: number;
  /** The same picture, smaller; `null` where it is small itself. */
  readonly thumbnail: { readonly path: string; readonly width: number; readonly height: number } | null;
  /** What it shows; empty where nobody has said. */
  readonly alt: string;
}

/** A document to download. */
export interface DocumentView {
  readonly id: AttachmentId;
  readonly path: string;
  readonly title: string;
  /** Ending in capitals, as people say it: `PDF`. */
  readonly format: string;
  readonly bytes: number;
}

/** What a page shows of the attachments of a resource, in their order. */
export interface AttachmentsView {
  readonly images: readonly ImageView[];
  readonly documents: readonly DocumentView[];
}
