import { useFormContext, useWatch } from 'react-hook-form'

import { type Copy, wayOptions } from '#clinical/letters/copies.ts'
import type { LetterDraft } from '#clinical/letters/letter.ts'
import type { People, Person } from '#clinical/letters/people.ts'
import { CheckField } from '#ui/CheckField.tsx'
import { ChoiceField, TextField } from '#ui/fields.tsx'

/** The words under their headings, and who gets the letter. */
export function LetterFields({ people }: { people: People }) {
  const { getValues } = useFormContext<LetterDraft>()
  return (
    <>
      <TextField name="title" label="Title" maxLength={120} />
      {getValues('sections').map(({ title, words }, index) => (
        <TextField
          key={`${title} ${index}`}
          name={`sections.${index}.words`}
          label={title || 'Text of the letter'}
          multiline
          rows={Math.min(14, Math.max(3, words.split('\n').length + 1))}
        />
      ))}
      <fieldset className="letter-copies">
        <legend>Who gets it</legend>
        {getValues('copies').map((copy, index) => (
          <CopyFields key={copy.who} copy={copy} index={index} people={people} />
        ))}
      </fieldset>
    </>
  )
}

type CopyProps = { copy: Copy; index: number; people: People }

function CopyFields({ copy: { who }, index, people }: CopyProps) {
  const chosen: unknown = useWatch({ name: `copies.${index}.chosen` })
  const person = who === 'patient' ? people.patient : who === 'gp' ? people.gp : undefined
  const names = { patient: 'Patient', gp: 'GP practice', other: 'Somebody else' } as const
  return (
    <div className="letter-copy">
      <CheckField
        name={`copies.${index}.chosen`}
        label={[names[who], person?.name].filter(Boolean).join(': ')}
      />
      {chosen === true && (
        <>
          <ChoiceField
            name={`copies.${index}.by`}
            label={`How it goes to ${who === 'other' ? 'them' : names[who].toLowerCase()}`}
            placeholder={null}
            options={wayOptions}
          />
          {who === 'other' ? (
            <TextField
              name={`copies.${index}.other`}
              label="Name, and the address below it"
              multiline
              rows={3}
            />
          ) : (
            <Whereabouts person={person} died={who === 'patient' && people.died} />
          )}
        </>
      )}
    </div>
  )
}

/** Where it would go, as the record says it now. */
function Whereabouts({ person, died }: { person: Person | undefined; died: boolean }) {
  if (!person) return <p className="quiet-text">The record names no practice that can be shown here.</p>
  const { lines, noPost, format } = person
  return (
    <div className="letter-where">
      {died && <p className="badge danger">This patient has died</p>}
      <p className="second-line">{noPost ?? lines.join(', ')}</p>
      {format && <p className="badge warning">Prefers: {format}</p>}
    </div>
  )
}
