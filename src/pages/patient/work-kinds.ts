import { type ComponentType, lazy } from 'react'

import type { WorkProps } from '#clinical/writing/work.ts'
import { departments } from '#departments/all.ts'

/** Everything that can be written beside a chart, by its kind in the address; each is fetched when it is opened. */
export const workKinds: Readonly<Record<string, ComponentType<WorkProps>>> = {
  note: lazy(() => import('#features/notes/NoteWork.tsx').then((file) => ({ default: file.NoteWork }))),
  letter: lazy(() =>
    import('#features/letters/LetterWork.tsx').then((file) => ({ default: file.LetterWork })),
  ),
  orders: lazy(() =>
    import('#features/ordering/OrderWork.tsx').then((file) => ({ default: file.OrderWork })),
  ),
  addendum: lazy(() =>
    import('#features/notes/AddendumWork.tsx').then((file) => ({ default: file.AddendumWork })),
  ),
  discharge: lazy(() =>
    import('#features/discharge/DischargeWork.tsx').then((file) => ({ default: file.DischargeWork })),
  ),
  opinion: lazy(() =>
    import('#features/opinions/AskOpinionWork.tsx').then((file) => ({ default: file.AskOpinionWork })),
  ),
  answer: lazy(() =>
    import('#features/opinions/AnswerOpinionWork.tsx').then((file) => ({ default: file.AnswerOpinionWork })),
  ),
  ...Object.fromEntries(
    departments.flatMap(({ patient }) =>
      Object.entries(patient?.works ?? {}).map(([kind, load]) => [kind, lazy(load)] as const),
    ),
  ),
}
