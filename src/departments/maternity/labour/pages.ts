import type { Page } from '#auth/page.ts'

const dialog = { needs: 'maternity:record', dialog: true } as const

export const labourPages: readonly Page[] = [
  {
    path: 'labour/begin',
    title: 'Begin labour',
    load: () => import('./BeginPage.tsx'),
    ...dialog,
    action: { words: 'onset induction' },
  },
  {
    path: 'labour/record',
    title: 'Record in labour',
    load: () => import('./RecordPage.tsx'),
    ...dialog,
    action: { words: 'labour partogram contractions fetal heart' },
  },
  {
    path: 'labour/examine',
    title: 'Vaginal examination',
    load: () => import('./ExaminePage.tsx'),
    ...dialog,
    action: { words: 'labour cervix dilatation VE' },
  },
  {
    path: 'labour/ctg',
    title: 'Classify CTG',
    load: () => import('./CtgPage.tsx'),
    ...dialog,
    action: { words: 'labour CTG cardiotocograph fetal monitoring' },
  },
  { path: 'labour/ctg/:entryId', title: 'Amend CTG', load: () => import('./CtgPage.tsx'), ...dialog },
  { path: 'labour/eyes/:entryId', title: 'Fresh eyes', load: () => import('./EyesPage.tsx'), ...dialog },
  {
    path: 'labour/blood',
    title: 'Record blood loss',
    load: () => import('./BloodPage.tsx'),
    ...dialog,
    action: { words: 'labour haemorrhage PPH blood' },
  },
  {
    path: 'labour/blood/:entryId',
    title: 'Amend blood loss',
    load: () => import('./BloodPage.tsx'),
    ...dialog,
  },
  {
    path: 'labour/drug',
    title: 'Record drug given',
    load: () => import('./DrugPage.tsx'),
    ...dialog,
    needs: 'medicine.administer',
    action: { words: 'labour oxytocin analgesia medicine' },
  },
  {
    path: 'labour/wrong-drug/:entryId',
    title: 'Mark drug in error',
    load: () => import('./WrongDrugPage.tsx'),
    ...dialog,
    needs: 'medicine.administer',
  },
  {
    path: 'labour/end',
    title: 'End labour',
    load: () => import('./EndPage.tsx'),
    ...dialog,
    action: { words: 'birth finished' },
  },
  { path: 'labour/amend/:entryId', title: 'Amend entry', load: () => import('./AmendPage.tsx'), ...dialog },
  {
    path: 'labour/wrong/:entryId',
    title: 'Mark entry in error',
    load: () => import('./WrongPage.tsx'),
    ...dialog,
  },
]
