import './controls.css'

import Autocomplete, { type AutocompleteRenderInputParams as FromMui } from '@mui/material/Autocomplete'
import { useForkRef } from '@mui/material/utils'
import { type InputHTMLAttributes, type ReactNode, type Ref, useId, useState } from 'react'
import { useController } from 'react-hook-form'

import { MuiRoot } from './MuiRoot.tsx'

type Props = {
  name: string
  label: string
  /** What fits the words as they stand, the best first */
  options: readonly string[]
  /** Said below the field of the words as they stand: coded or not */
  said: (words: string) => ReactNode
  className?: string
  autoFocus?: boolean
}

/**
 * Words with suggestions. Nothing is chosen for the writer (hazard H17): no suggestion is marked
 * until an arrow key or a click marks it, and words that are not in the list stay words.
 */
export function SuggestField({ name, label, options, said, className = '', autoFocus }: Props) {
  const id = useId()
  const { field, fieldState } = useController({ name })
  const [open, setOpen] = useState(false)
  const typed = String(field.value)
  const words = typed.trim()
  const matches = options.filter((option) => option.toLowerCase() !== words.toLowerCase())
  const error = fieldState.error?.message

  return (
    <div className={`field ${className}`}>
      <label htmlFor={id}>{label}</label>
      <MuiRoot>
        <Autocomplete
          id={id}
          freeSolo
          disablePortal // a modal dialog lies above everything outside of it
          value={null}
          inputValue={typed}
          onInputChange={(_event, value) => field.onChange(value)}
          // open without anything to show, it would swallow the Escape that is meant for the dialog
          open={open && matches.length > 0}
          onOpen={() => setOpen(true)}
          onClose={() => setOpen(false)}
          options={matches}
          filterOptions={(all) => all}
          slotProps={{ listbox: { 'aria-label': 'Suggestions', 'aria-labelledby': undefined } }}
          renderOption={({ key, ...line }, option) => (
            // a list that opens under a resting pointer must not have that line marked, or Enter would take it
            <li key={key} {...line} onMouseMove={undefined}>
              {option}
            </li>
          )}
          renderInput={(params) => (
            <Input
              anchorRef={params.slotProps.input.ref}
              htmlInput={params.slotProps.htmlInput}
              formRef={field.ref}
              name={name}
              data-first={autoFocus}
              aria-describedby={`${id}-said ${id}-error`}
              aria-invalid={error ? true : undefined}
            />
          )}
        />
      </MuiRoot>
      <output id={`${id}-said`} className="hint">
        {words && said(words)}
      </output>
      {error && (
        <span id={`${id}-error`} className="error">
          <span className="visually-hidden">Error: </span>
          {error}
        </span>
      )}
    </div>
  )
}

type InputProps = Pick<FromMui['slotProps'], 'htmlInput'> &
  InputHTMLAttributes<HTMLInputElement> & {
    /** Below what the list opens */
    anchorRef: Ref<HTMLDivElement>
    formRef: Ref<HTMLInputElement>
    'data-first': boolean | undefined
  }

/** The input of every other field, with MUI's keys and the form's claim on it. */
function Input({ anchorRef, htmlInput, formRef, ...ours }: InputProps) {
  const ref = useForkRef(htmlInput.ref, formRef)
  return (
    <div ref={anchorRef}>
      <input type="text" {...htmlInput} {...ours} ref={ref} />
    </div>
  )
}
