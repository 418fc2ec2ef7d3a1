import type { Page } from '#auth/page.ts'

/** What is done about one listing, over the list and over the chart alike. */
export const listingPages: readonly Page[] = [
  {
    path: 'cataract/:patientId/:requestId/consent',
    title: 'Record consent',
    load: () => import('./ConsentPage.tsx'),
    needs: 'ophthalmology:list',
    dialog: true,
  },
  {
    path: 'cataract/:patientId/:requestId/lens',
    title: 'Choose lens',
    load: () => import('#departments/ophthalmology/biometry/LensPage.tsx'),
    needs: 'ophthalmology:operate',
    dialog: true,
  },
  {
    path: 'cataract/:patientId/:requestId/date',
    title: 'Record offer',
    load: () => import('./DatePage.tsx'),
    needs: 'ophthalmology:list',
    dialog: true,
  },
  {
    path: 'cataract/:patientId/:requestId/lens-check',
    title: 'Double-check lens',
    load: () => import('#departments/ophthalmology/surgery/LensCheckPage.tsx'),
    needs: 'ophthalmology:check',
    dialog: true,
  },
  {
    path: 'cataract/:patientId/:requestId/start',
    title: 'Check before the start',
    load: () => import('#departments/ophthalmology/surgery/SafetyPage.tsx'),
    needs: 'ophthalmology:check',
    dialog: true,
  },
  {
    path: 'cataract/:patientId/:requestId/operation',
    title: 'Write operation note',
    load: () => import('#departments/ophthalmology/surgery/OperationPage.tsx'),
    needs: 'ophthalmology:operate',
    dialog: true,
  },
  {
    path: 'cataract/:patientId/:requestId/outcome',
    title: 'Record outcome',
    load: () => import('#departments/ophthalmology/surgery/OutcomePage.tsx'),
    needs: 'ophthalmology:examine',
    dialog: true,
  },
  {
    path: 'cataract/:patientId/:requestId/withdraw',
    title: 'Withdraw listing',
    load: () => import('./WithdrawPage.tsx'),
    needs: 'ophthalmology:list',
    dialog: true,
  },
]

/** What begins in the chart of a patient. */
export const surgeryPages: readonly Page[] = [
  {
    path: 'list-cataract',
    title: 'List for cataract surgery',
    load: () => import('./ListPage.tsx'),
    needs: 'ophthalmology:list',
    dialog: true,
    action: { words: 'cataract operation waiting list ophthalmology' },
  },
  {
    path: 'biometry',
    title: 'Enter biometry',
    load: () => import('#departments/ophthalmology/biometry/BiometryPage.tsx'),
    needs: 'ophthalmology:examine',
    dialog: true,
    action: { words: 'axial length keratometry iol lens ophthalmology' },
  },
  {
    path: 'biometry/:entryId/in-error',
    title: 'Mark biometry in error',
    load: () => import('#departments/ophthalmology/biometry/BiometryInErrorPage.tsx'),
    needs: 'ophthalmology:examine',
    dialog: true,
  },
  {
    path: 'operation/:entryId/addendum',
    title: 'Add to operation note',
    load: () => import('#departments/ophthalmology/surgery/AddendumPage.tsx'),
    needs: 'ophthalmology:operate',
    dialog: true,
  },
  {
    path: 'laser',
    title: 'Record laser',
    load: () => import('#departments/ophthalmology/laser/LaserPage.tsx'),
    needs: 'ophthalmology:treat',
    dialog: true,
    action: { words: 'laser slt prp yag capsulotomy iridotomy retinopexy ophthalmology' },
  },
  {
    path: 'operation',
    title: 'Record eye operation',
    load: () => import('#departments/ophthalmology/surgery/OtherOperationPage.tsx'),
    needs: 'ophthalmology:operate',
    dialog: true,
    action: { words: 'vitrectomy trabeculectomy graft ophthalmology' },
  },
  {
    path: 'certificate',
    title: 'Certify vision impairment',
    load: () => import('#departments/ophthalmology/certificate/CertificatePage.tsx'),
    needs: 'ophthalmology:certify',
    dialog: true,
    action: { words: 'cvi sight impaired blind registration ophthalmology' },
  },
  ...listingPages,
]
