/** Seconds after which who was turned away may come again, where nothing says it better: `Retry-After`. */
export const COME_AGAIN_SECONDS = 2;
