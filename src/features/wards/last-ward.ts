let id: string | undefined

/** The ward that was looked at last, as long as the tab lives: where somebody is at work today is in no record. */
export const lastWard = () => id
export const rememberWard = (wardId: string) => {
  id = wardId
}
