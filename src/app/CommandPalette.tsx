import './palette.css'

import useAutocomplete from '@mui/material/useAutocomplete'

import { Dialog } from '#ui/Dialog.tsx'

import { KeyCaps } from './KeyCaps.tsx'
import { ranked } from './ranked.ts'
import { useChoices } from './use-choices.ts'

/** Sections and actions of the open chart, recent patients and pages in one list, narrowed by typing. */
export function CommandPalette({ onClose, onKeys }: { onClose: () => void; onKeys: () => void }) {
  const { getInputProps, getListboxProps, getOptionProps, getRootProps, groupedOptions } = useAutocomplete({
    options: useChoices(onKeys),
    getOptionLabel: ({ title }) => title,
    getOptionKey: ({ id }) => id,
    getOptionDisabled: ({ refused }) => refused !== undefined,
    filterOptions: (choices, { inputValue }) => ranked(choices, inputValue),
    open: true,
    autoHighlight: true,
    // Else any later render, of something that arrives on the page, puts the mark back to the first before Enter is pressed.
    disableCloseOnSelect: true,
    value: null,
    clearOnBlur: false,
    onClose: (_event, reason) => {
      if (reason === 'escape') onClose()
    },
    onChange: (_event, choice) => {
      onClose()
      // after the dialog has given the focus back, or it would take it away again
      if (choice) setTimeout(choice.act, 0)
    },
  })

  return (
    <Dialog title="Go to" onClose={onClose} className="palette">
      <div className="dialog-body" {...getRootProps()}>
        <input
          {...getInputProps()}
          className="input"
          aria-label="Go to"
          placeholder="A section, an action, a recent patient, a page"
        />
        {groupedOptions.length > 0 ? (
          <ul {...getListboxProps()} aria-labelledby={undefined} aria-label="Places">
            {groupedOptions.map((choice, index) => {
              const { key, ...line } = getOptionProps({ option: choice, index })
              return (
                // the keys alone move the mark: Enter must not take what happens to lie under a resting pointer
                <li key={key} {...line} onMouseMove={undefined}>
                  <choice.icon />
                  <span>
                    {choice.title}
                    {choice.second && <span className="second-line">{choice.second}</span>}
                  </span>
                  {choice.keys && <KeyCaps keys={choice.keys} />}
                </li>
              )
            })}
          </ul>
        ) : (
          <p role="status">Nothing here is called that.</p>
        )}
      </div>
    </Dialog>
  )
}
