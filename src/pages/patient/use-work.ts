import { useEffect, useState } from 'react'
import { useLocation, useNavigate, useNavigationType } from 'react-router'

import { type Work, withWork, workIn } from '#clinical/writing/work.ts'
import { paths } from '#lib/paths.ts'
import type { Loses } from '#ui/unsaved-words.ts'

const same = (one: Work | undefined, other: Work | undefined) =>
  one?.kind === other?.kind && one?.id === other?.id

/** Left on purpose: by its own Close button, or by the browser's Back. */
const isLeft = (state: unknown, how: string) =>
  how === 'POP' || (typeof state === 'object' && state !== null && 'workClosed' in state)

/**
 * What is open beside this chart. The address says it; a link to another section that does not is put right, so that
 * no section needs to know what is being written beside it.
 */
export function useWork(patientId: string) {
  const { search, state, key } = useLocation()
  const how = useNavigationType()
  const navigate = useNavigate()
  const asked = workIn(search)
  const [open, setOpen] = useState(asked)
  const work = asked ?? (isLeft(state, how) ? undefined : open)
  if (!same(work, open)) setOpen(work)

  useEffect(() => {
    if (!asked && work)
      void navigate(
        { search: withWork(search, work).toString() },
        { replace: true, state, preventScrollReset: true },
      )
    // once for each address
    // oxlint-disable-next-line react/exhaustive-deps
  }, [key])

  const loses: Loses = ({ nextLocation, historyAction }) => {
    if (!isInChart(patientId, nextLocation.pathname)) return true
    const next = workIn(nextLocation.search)
    return next ? !same(next, work) : isLeft(nextLocation.state, historyAction)
  }
  const onClose = () =>
    void navigate(
      { search: withWork(search, undefined).toString() },
      { replace: true, state: { workClosed: true }, preventScrollReset: true },
    )
  return { work, frame: { onClose, loses } }
}

/** Emergency access stands under the same patient, outside of the chart. */
const isInChart = (patientId: string, path: string) =>
  `${path}/`.startsWith(`${paths.patient(patientId)}/`) && path !== paths.breakGlass(patientId)
