import type { Page } from '#auth/page.ts'

/** Over the bed board. */
export const bedsDialogs = {
  '/beds': [
    {
      path: 'allocate/:encounterId',
      title: 'Allocate bed',
      load: () => import('#pages/beds/AllocatePage.tsx'),
      needs: 'patient.admit',
      dialog: true,
    },
    {
      path: 'release/:encounterId',
      title: 'Release bed',
      load: () => import('#pages/beds/ReleaseBedPage.tsx'),
      needs: 'patient.admit',
      dialog: true,
    },
    {
      path: 'cancel/:encounterId',
      title: 'Cancel request',
      load: () => import('#pages/beds/EndRequestPage.tsx'),
      needs: 'patient.admit',
      dialog: true,
    },
    {
      path: ':wardId/:bedId',
      title: 'Change bed',
      load: () => import('#pages/beds/BedOnBoardPage.tsx'),
      needs: 'patient.admit',
      dialog: true,
    },
  ],
} as const satisfies Record<string, readonly Page[]>
