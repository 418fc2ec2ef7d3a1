import { type FormEvent, type KeyboardEvent, useRef } from 'react'
import { flushSync } from 'react-dom'
import type { UseFormReturn } from 'react-hook-form'

import type { ObservationDraft, Values } from './draft.ts'
import { isWhole, type Measured, type Ranges, ranges } from './entry-ranges.ts'

type Name = keyof Values

/** The order of the bedside: A, B, C, D, E. The scale is set by a decision, so it is passed unless asked for by Tab. */
const order = ['rr', 'spo2', 'air', 'device', 'flow', 'sbp', 'dbp', 'pulse', 'acvpu', 'temp'] as const
/** The order of the children's chart. A pressure that was not read is chosen by Tab. */
const childOrder = [
  'rr',
  'spo2',
  'air',
  'distress',
  'device',
  'flow',
  'pulse',
  'crt',
  'sbp',
  'dbp',
  'acvpu',
  'temp',
] as const
type Order = readonly Name[]

const letters: Partial<Record<Name, Record<string, string>>> = {
  distress: { '0': 'none', '1': 'mild', '2': 'moderate', '4': 'severe' },
  air: { a: 'air', o: 'oxygen' },
  acvpu: { a: 'A', c: 'C', v: 'V', p: 'P', u: 'U' },
  scale: { '1': '1', '2': '2' },
}

/** A Tab or Enter this soon after the form moved on by itself was meant for the field just left. */
const habit = 2000

/**
 * Few key presses at the bedside: a field that can hold nothing more moves on by itself, one letter answers a choice,
 * Enter moves on and saves from the last field. Values already there are never jumped over while they are corrected.
 */
export function useReadingKeys(
  form: UseFormReturn<Values, unknown, ObservationDraft>,
  { child = false, limits = ranges }: { child?: boolean; limits?: Ranges } = {},
) {
  const inOrder: Order = child ? childOrder : order
  const moved = useRef<{ to: Name; at: number } | undefined>(undefined)

  function moveOn(from: Name, within: Element, byItself: boolean) {
    const next = nextAfter(inOrder, from, within, byItself ? form.getValues() : undefined)
    if (!next) return
    const box = controlOf(next, within)
    box?.focus()
    if (box instanceof HTMLInputElement && box.type === 'text') box.select()
    moved.current = byItself ? { to: next, at: performance.now() } : undefined
  }

  /** True when this key only repeats a move the form has made already. */
  function isHabit(name: Name): boolean {
    const last = moved.current
    moved.current = undefined
    return last?.to === name && performance.now() - last.at < habit && !form.getValues(name)
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const { target, key, currentTarget, shiftKey, ctrlKey, metaKey, altKey } = event
    if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return
    if (ctrlKey || metaKey || altKey) return
    const name = target.name as Name
    if ((key === 'Tab' && !shiftKey) || key === 'Enter') {
      if (isHabit(name)) event.preventDefault()
      else if (key === 'Enter' && inOrder.includes(name) && name !== 'temp') {
        event.preventDefault()
        moveOn(name, currentTarget, false)
      }
      return
    }
    moved.current = undefined
    const choice = target.type === 'radio' ? letters[name]?.[key.toLowerCase()] : undefined
    if (choice === undefined) return
    event.preventDefault()
    // At once, with the fields that the answer opens: the next key may come before the next paint and must not be lost.
    flushSync(() =>
      form.setValue(name, choice, { shouldDirty: true, shouldValidate: form.formState.isSubmitted }),
    )
    moveOn(name, currentTarget, true)
  }

  function onInput({ target, currentTarget }: FormEvent<HTMLElement>) {
    if (!(target instanceof HTMLInputElement) || !isMeasured(target.name)) return
    if (target.name !== 'temp' && isWhole(target.name, target.value, limits)) {
      moveOn(target.name, currentTarget, true)
    }
  }

  return { onKeyDown, onInput }
}

const isMeasured = (name: string): name is Measured => name in ranges

/** The next field there is on the screen; when moving by itself, only if it is still empty. */
function nextAfter(
  inOrder: Order,
  from: Name,
  within: Element,
  values: Values | undefined,
): Name | undefined {
  // The scale is set by a decision, so it is passed unless asked for by Tab.
  const start = inOrder.indexOf(from === 'scale' ? 'spo2' : from)
  const next = inOrder.slice(start + 1).find((name) => controlOf(name, within))
  return next && values?.[next] ? undefined : next
}

/** The control that answers for a name: of radio buttons the chosen one, else the first. */
const controlOf = (name: Name, within: Element) =>
  within.querySelector<HTMLElement>(`[name="${name}"]:checked`) ??
  within.querySelector<HTMLElement>(`[name="${name}"]:not(:disabled)`)
