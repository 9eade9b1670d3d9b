import { Button } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import { t } from '../words.ts'

/** The lines that a shop pastes into its pages. */
export const snippetOf = (origin: string, writeKey: string): string =>
  `<script>window.aisle=window.aisle||function(){(aisle.q=aisle.q||[]).push(arguments)}</script>
<script async src="${origin}/aisle.js" data-key="${writeKey}"></script>`

export function Snippet({ writeKey, text }: { writeKey: string; text?: string }) {
  const [copied, setCopied] = useState(false)
  const shown = text ?? snippetOf(location.origin, writeKey)
  return (
    <div className="snippet">
      <pre className="json" tabIndex={0}>
        {shown}
      </pre>
      <Button
        size="compact-xs"
        leftSection={copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
        onClick={() => void navigator.clipboard.writeText(shown).then(() => setCopied(true))}
      >
        {copied ? t('copied') : t('copy')}
      </Button>
    </div>
  )
}
