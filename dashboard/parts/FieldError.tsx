import { useFieldErrors } from './fieldErrors.ts'

/** Says at the field what is wrong with it. */
export function FieldError({ at, alone = false }: { at: string; alone?: boolean }) {
  const messages = useFieldErrors(at, alone)
  return messages.length === 0 ? null : (
    <p className="fieldError" role="alert">
      {messages.join('. ')}
    </p>
  )
}
