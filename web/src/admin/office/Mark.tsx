/** The mark of Parvis: a square open to its people. */
export function Mark() {
  return (
    <svg viewBox="0 0 36 36" fill="none" stroke="currentColor" stroke-width="2" aria-hidden="true">
      <path d="M12 32H4V4h28v28h-8" />
      <g fill="currentColor" stroke="none">
        <circle cx="11" cy="22" r="2" />
        <circle cx="12.5" cy="15.5" r="2" />
        <circle cx="18" cy="12.5" r="2" />
        <circle cx="23.5" cy="15.5" r="2" />
        <circle cx="25" cy="22" r="2" />
        <circle cx="18" cy="20" r="2" />
      </g>
    </svg>
  );
}
