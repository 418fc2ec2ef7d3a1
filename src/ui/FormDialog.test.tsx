import { cleanup, render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useForm } from 'react-hook-form'
import { createMemoryRouter, RouterProvider, useNavigate } from 'react-router'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { FormDialog } from './FormDialog.tsx'
import { NumberField, RadioField, TextField } from './fields.tsx'

type Words = { note: string; pulse: string; how: string }

let settle: { resolve: () => void; reject: (error: Error) => void }
let sent: Words[]
let failure: Error | null

function Writing() {
  const navigate = useNavigate()
  const form = useForm<Words>({ defaultValues: { note: '', pulse: '', how: '' } })
  const save = {
    mutateAsync: (words: Words) => {
      sent.push(words)
      return new Promise<void>((resolve, reject) => (settle = { resolve, reject }))
    },
    isPending: false,
    error: failure,
  }
  return (
    <FormDialog
      title="Write note"
      submit="Save note"
      form={form}
      save={save}
      onClose={() => void navigate('/closed')}
      onSaved={() => void navigate('/saved')}
    >
      <TextField name="note" label="Note" hint="What happened" multiline />
      <NumberField name="pulse" label="Pulse" unit="per minute" />
      <RadioField
        name="how"
        label="How"
        options={[
          { value: 'a', label: 'Alone' },
          { value: 'b', label: 'With help' },
        ]}
      />
    </FormDialog>
  )
}

const user = userEvent.setup()

beforeEach(() => {
  sent = []
  failure = null
  const router = createMemoryRouter(
    [
      { path: '/', Component: Writing },
      { path: '/closed', element: <p>Closed</p> },
      { path: '/saved', element: <p>Saved</p> },
    ],
    { initialEntries: ['/'] },
  )
  render(<RouterProvider router={router} />)
  return () => router.dispose()
})
afterEach(cleanup)

const note = () => screen.getByLabelText<HTMLTextAreaElement>('Note')
const save = () => screen.getByRole('button', { name: 'Save note' })

describe('saving', () => {
  it('shows success only after the record has answered', async () => {
    await user.type(note(), 'Slept well')
    await user.click(save())
    await waitFor(() => expect(sent).toHaveLength(1))
    expect(screen.queryByText('Saved')).toBeNull()
    settle.resolve()
    expect(await screen.findByText('Saved')).toBeTruthy()
  })

  it('sends once, however often it is clicked', async () => {
    await user.type(note(), 'Slept well')
    await user.dblClick(save())
    await user.keyboard('{Enter}')
    expect(sent).toHaveLength(1)
  })

  it('keeps every word after a refusal', async () => {
    await user.type(note(), 'Slept well')
    await user.click(save())
    await waitFor(() => expect(sent).toHaveLength(1))
    failure = new Error('Someone changed this while you were working.')
    settle.reject(failure)
    expect((await screen.findByRole('alert')).textContent).toContain(
      'Not saved. Someone changed this while you were working.',
    )
    expect(note().value).toBe('Slept well')
    await user.click(save())
    await waitFor(() => expect(sent).toHaveLength(2))
  })
})

describe('leaving', () => {
  it('asks nothing when nothing was written', async () => {
    await user.click(screen.getByRole('button', { name: 'Cancel' }))
    expect(await screen.findByText('Closed')).toBeTruthy()
  })

  it.each(['Cancel', 'Close'])('by %s asks first, and keeps the words', async (name) => {
    await user.type(note(), 'Slept')
    await user.click(screen.getByRole('button', { name }))
    expect(screen.getByRole('dialog', { name: 'Leave without saving?' })).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Keep writing' }))
    expect(screen.queryByRole('dialog', { name: 'Leave without saving?' })).toBeNull()
    expect(note().value).toBe('Slept')
  })

  it('by Escape asks first, and goes when told to', async () => {
    await user.type(note(), 'Slept{Escape}')
    await user.click(screen.getByRole('button', { name: 'Leave' }))
    expect(await screen.findByText('Closed')).toBeTruthy()
  })

  it('by closing the tab asks the browser to ask', async () => {
    const quiet = new Event('beforeunload', { cancelable: true })
    window.dispatchEvent(quiet)
    expect(quiet.defaultPrevented).toBe(false)
    await user.type(note(), 'Slept')
    const asking = new Event('beforeunload', { cancelable: true })
    window.dispatchEvent(asking)
    expect(asking.defaultPrevented).toBe(true)
  })
})

describe('fields', () => {
  it('are named by their labels, with hint and unit', () => {
    expect(note().getAttribute('aria-describedby')).toBe(screen.getByText('What happened').id)
    expect(screen.getByLabelText('Pulse').getAttribute('inputmode')).toBe('numeric')
    expect(screen.getByRole('radiogroup', { name: 'How' })).toBeTruthy()
    expect(screen.getByRole('radio', { name: 'With help' })).toBeTruthy()
  })
})
