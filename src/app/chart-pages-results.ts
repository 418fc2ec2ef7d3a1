import type { Page } from './page.ts'

/** What laboratories and imaging send back. */
export const resultPages: readonly Page[] = [
  {
    path: 'results',
    title: 'Results',
    load: () => import('#pages/patient/ResultsPage.tsx'),
    needs: 'chart.read',
    section: { key: 'r', words: 'labs bloods imaging reports' },
    inside: [
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
  },
  {
    path: 'results/grid',
    title: 'Cumulative results',
    load: () => import('#pages/patient/ResultsGridPage.tsx'),
    needs: 'chart.read',
    section: { key: 'y', words: 'results over time grid trend labs' },
  },
]
