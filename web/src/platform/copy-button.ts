/** Buttons that copy a text say so on themselves; without a clipboard they stay hidden. */
if (navigator.clipboard !== undefined) {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
    button.hidden = false;
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(button.dataset.copy ?? '');
      button.textContent = button.dataset.copied ?? '';
      button.setAttribute('aria-live', 'polite');
    });
  }
}

export {};
