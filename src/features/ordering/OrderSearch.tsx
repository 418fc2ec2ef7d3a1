import useAutocomplete from '@mui/material/useAutocomplete'
import { useId, useState } from 'react'

import { fewestLetters, found } from './catalogue.ts'

export type Choice = { url: string; title: string; words: string; kind: string; note: string | undefined }

type Props<C extends Choice> = { choices: readonly C[]; onChoose: (choice: C) => void }

/** Type, arrow down, Enter, and type the next. Nothing is marked until an arrow key or a click marks it (hazard H17). */
export function OrderSearch<C extends Choice>({ choices, onChoose }: Props<C>) {
  const id = useId()
  const [typed, setTyped] = useState('')
  const matches = found(choices, typed)
  const { getInputProps, getListboxProps, getOptionProps, getRootProps, groupedOptions, popupOpen } =
    useAutocomplete<C>({
      id,
      options: matches,
      filterOptions: (all) => all,
      getOptionLabel: ({ title }) => title,
      getOptionKey: ({ url }) => url,
      value: null,
      inputValue: typed,
      onInputChange: (_event, value, reason) => reason === 'input' && setTyped(value),
      clearOnBlur: false,
      openOnFocus: true,
      // Else any later render, of a list that arrives elsewhere on the page, takes the mark away before Enter is pressed.
      disableCloseOnSelect: true,
      onChange: (_event, choice) => {
        if (!choice) return
        onChoose(choice)
        setTyped('')
      },
    })
  const letters = typed.trim().length
  return (
    <div className="field order-search" {...getRootProps()}>
      <label htmlFor={id}>Find a test or an examination</label>
      <input
        {...getInputProps()}
        type="search"
        className="input"
        placeholder="FBC, chest X-ray, sepsis"
        aria-describedby={`${id}-said`}
      />
      {popupOpen && groupedOptions.length > 0 && (
        <ul {...getListboxProps()} aria-labelledby={undefined} aria-label="Found">
          {matches.map((choice, index) => {
            const { key, ...line } = getOptionProps({ option: choice, index })
            return (
              // a list that opens under a resting pointer must not have that line marked, or Enter would take it
              <li key={key} {...line} onMouseMove={undefined}>
                <span>{choice.title}</span>
                <span className="second-line">{[choice.kind, choice.note].filter(Boolean).join(' · ')}</span>
              </li>
            )
          })}
        </ul>
      )}
      <output id={`${id}-said`} className="hint">
        {letters >= fewestLetters && matches.length === 0 && 'Nothing in the catalogue is called that.'}
        {letters > 0 && letters < fewestLetters && 'One more letter.'}
      </output>
    </div>
  )
}
