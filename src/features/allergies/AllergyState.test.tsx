import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'

import { Loaded } from '#ui/Loaded.tsx'

import { AllergyState } from './AllergyState.tsx'
import { type AllergyList, toAllergyList } from './model.ts'

afterEach(cleanup)

const answer = (rest: object) => ({
  data: undefined,
  error: null,
  isPending: false,
  isFetching: false,
  dataUpdatedAt: 0,
  refetch: vi.fn<() => never>(),
  ...rest,
})
const show = (rest: { data?: AllergyList; error?: Error; isPending?: boolean }) =>
  render(
    <Loaded<AllergyList> query={answer(rest)} what="allergies">
      {(list) => <AllergyState list={list} />}
    </Loaded>,
  )

it('does not say "none" while it is loading', () => {
  show({ isPending: true })
  expect(screen.getByRole('status').textContent).toContain('Loading allergies')
})

it('does not say "none" when it could not load', () => {
  show({ error: new Error('The record cannot be reached.') })
  expect(screen.getByRole('alert').textContent).toContain('Could not load allergies')
  expect(document.body.textContent).not.toContain('No known allergies')
  expect(screen.getByRole('button', { name: 'Try again' })).toBeDefined()
})

it('says that nobody has asked', () => {
  show({ data: toAllergyList({ resources: [], withheld: 0 }) })
  expect(document.body.textContent).toContain('Not recorded')
})

it('does not say that nobody has asked when something is withheld', () => {
  show({ data: toAllergyList({ resources: [], withheld: 1 }) })
  expect(document.body.textContent).toContain('Do not take it for “no allergies”')
})
