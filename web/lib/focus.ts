/**
 * Moves focus to the control with this id, or to the first control inside it. Done without `#id` in the address,
 * because the address of some pages carries a one-time link after the `#`.
 */
export function focusOn(id: string): void {
  const target = document.getElementById(id);
  const control = target?.matches('fieldset') ? target.querySelector<HTMLElement>('input, button') : target;
  control?.focus();
  control?.scrollIntoView({ block: 'center' });
}

/** Shows a new step from its top, with focus on its heading, so that a screen reader begins there. */
export function focusHeading(): void {
  const heading = document.querySelector<HTMLElement>('main h1');
  if (heading) heading.tabIndex = -1;
  heading?.focus({ preventScroll: true });
  scrollTo(0, 0);
}
