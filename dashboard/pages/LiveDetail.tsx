import { ActionIcon, Button } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconCopy, IconPointer, IconRefresh, IconX } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ApiFailure, send } from '../client.ts'
import { describeEvent } from '../describe.ts'
import { time } from '../format.ts'
import type { LiveRow } from '../live.ts'
import { Code } from '../parts/Badge.tsx'
import { CopyId } from '../parts/CopyId.tsx'
import { Empty } from '../parts/Empty.tsx'
import { JsonView } from '../parts/JsonView.tsx'
import { StateIcon } from '../parts/StateIcon.tsx'
import { toast } from '../parts/toasts.ts'
import type { Rejected } from '../shapes.ts'
import { t, tOf } from '../words.ts'
import { May } from '../parts/May.tsx'

interface LiveDetailProps {
  row: LiveRow | null
  rejected: readonly Rejected[]
  close: () => void
}

export function LiveDetail({ row, rejected, close }: LiveDetailProps) {
  useHotkeys([['Escape', close]])
  if (row === null) {
    return (
      <section className="card">
        <Empty icon={IconPointer} title={t('live.choose')} text={t('live.chooseText')} />
        {rejected.length > 0 ? <Replay rows={rejected} /> : null}
      </section>
    )
  }
  const payload =
    row.is === 'event' ? row.event : (rejected.find(({ id }) => id === row.rejected.id) ?? row.rejected).event
  return (
    <section className="card" aria-label={t('live.detail')}>
      <div className="cardHead">
        <h2>{row.is === 'event' ? (row.event.event ?? row.event.type) : t('live.refused')}</h2>
        <span className="push mono dim">{time(row.at, undefined, true)}</span>
        <ActionIcon aria-label={t('close')} onClick={close}>
          <IconX size={16} />
        </ActionIcon>
      </div>
      {row.is === 'event' ? <Stored row={row} /> : <Replay rows={[row.rejected]} same={rejected} />}
      <div className="cardHead section" style={{ paddingTop: 8 }}>
        <h2>{t('live.payload')}</h2>
        <Button
          variant="subtle"
          size="compact-xs"
          className="push"
          leftSection={<IconCopy size={14} />}
          onClick={() => void navigator.clipboard.writeText(JSON.stringify(payload, null, 2))}
        >
          {t('live.copyJson')}
        </Button>
      </div>
      <JsonView value={payload} />
    </section>
  )
}

function Stored({ row }: { row: LiveRow & { is: 'event' } }) {
  const { event } = row
  const told = describeEvent(event.type, event.event, event.properties)
  return (
    <div className="cardBody stack tight">
      <p>{told.text}</p>
      <dl className="facts">
        <dt>{t('live.customer')}</dt>
        <dd>
          <CopyId id={event.customer} />
          <Link to="/customers/$id" params={{ id: event.customer }}>
            {t('live.openCustomer')}
          </Link>
        </dd>
        <dt>{t('live.id')}</dt>
        <dd>
          <CopyId id={event.id} />
        </dd>
        <dt>{t('live.from')}</dt>
        <dd>{tOf('trust', event.trust)}</dd>
        {event.page ? (
          <>
            <dt>{t('live.page')}</dt>
            <dd className="clip" title={event.page}>
              {event.page}
            </dd>
          </>
        ) : null}
      </dl>
      {event.unverified ? <p className="small warn">{t('live.tentativeText')}</p> : null}
    </div>
  )
}

/** Bad events with their reason; replayed once the shop's page or the mapping is put right. */
function Replay({ rows, same = [] }: { rows: readonly Rejected[]; same?: readonly Rejected[] }) {
  const queries = useQueryClient()
  const first = rows[0]
  const alike =
    first === undefined
      ? []
      : [...rows, ...same].filter(({ code, field }) => code === first.code && field === first.field)
  const unique = [...new Map(alike.map((row) => [row.id, row])).values()]
  const replay = useMutation({
    mutationFn: async () => {
      let stored = 0
      for (const { id } of unique) {
        try {
          await send('POST', `/api/rejected/${encodeURIComponent(id)}/replay`)
          stored++
        } catch (error) {
          // Still bad by today's rules: it stays in the list, and the others are tried.
          if (!(error instanceof ApiFailure) || error.status !== 422) throw error
        }
      }
      return stored
    },
    onSuccess: (stored) => {
      const all = stored === unique.length
      toast({
        tone: all ? 'ok' : 'bad',
        title: t('live.replayed', { n: stored }),
        ...(all ? {} : { detail: t('live.replayLeft', { n: unique.length - stored }) }),
      })
      void queries.invalidateQueries()
    },
    onError: (error) => toast({ tone: 'bad', title: t('live.replayFailed'), detail: error.message }),
  })
  if (first === undefined) return null
  return (
    <div className="section stack tight">
      <div className="row">
        <StateIcon state="bad" />
        <b className="strong grow">{t('live.sameReason', { n: unique.length })}</b>
        <Code tone="bad">{first.code}</Code>
      </div>
      <p className="small muted">
        {first.field ? <span className="mono">{first.field}: </span> : null}
        {first.message}
      </p>
      <May call="POST /api/rejected/:id/replay">
        <div>
          <Button leftSection={<IconRefresh size={16} />} loading={replay.isPending} onClick={() => replay.mutate()}>
            {t('live.replay', { n: unique.length })}
          </Button>
        </div>
      </May>
    </div>
  )
}
