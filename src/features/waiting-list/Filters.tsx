import { Link, useSearchParams } from 'react-router'

import { AddressChoice } from '#ui/AddressChoice.tsx'

import { optionsOf, specialtyOptions } from './code-lists.ts'
import { addressWith, type WaitingFilter } from './filter.ts'

type Option = { value: string; label: string }

const states: Option[] = [
  { value: 'draft', label: 'To triage' },
  { value: 'active', label: 'Waiting' },
  { value: 'on-hold', label: 'Suspended' },
  { value: 'off', label: 'Off the list' },
]
const sorts: Option[] = [
  { value: 'shortest', label: 'Shortest wait first' },
  { value: 'urgent', label: 'Urgent first, then longest' },
  { value: 'received', label: 'Oldest referral first' },
  { value: '-received', label: 'Newest referral first' },
]

/** Every choice stands in the address, so Back takes it away again and a link hands it on. */
export function Filters({ filter }: { filter: WaitingFilter }) {
  const { list, specialty, priority, state, sort, band } = filter
  const anything = [list, specialty, priority, band].some(Boolean) || state !== 'open'
  return (
    <div className="waiting-filters" role="group" aria-label="Filters">
      <Choice
        name="specialty"
        label="Specialty"
        all="All specialties"
        options={specialtyOptions}
        value={specialty}
      />
      <Choice name="list" label="List" all="All lists" options={optionsOf('waiting-list')} value={list} />
      <Choice
        name="priority"
        label="Priority"
        all="All priorities"
        options={optionsOf('waiting-priority')}
        value={priority}
      />
      <Choice name="state" label="State" all="All on the list" usual="open" options={states} value={state} />
      <Choice
        name="sort"
        label="Sorted by"
        all="Longest wait first"
        usual="longest"
        options={sorts}
        value={sort}
      />
      {anything && (
        <Link className="button quiet" to={filter.view === 'breach' ? '?view=breach' : '?'}>
          Clear filters
        </Link>
      )}
    </div>
  )
}

type ChoiceProps = {
  name: string
  label: string
  /** The words of the usual choice, and its value */
  all: string
  usual?: string
  options: readonly Option[]
  value: string
}

function Choice({ name, label, all, usual = '', options, value }: ChoiceProps) {
  const [params] = useSearchParams()
  return (
    <AddressChoice
      label={label}
      value={value}
      options={[{ value: usual, label: all }, ...options]}
      toAddress={(chosen) => addressWith(params, { [name]: chosen })}
    />
  )
}
