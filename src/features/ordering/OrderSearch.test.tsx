import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it } from 'vitest'

import { type Choice, OrderSearch } from './OrderSearch.tsx'

const choice = (title: string): Choice => ({
  url: title,
  title,
  words: title.toLowerCase(),
  kind: 'Blood',
  note: undefined,
})

let chosen: string[]
let showAgain: () => void
beforeEach(() => {
  chosen = []
  const search = () => (
    <OrderSearch
      choices={[choice('Ferritin'), choice('Full blood count')]}
      onChoose={({ title }) => chosen.push(title)}
    />
  )
  const { rerender } = render(search())
  showAgain = () => rerender(search())
})
afterEach(cleanup)

const box = () => screen.getByRole<HTMLInputElement>('combobox')
function type(words: string) {
  fireEvent.focus(box())
  fireEvent.change(box(), { target: { value: words } })
}

it('takes what the arrow marked and is empty for the next', () => {
  type('ferr')
  fireEvent.keyDown(box(), { key: 'ArrowDown' })
  fireEvent.keyDown(box(), { key: 'Enter' })
  expect(chosen).toEqual(['Ferritin'])
  expect(box().value).toBe('')
  expect(screen.queryAllByRole('option')).toEqual([])
})

it('keeps the mark when something else on the page arrives before Enter', () => {
  type('ferr')
  fireEvent.keyDown(box(), { key: 'ArrowDown' })
  showAgain()
  fireEvent.keyDown(box(), { key: 'Enter' })
  expect(chosen).toEqual(['Ferritin'])
})

it('takes nothing that nobody marked', () => {
  type('ferr')
  fireEvent.keyDown(box(), { key: 'Enter' })
  expect(chosen).toEqual([])
})
