import './microbiology.css'

import { useFieldArray, useFormContext, useWatch } from 'react-hook-form'

import { CodingField } from '#clinical/entries/CodingField.tsx'
import type { Work } from '#departments/pathology/work/model.ts'
import { ChoiceField, TextField } from '#ui/fields.tsx'
import { TableScroll } from '#ui/TableScroll.tsx'

import { growthNames, growthWords, letters } from './codes.ts'
import { type Antibiotic, type CultureDraft, isTelephoned } from './culture.ts'
import { emptyOrganism } from './culture-form.ts'
import { alertFor, type MicrobiologyPolicy } from './policy.ts'

const growthOptions = growthNames.map((value) => ({ value, label: growthWords[value] }))
const letterOptions = Object.entries(letters).map(([value, words]) => ({
  value,
  label: `${value}: ${words}`,
}))

type Props = {
  work: Work
  antibiotics: readonly Antibiotic[]
  policy: MicrobiologyPolicy | null
}

/** From the microscope to the antibiogram, in the order of the bench. */
export function CultureFields({ work, antibiotics, policy }: Props) {
  const { control } = useFormContext<CultureDraft>()
  const { fields, append, remove } = useFieldArray({ control, name: 'organisms', keyName: 'row' })
  return (
    <>
      <fieldset className="culture-part">
        <legend>Microscopy</legend>
        <div className="fields">
          <TextField name="whiteCells" label="White cells, ×10⁶/L" hint="A number, “not seen”, or words" />
          <TextField name="redCells" label="Red cells, ×10⁶/L" hint="A number, “not seen”, or words" />
          <TextField name="gram" label="Gram film" hint="What was seen, or “not seen”" className="wide" />
        </div>
      </fieldset>
      <fieldset className="culture-part">
        <legend>Culture</legend>
        <div className="fields">
          <ChoiceField name="growth" label="Growth" options={growthOptions} placeholder="Not read yet" />
          <TextField name="count" label="Count or comment" hint="Such as more than 10⁵ per mL" />
        </div>
        <Telephoned work={work} policy={policy} />
      </fieldset>
      {fields.map(({ row }, index) => (
        <Organism
          key={row}
          index={index}
          antibiotics={antibiotics}
          policy={policy}
          onRemove={() => remove(index)}
        />
      ))}
      <p>
        <button type="button" className="button small" onClick={() => append(emptyOrganism(antibiotics))}>
          Add an organism
        </button>
      </p>
      <p className="quiet-text">
        {policy
          ? `Antibiotics, alert organisms and what is telephoned: ${policy.name}.`
          : 'The record holds no policy of microbiology: it names no antibiotics, no alert organisms and nothing to telephone.'}
        {policy?.interimAfter !== undefined &&
          ` An interim report is due ${policy.interimAfter} hours after the sample was taken.`}
      </p>
    </>
  )
}

function Telephoned({ work, policy }: Pick<Props, 'work' | 'policy'>) {
  const growth = useWatch<CultureDraft, 'growth'>({ name: 'growth' })
  if (!growth || growth === 'none' || !isTelephoned({ work, policy })) return null
  return (
    <p className="notice warning" role="status">
      Critical: once reported, this stands in the list of results to telephone.
    </p>
  )
}

type OrganismProps = Pick<Props, 'antibiotics' | 'policy'> & { index: number; onRemove: () => void }

function Organism({ index, antibiotics, policy, onRemove }: OrganismProps) {
  const typed = useWatch<CultureDraft, `organisms.${number}.name`>({ name: `organisms.${index}.name` })
  const called = typed.trim() || `organism ${index + 1}`
  const at = `organisms.${index}` as const
  return (
    <fieldset className="culture-part">
      <legend>Organism {index + 1}</legend>
      <div className="fields">
        <CodingField
          name={`${at}.name`}
          label={`Name of organism ${index + 1}`}
          named="organism"
          className="wide"
        />
        <ChoiceField
          name={`${at}.growth`}
          label={`Growth of organism ${index + 1}`}
          options={growthOptions.filter(({ value }) => value !== 'none' && value !== 'mixed')}
          placeholder="Not said"
        />
        <TextField name={`${at}.note`} label={`Comment on organism ${index + 1}`} className="wide" />
      </div>
      <AlertWords words={typed} policy={policy} />
      {antibiotics.length > 0 && (
        <TableScroll label={`Susceptibilities of ${called}`}>
          <table className="table tested" aria-label={`Susceptibilities of ${called}`}>
            <thead>
              <tr>
                <th scope="col">Antibiotic</th>
                <th scope="col">Result</th>
                <th scope="col">MIC, mg/L</th>
              </tr>
            </thead>
            <tbody>
              {antibiotics.map(({ name }, place) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td>
                    <ChoiceField
                      name={`${at}.tested.${place}.letter`}
                      label={`${name} on ${called}`}
                      options={letterOptions}
                      placeholder="Not tested"
                    />
                  </td>
                  <td>
                    <TextField
                      name={`${at}.tested.${place}.mic`}
                      label={`MIC of ${name} on ${called}`}
                      maxLength={12}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
      <p>
        <button type="button" className="button quiet small" onClick={onRemove}>
          Remove organism {index + 1}
        </button>
      </p>
    </fieldset>
  )
}

/** Said while it is typed: who reports it knows that the ward will have to do something. */
function AlertWords({ words, policy }: { words: string; policy: MicrobiologyPolicy | null }) {
  const alert = policy && alertFor({ text: words }, policy)
  if (!alert) return null
  return (
    <p className="notice warning" role="status">
      Alert organism: {alert.precautions} ({alert.source}).
    </p>
  )
}
