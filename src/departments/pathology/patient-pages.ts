import type { Page } from '#auth/page.ts'

/** What opens over the patient's page. */
export const patientPages: readonly Page[] = [
  {
    path: 'blood-requirement',
    title: 'Record transfusion requirement',
    load: () => import('#departments/pathology/transfusion/RequirementPage.tsx'),
    needs: 'pathology:alert',
    dialog: true,
    action: { words: 'irradiated CMV negative blood transfusion special requirement' },
  },
  {
    path: 'blood-requirement/:flagId/end',
    title: 'End transfusion requirement',
    load: () => import('#departments/pathology/transfusion/EndRequirementPage.tsx'),
    needs: 'pathology:alert',
    dialog: true,
  },
  {
    path: 'infection-alert/:organismId',
    title: 'Record infection control alert',
    load: () => import('#departments/pathology/microbiology/InfectionAlertPage.tsx'),
    needs: 'pathology:alert',
    dialog: true,
  },
]
