import { Button } from '@mantine/core'
import { IconPlugConnectedX, IconRefresh } from '@tabler/icons-react'
import { ApiFailure } from '../client.ts'
import { t } from '../words.ts'
import { Code } from './Badge.tsx'

/** What failed, what to do, and the code to quote. */
export function Failure({ error, retry }: { error: unknown; retry?: () => void }) {
  const failure = error instanceof ApiFailure ? error : new ApiFailure(0, 'dashboard', String(error))
  return (
    <div className="empty failed" role="alert">
      <IconPlugConnectedX size={28} stroke={1.75} aria-hidden />
      <h2>{failure.status === 404 ? t('failure.missing') : t('failure.title')}</h2>
      <p className="muted">{failure.code === 'unreachable' ? t('failure.unreachable') : failure.message}</p>
      {failure.hint ? <p className="muted">{failure.hint}</p> : null}
      <p className="small dim row">
        {t('failure.code')} <Code>{failure.code}</Code>
      </p>
      {retry ? (
        <div className="actions">
          <Button leftSection={<IconRefresh size={16} />} onClick={retry}>
            {t('failure.retry')}
          </Button>
        </div>
      ) : null}
    </div>
  )
}
