import { queryOptions } from '@tanstack/react-query'

import { pageAbout } from '#clinical/entries/entries.ts'
import { type IntervalDecision, toIntervalDecisions } from './monitoring.ts'
import { type ScaleDecision, toScaleDecisions } from './news2-score.ts'
import { observationCodes } from './observation-codes.ts'

/** Everything read about this patient's observations starts with this, so that a saved set refreshes all of it. */
export const observationsKey = (patientId: string) => ['patient', patientId, 'observations']

/** What clinicians have decided about observing this patient; the newest first, and the newest stands. */
export type ObservingDecisions = { scale: ScaleDecision[]; interval: IntervalDecision[] }

export const observingDecisions = (patientId: string) =>
  queryOptions({
    queryKey: [...observationsKey(patientId), 'decisions'],
    queryFn: async (): Promise<ObservingDecisions> => {
      const newest = (name: 'targetSaturation' | 'interval') => {
        const { system, code } = observationCodes[name][0]
        return pageAbout('Observation', patientId, { code: `${system}|${code}`, _sort: '-date' }, 20)
      }
      const [scale, interval] = await Promise.all([newest('targetSaturation'), newest('interval')])
      return { scale: toScaleDecisions(scale.resources), interval: toIntervalDecisions(interval.resources) }
    },
  })
