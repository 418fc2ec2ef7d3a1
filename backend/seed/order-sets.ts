/** What is often asked for together, by the ids of what is in it. */
export const orderSets: readonly { id: string; title: string; words: string; of: readonly string[] }[] = [
  {
    id: 'admission-bloods',
    title: 'Medical admission bloods',
    words: 'clerking, take, baseline',
    of: ['fbc', 'ue', 'lft', 'crp', 'bone', 'glucose'],
  },
  {
    id: 'sepsis',
    title: 'Sepsis bloods and cultures',
    words: 'infection, sepsis six',
    of: ['fbc', 'ue', 'lft', 'crp', 'lactate', 'coag', 'blood-culture', 'urine-mcs'],
  },
  {
    id: 'chest-pain',
    title: 'Chest pain',
    words: 'ACS, cardiac',
    of: ['fbc', 'ue', 'troponin', 'lipids', 'glucose', 'xr-chest'],
  },
  {
    id: 'pre-operative',
    title: 'Before an operation',
    words: 'pre-op, theatre, surgery',
    of: ['fbc', 'ue', 'coag', 'group-save', 'mrsa-screen'],
  },
  {
    id: 'confusion',
    title: 'Confusion screen',
    words: 'delirium, dementia',
    of: ['fbc', 'ue', 'lft', 'crp', 'bone', 'tft', 'b12-folate', 'glucose', 'urine-mcs', 'ct-head'],
  },
]
