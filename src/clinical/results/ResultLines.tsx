import type { ComponentProps } from 'react'

import { ResultTable } from './ResultTable.tsx'
import { antibiogramOf, withoutAntibiotics } from './antibiogram.ts'
import { Susceptibilities } from './Susceptibilities.tsx'

/** The values of one report, however deep; antibiotics stand in a table of their own, against each organism. */
export function ResultLines({ lines, ...rest }: ComponentProps<typeof ResultTable>) {
  const antibiogram = antibiogramOf(lines)
  return (
    <>
      <ResultTable {...rest} lines={antibiogram ? withoutAntibiotics(lines) : lines} />
      {antibiogram && <Susceptibilities of={antibiogram} />}
    </>
  )
}
