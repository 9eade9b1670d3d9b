import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import { shortId } from '../format.ts'
import { t } from '../words.ts'

/** An id shortened in the middle; a click copies it whole. */
export function CopyId({ id, whole = false }: { id: string; whole?: boolean }) {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(id)
    setCopied(true)
    setTimeout(() => setCopied(false), 1500)
  }
  return (
    <button
      type="button"
      className="copyId"
      title={id}
      onClick={(event) => {
        event.stopPropagation()
        void copy()
      }}
    >
      <span className="clip">{whole ? id : shortId(id)}</span>
      <span className="sr">{t('copy')}</span>
      {copied ? <IconCheck size={13} aria-hidden /> : <IconCopy size={13} aria-hidden />}
      <span className="sr" role="status">
        {copied ? t('copied') : ''}
      </span>
    </button>
  )
}
