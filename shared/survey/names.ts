/**
 * What the codes of a month's figures are called. Units and indicators have their codes from different lists, so that a unit may bear the
 * code of an indicator; results from before units had names of their own fall back to the common list.
 */
export const namesOf = (
  results: {
    readonly names: Readonly<Record<string, string>>;
    readonly unitNames?: Readonly<Record<string, string>> | undefined;
  },
  kind: 'units' | 'indicators',
): Readonly<Record<string, string>> =>
  kind === 'units' ? (results.unitNames ?? results.names) : results.names;
