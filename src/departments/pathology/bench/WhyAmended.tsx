import { RadioField, TextField } from '#ui/fields.tsx'

/** What is said of a form as a whole: why its report changes, or a word to whoever authorises. */
export const WhyAmended = ({ amending }: { amending: boolean }) =>
  amending ? (
    <>
      <RadioField
        name="kind"
        label="What kind of change?"
        options={[
          { value: 'amended', label: 'Amended: more is known now' },
          { value: 'corrected', label: 'Corrected: it was wrong' },
        ]}
      />
      <TextField name="words" label="Why does the report change?" multiline rows={2} maxLength={500} />
    </>
  ) : (
    <TextField name="words" label="Note for whoever authorises" maxLength={300} />
  )
