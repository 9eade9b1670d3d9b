let offsetMs = 0

/** Every answer of the API tells its clock: in development it can be days ahead of this one. */
export function learnTime(header: string | null): void {
  const at = Number(header ?? NaN)
  if (Number.isFinite(at) && at > 0) offsetMs = at - Date.now()
}

/** Now, by the Worker's clock, epoch ms. */
export const serverNow = (): number => Date.now() + offsetMs
