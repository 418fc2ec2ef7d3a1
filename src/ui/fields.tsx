import './controls.css'

import { type ReactNode, useId } from 'react'
import { get, useFormContext, useFormState, useWatch } from 'react-hook-form'

import { writtenDate } from '#lib/written-date.ts'

/**
 * Fields of a `FormDialog`. The form holds what was typed, as text: nothing a person wrote is turned into something
 * else before they have sent it. The draft's schema makes numbers and dates of it.
 */
type Common = {
  name: string
  label: string
  hint?: ReactNode
  /** `wide` takes the whole row of `.fields` */
  className?: string
  disabled?: boolean
  /** Where the dialog starts; the first field when none says so */
  autoFocus?: boolean
}
type Option = { value: string; label: string }

/** What joins a control to the form and to its label, hint and error. */
function useField({ name, hint }: Pick<Common, 'name' | 'hint'>) {
  const id = useId()
  const { register, control } = useFormContext()
  const { errors } = useFormState({ control, name, exact: true })
  const found: { message?: unknown } | undefined = get(errors, name)
  const error = typeof found?.message === 'string' && found.message ? found.message : undefined
  const described = [hint !== undefined && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return {
    id,
    error,
    control: {
      ...register(name),
      ...(error ? { 'aria-invalid': true as const } : {}),
      ...(described ? { 'aria-describedby': described } : {}),
    },
  }
}

type FrameProps = Pick<Common, 'label' | 'hint' | 'className'> & {
  id: string
  error: string | undefined
  children: ReactNode
}

function Frame({ id, label, hint, className, error, children }: FrameProps) {
  return (
    <div className={classes(className)}>
      <label htmlFor={id}>{label}</label>
      <Hint id={id} hint={hint} />
      {children}
      <FieldError id={id} error={error} />
    </div>
  )
}

const classes = (className: string | undefined) => (className ? `field ${className}` : 'field')

const Hint = ({ id, hint }: { id: string; hint?: ReactNode }) =>
  hint === undefined ? null : (
    <span className="hint" id={`${id}-hint`}>
      {hint}
    </span>
  )

const FieldError = ({ id, error }: { id: string; error: string | undefined }) =>
  error ? (
    <span className="error" id={`${id}-error`}>
      <span className="visually-hidden">Error: </span>
      {error}
    </span>
  ) : null

type NumberProps = Common & {
  unit?: string
  /** Shown after the unit: a live sub-score */
  note?: ReactNode
  decimal?: boolean
}

/** A number with its unit. A text box with a number pad: it keeps `36,8` and `12O` for the reader to put right. */
export function NumberField({ unit, note, decimal = false, disabled, autoFocus, ...common }: NumberProps) {
  const { id, error, control } = useField(common)
  return (
    <Frame {...common} id={id} error={error}>
      <div className="with-unit">
        <input
          id={id}
          type="text"
          inputMode={decimal ? 'decimal' : 'numeric'}
          autoComplete="off"
          disabled={disabled}
          data-first={autoFocus}
          {...control}
        />
        {unit && <span className="unit">{unit}</span>}
        {note}
      </div>
    </Frame>
  )
}

type TextProps = Common & { multiline?: boolean; rows?: number; maxLength?: number }

export function TextField({ multiline, rows = 4, maxLength, disabled, autoFocus, ...common }: TextProps) {
  const { id, error, control } = useField(common)
  const rest = { id, disabled, 'data-first': autoFocus, maxLength, autoComplete: 'off', ...control }
  return (
    <Frame {...common} id={id} error={error}>
      {multiline ? <textarea rows={rows} {...rest} /> : <input type="text" {...rest} />}
    </Frame>
  )
}

type ChoiceProps = Common & {
  options: readonly Option[]
  /** The words of "nothing chosen yet"; `null` when one of the options always holds */
  placeholder?: string | null
}

/** One of many: the browser's own list. */
export function ChoiceField({
  options,
  placeholder = 'Choose',
  disabled,
  autoFocus,
  ...common
}: ChoiceProps) {
  const { id, error, control } = useField(common)
  return (
    <Frame {...common} id={id} error={error}>
      <select id={id} disabled={disabled} data-first={autoFocus} {...control}>
        {placeholder !== null && <option value="">{placeholder}</option>}
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </Frame>
  )
}

type RadioProps = Common & { options: readonly Option[]; note?: ReactNode }

/** One of a few, all in sight: arrow keys move, one Tab passes. */
export function RadioField({ options, note, disabled, ...common }: RadioProps) {
  const { id, error, control } = useField(common)
  const { 'aria-describedby': describedBy, 'aria-invalid': invalid, ...input } = control
  return (
    <fieldset
      className={classes(common.className)}
      role="radiogroup"
      aria-labelledby={id}
      aria-describedby={describedBy}
      aria-invalid={invalid}
      disabled={disabled}
    >
      <legend id={id}>{common.label}</legend>
      <Hint id={id} hint={common.hint} />
      <div className="choices">
        {options.map(({ value, label }) => (
          <label key={value}>
            <input type="radio" value={value} {...input} />
            {label}
          </label>
        ))}
        {note}
      </div>
      <FieldError id={id} error={error} />
    </fieldset>
  )
}

type DateProps = Common & { type?: 'date' | 'time' | 'datetime-local'; min?: string; max?: string }

/** The browser's own picker. It writes dates its own way, so the date stands below as the record writes it. */
export function DateTimeField({
  type = 'datetime-local',
  min,
  max,
  disabled,
  autoFocus,
  ...common
}: DateProps) {
  const { id, error, control } = useField(common)
  const value: unknown = useWatch({ name: common.name })
  const written = typeof value === 'string' && type !== 'time' ? writtenDate(value) : ''
  return (
    <Frame {...common} id={id} error={error}>
      <input
        id={id}
        type={type}
        min={min}
        max={max}
        autoComplete="off"
        disabled={disabled}
        data-first={autoFocus}
        {...control}
      />
      {written && <span className="hint written">{written}</span>}
    </Frame>
  )
}
