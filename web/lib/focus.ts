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
