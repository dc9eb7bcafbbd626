/** What a service worker finds around it: the library of types that the pages use has none of it. */
interface LateEvent extends Event {
  /** Keeps the worker alive until the promise ends. */
  waitUntil(promise: Promise<unknown>): void;
}
export interface FetchedEvent extends LateEvent {
  readonly request: Request;
  /** What the browser has begun to load while the worker was starting; `undefined` where it does not do that. */
  readonly preloadResponse: Promise<Response | undefined>;
  respondWith(response: Promise<Response>): void;
}
interface PushedEvent extends LateEvent {
  readonly data: { json(): unknown } | null;
}
interface ClickedEvent extends LateEvent {
  readonly notification: Notification;
}
interface ChangedEvent extends LateEvent {
  readonly oldSubscription?: PushSubscription | null;
  readonly newSubscription?: PushSubscription | null;
}
/** A tab of the site. */
export interface Tab {
  readonly url: string;
  focus(): Promise<unknown>;
  navigate(url: string): Promise<unknown>;
}
interface Events {
  readonly install: LateEvent;
  readonly activate: LateEvent;
  readonly fetch: FetchedEvent;
  readonly push: PushedEvent;
  readonly notificationclick: ClickedEvent;
  readonly pushsubscriptionchange: ChangedEvent;
}
interface WorkerScope {
  readonly registration: ServiceWorkerRegistration;
  readonly clients: {
    claim(): Promise<void>;
    matchAll(options: { readonly type: 'window'; readonly includeUncontrolled: boolean }): Promise<readonly Tab[]>;
    openWindow(url: string): Promise<unknown>;
  };
  skipWaiting(): Promise<void>;
  addEventListener<K extends keyof Events>(type: K, listener: (event: Events[K]) => void): void;
}

/** The worker itself. */
export const scope = globalThis as unknown as WorkerScope;
