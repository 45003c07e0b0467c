/** One answer of a ChoiceList, CheckList or Select. */
export interface Choice {
  value: string;
  label: string;
  hint?: string;
}
