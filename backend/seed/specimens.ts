const venous = ['122555007', 'Venous blood'] as const

/** What a test is done on and what it is collected in, by the colour of its cap (domain facts §6.1.2). */
export const specimens = {
  blue: { type: venous, cap: 'Blue', additive: 'citrate, filled to the line' },
  gold: { type: venous, cap: 'Gold', additive: 'SST' },
  purple: { type: venous, cap: 'Purple', additive: 'EDTA' },
  pink: { type: venous, cap: 'Pink', additive: 'EDTA, labelled by hand' },
  grey: { type: venous, cap: 'Grey', additive: 'fluoride' },
  bottles: { type: venous, cap: 'Blood culture bottles', additive: 'aerobic, then anaerobic' },
  syringe: {
    type: [undefined, 'Arterial blood'],
    cap: 'Heparin syringe',
    additive: 'on air or oxygen: say which',
  },
  urine: { type: ['122575003', 'Urine'], cap: 'Universal container', additive: 'mid-stream' },
  swab: { type: [undefined, 'Swab'], cap: 'Charcoal swab', additive: 'say the site' },
  stool: { type: [undefined, 'Stool'], cap: 'Stool container', additive: 'at least a quarter full' },
  sputum: {
    type: [undefined, 'Sputum'],
    cap: 'Universal container',
    additive: 'before antibiotics if possible',
  },
} as const
