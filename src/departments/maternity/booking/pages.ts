import type { Page } from '#auth/page.ts'

export const bookingPages: readonly Page[] = [
  {
    path: 'earlier-pregnancy',
    title: 'Add earlier pregnancy',
    load: () => import('./EarlierPage.tsx'),
    needs: 'maternity:record',
    dialog: true,
    action: { words: 'obstetric history parity maternity' },
  },
  {
    path: 'screening',
    title: 'Record screening',
    load: () => import('./ScreenPage.tsx'),
    needs: 'maternity:record',
    dialog: true,
    action: { words: 'antenatal hiv syphilis hepatitis trisomy sickle maternity' },
  },
  {
    path: 'enquiry',
    title: 'Record routine enquiry',
    load: () => import('./EnquiryPage.tsx'),
    needs: 'maternity:record',
    dialog: true,
    action: { words: 'domestic abuse maternity' },
  },
  {
    path: 'form/:formId',
    title: 'Fill in booking form',
    load: () => import('./FormPage.tsx'),
    needs: 'assessment.record',
    dialog: true,
  },
]
