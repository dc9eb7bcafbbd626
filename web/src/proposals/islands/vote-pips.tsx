/** Limits up to this are shown as marks to count; beyond, figures are easier to read. */
const MOST_PIPS = 10;

/** Supports given and left, as marks; the words beside them say the same. */
export function Pips({ limit, left }: { readonly limit: number; readonly left: number | null }) {
  if (limit < 1 || limit > MOST_PIPS || left === null) return null;
  const used = limit - left;
  return (
    <span class="pips" aria-hidden="true">
      {Array.from({ length: limit }, (_, index) => (
        <i key={index} class={index < used ? 'on' : undefined} />
      ))}
    </span>
  );
}
