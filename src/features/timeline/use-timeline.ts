import { useInfiniteQuery, useQuery } from '@tanstack/react-query'

import {
  compositions,
  documents,
  type Part,
  prescriptions,
  procedures,
  reports,
  statements,
  visits,
} from './parts.ts'
import { partUndated, partWindows } from './queries.ts'

/** Every part of one patient's timeline; each loads and fails by itself. */
export function useTimeline(patientId: string, upTo: string | undefined): PartState[] {
  return [
    usePart(visits, patientId, upTo),
    usePart(procedures, patientId, upTo),
    usePart(compositions, patientId, upTo),
    usePart(reports, patientId, upTo),
    usePart(documents, patientId, upTo),
    usePart(prescriptions, patientId, upTo),
    usePart(statements, patientId, upTo),
  ]
}

export type PartState = ReturnType<typeof usePart>

function usePart(part: Part, patientId: string, upTo: string | undefined) {
  const windows = useInfiniteQuery(partWindows(part, patientId, upTo))
  // After the first sight, so that it never waits for them.
  const undated = useQuery({ ...partUndated(part, patientId), enabled: windows.data !== undefined })
  return { part, windows, undated }
}
