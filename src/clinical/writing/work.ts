import { useSearchParams } from 'react-router'

import type { Loses } from '#ui/unsaved-words.ts'

import type { PatientIdentity } from '#clinical/patient/patient.ts'

/**
 * What is being written beside the chart, as the address says it: `?work=note.6f1c…`. The kind, then an opaque id that
 * only that kind understands.
 */
export type Work = { kind: string; id: string }

/** What a component that writes beside the chart is given; `frame` is for its `Workspace`. */
export type WorkProps = {
  patient: PatientIdentity
  id: string
  frame: { onClose: () => void; loses: Loses }
}

export function workIn(search: string | URLSearchParams): Work | undefined {
  const written = new URLSearchParams(search).get('work') ?? ''
  const dot = written.indexOf('.')
  return dot > 0 ? { kind: written.slice(0, dot), id: written.slice(dot + 1) } : undefined
}

export function withWork(search: string | URLSearchParams, work: Work | undefined): URLSearchParams {
  const params = new URLSearchParams(search)
  if (work) params.set('work', `${work.kind}.${work.id}`)
  else params.delete('work')
  return params
}

/** Opens it beside the section one is in. */
export function useOpenWork() {
  const [, setSearch] = useSearchParams()
  return (work: Work) => setSearch((search) => withWork(search, work), { preventScrollReset: true })
}
