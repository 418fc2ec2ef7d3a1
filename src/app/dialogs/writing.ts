import type { Page } from '#auth/page.ts'

/** Over what is written and asked for. */
export const writingDialogs = {
  notes: [
    {
      path: ':entryId/countersign',
      title: 'Countersign note',
      load: () => import('#pages/patient/CountersignPage.tsx'),
      needs: 'note.sign',
      dialog: true,
    },
    {
      path: ':entryId/in-error',
      title: 'Mark note in error',
      load: () => import('#pages/patient/NoteInErrorPage.tsx'),
      needs: 'note.write',
      dialog: true,
    },
  ],
  orders: [
    {
      path: ':orderId/cancel',
      title: 'Cancel request',
      load: () => import('#pages/patient/CancelOrderPage.tsx'),
      needs: 'order.request',
      dialog: true,
    },
    {
      path: ':requestId/withdraw',
      title: 'Withdraw question',
      load: () => import('#pages/patient/WithdrawOpinionPage.tsx'),
      needs: 'order.request',
      dialog: true,
    },
  ],
} as const satisfies Record<string, readonly Page[]>
