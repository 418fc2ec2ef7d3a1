import type { Page } from '#auth/page.ts'

/** Over the results of a chart. */
export const resultsDialogs = {
  results: [
    {
      path: ':reportId/answer',
      title: 'Result',
      load: () => import('#pages/patient/AnswerResultPage.tsx'),
      needs: 'result.acknowledge',
      dialog: true,
    },
    {
      path: 'normal',
      title: 'Acknowledge all normal results',
      load: () => import('#pages/patient/AcknowledgeNormalPage.tsx'),
      needs: 'result.acknowledge',
      dialog: true,
      action: { key: 'r', words: 'sign off file labs bloods' },
    },
  ],
} as const satisfies Record<string, readonly Page[]>
