/** Gives each video of the page its button. What shows it, and the host of the video, are loaded when it is pressed. */

for (const block of document.querySelectorAll<HTMLElement>('[data-video]')) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'btn btn--2 btn--s';
  button.textContent = block.dataset.show ?? '';
  // A list of buttons read aloud tells which video each one shows.
  const name = block.querySelector('a')?.textContent ?? '';
  button.setAttribute('aria-label', `${button.textContent} – ${name}`);
  button.addEventListener('click', async () => {
    const { showPlayer } = await import('./player.ts');
    showPlayer(block, name);
  });
  block.querySelector('p')?.after(button);
}

export {};
