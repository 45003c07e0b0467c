/** The conduct lists (政商交往正负面清单) by the ids of the catalogues that ship. */
export const conductCatalogues = [
  { id: 'conduct-positive', label: 'conductPositive' },
  { id: 'conduct-negative', label: 'conductNegative' },
] as const;
