/**
 * Loads the page anew after code did not come. WebKit keeps what failed as failed, through loads of
 * the page too, until it is asked for as something else than a script; which it was it doesn't say,
 * so that everything is asked for whose loading was begun ahead.
 */
export function loadAnew(): void {
  const ahead = document.querySelectorAll<HTMLLinkElement>('[rel=modulepreload]');
  for (const { href } of ahead) fetch(href).catch(() => null);
  location.reload();
}
