import type { Page } from './page.ts'

/** What is written and asked for: notes, documents, orders. */
export const writingPages: readonly Page[] = [
  {
    path: 'notes',
    title: 'Notes',
    load: () => import('#pages/patient/NotesPage.tsx'),
    needs: 'chart.read',
    section: { key: 'n', words: 'ward round clerking' },
    works: [
      { kind: 'note', title: 'Write note', needs: 'note.write', key: 'n', words: 'ward round clerking' },
      {
        kind: 'discharge',
        title: 'Write discharge summary',
        needs: 'note.write',
        key: 'x',
        words: 'discharge letter edischarge home',
      },
    ],
    inside: [
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
  },
  {
    path: 'documents',
    title: 'Documents',
    load: () => import('#pages/patient/DocumentsPage.tsx'),
    needs: 'chart.read',
    section: { key: 'd', words: 'letters files pdf' },
  },
  {
    path: 'documents/:entryId',
    title: 'Document',
    load: () => import('#pages/patient/DocumentPage.tsx'),
    needs: 'chart.read',
  },
  {
    path: 'orders',
    title: 'Orders',
    load: () => import('#pages/patient/OrdersPage.tsx'),
    needs: 'chart.read',
    section: { key: 'q', words: 'requests tests' },
    works: [
      {
        kind: 'orders',
        id: 'basket',
        title: 'Request tests',
        needs: 'order.request',
        key: 'q',
        words: 'order bloods imaging x-ray scan basket',
      },
      {
        kind: 'opinion',
        title: 'Ask for an opinion',
        needs: 'order.request',
        key: 'e',
        words: 'consult expert referral other team advice',
      },
    ],
    inside: [
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
  },
]
