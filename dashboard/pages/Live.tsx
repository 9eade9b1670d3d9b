import { Button } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconActivity, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { describeEvent } from '../describe.ts'
import { shortId, time, zoneName } from '../format.ts'
import { useLive, type LiveRow } from '../live.ts'
import { useMember } from '../me.ts'
import { Badge } from '../parts/Badge.tsx'
import { Empty } from '../parts/Empty.tsx'
import { Page } from '../parts/Page.tsx'
import { Search } from '../parts/Search.tsx'
import { StateIcon } from '../parts/StateIcon.tsx'
import { homeQuery, rejectedQuery } from '../queries.ts'
import { LinkButton } from '../parts/LinkButton.tsx'
import { Segmented } from '../parts/Segmented.tsx'
import { t, tOf } from '../words.ts'
import { LiveDetail } from './LiveDetail.tsx'
import { LiveStrip } from './LiveStrip.tsx'
import '../style/live.css'
import { useMay } from '../me.ts'

const route = getRouteApi('/live')

const textOf = (row: LiveRow): string => JSON.stringify(row.is === 'event' ? row.event : row.rejected).toLowerCase()

export function Live() {
  const { site } = useMember()
  const { q = '', show = 'all' } = route.useSearch()
  const navigate = route.useNavigate()
  const [paused, setPaused] = useState(false)
  const [pointed, setPointed] = useState(false)
  const [chosen, setChosen] = useState<string | null>(null)
  const live = useLive(paused || pointed)
  const stored = useQuery({ ...rejectedQuery(), enabled: useMay()('GET /api/rejected') })
  const home = useQuery(homeQuery('7'))
  useHotkeys([['space', () => setPaused((now) => !now)]], ['INPUT', 'TEXTAREA', 'SELECT', 'BUTTON'])

  const seen = new Set(live.rows.flatMap((row) => (row.is === 'rejected' ? [row.rejected.id] : [])))
  const earlier: LiveRow[] = (stored.data?.items ?? [])
    .filter(({ id }) => !seen.has(id))
    .map((rejected) => ({ id: rejected.id, at: rejected.at, is: 'rejected', rejected }))
  const all = show === 'rejected' ? [...live.rows.filter(({ is }) => is === 'rejected'), ...earlier] : live.rows
  const rows = q === '' ? all : all.filter((row) => textOf(row).includes(q.toLowerCase()))
  const current = all.find(({ id }) => id === chosen) ?? null
  const bad = (stored.data?.items.length ?? 0) + live.rows.filter(({ is }) => is === 'rejected').length

  return (
    <Page
      title={t('nav.live')}
      badges={
        paused ? (
          <Badge tone="warn">{live.waiting > 0 ? t('live.waiting', { n: live.waiting }) : t('live.paused')}</Badge>
        ) : live.connected ? (
          <Badge tone="ok">
            <span className="dot" /> {t('live.live')}
          </Badge>
        ) : (
          <Badge tone="warn">{t('live.connecting')}</Badge>
        )
      }
      subtitle={t('live.subtitle', { zone: zoneName(site.timeZone) })}
      actions={
        <>
          <Search
            label={t('live.filter')}
            placeholder={t('live.filterHint')}
            value={q}
            width={240}
            onChange={(value) => void navigate({ search: (old) => ({ ...old, q: value || undefined }), replace: true })}
          />
          <Segmented
            label={t('live.which')}
            value={show}
            onChange={(value) => void navigate({ search: (old) => ({ ...old, show: value }) })}
            data={[
              { value: 'all', label: t('live.all') },
              { value: 'rejected', label: `${t('live.rejected')}${bad > 0 ? ` ${bad}` : ''}` },
            ]}
          />
          <Button
            leftSection={paused ? <IconPlayerPlay size={16} /> : <IconPlayerPause size={16} />}
            onClick={() => setPaused(!paused)}
          >
            {t(paused ? 'live.resume' : 'live.pause')}{' '}
            <span className="kbd" style={{ marginLeft: 6 }}>
              {t('live.space')}
            </span>
          </Button>
        </>
      }
    >
      <LiveStrip rows={live.rows} rate={live.rate} bad={bad} firstEventAt={home.data?.firstEventAt} />
      <div className="split">
        <section className="card" aria-label={t('nav.live')}>
          {rows.length === 0 ? (
            <Empty
              icon={IconActivity}
              title={t(show === 'rejected' ? 'live.noneRejected' : q === '' ? 'live.none' : 'live.noneFound')}
              text={t(
                show === 'rejected' ? 'live.noneRejectedText' : q === '' ? 'live.noneText' : 'live.noneFoundText',
              )}
            >
              {show === 'all' && q === '' ? (
                <LinkButton to="/settings" search={{ tab: 'keys' }}>
                  {t('live.getSnippet')}
                </LinkButton>
              ) : null}
            </Empty>
          ) : (
            <div className="tableWrap" onMouseEnter={() => setPointed(true)} onMouseLeave={() => setPointed(false)}>
              <table className="stream" aria-label={t('nav.live')}>
                <thead>
                  <tr>
                    <th scope="col">{t('live.time')}</th>
                    <th scope="col">{t('live.event')}</th>
                    <th scope="col" className="hideOnPhone">
                      {t('live.what')}
                    </th>
                    <th scope="col" className="hideOnPhone">
                      {t('live.customer')}
                    </th>
                    <th scope="col" className="hideOnPhone">
                      {t('live.from')}
                    </th>
                    <th scope="col">{t('live.state')}</th>
                  </tr>
                </thead>
                <tbody>
                  {rows.slice(0, 200).map((row) => (
                    <Row
                      key={row.id}
                      row={row}
                      timeZone={site.timeZone}
                      chosen={row.id === chosen}
                      open={() => setChosen(row.id)}
                    />
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </section>
        <LiveDetail row={current} close={() => setChosen(null)} rejected={[...(stored.data?.items ?? [])]} />
      </div>
    </Page>
  )
}

interface RowProps {
  row: LiveRow
  timeZone: string
  chosen: boolean
  open: () => void
}

function Row({ row, timeZone, chosen, open }: RowProps) {
  const opening = {
    tabIndex: 0,
    onClick: open,
    onKeyDown: (event: React.KeyboardEvent) => {
      if (event.key === 'Enter') open()
    },
  }
  if (row.is === 'rejected') {
    const { rejected } = row
    const event = rejected.event as { event?: string; type?: string } | null | undefined
    return (
      <tr className={`open refused${chosen ? ' chosen' : ''}`} {...opening}>
        <td className="mono">{time(row.at, timeZone, true)}</td>
        <td className="medium">{event?.event ?? event?.type ?? '–'}</td>
        <td className="hideOnPhone clip" title={rejected.message}>
          {rejected.message}
        </td>
        <td className="hideOnPhone" />
        <td className="hideOnPhone" />
        <td>
          <span className="row tight bad">
            <StateIcon state="bad" size={15} /> {t('live.refused')}
          </span>
        </td>
      </tr>
    )
  }
  const { event } = row
  const told = describeEvent(event.type, event.event, event.properties)
  return (
    <tr className={`open${chosen ? ' chosen' : ''}`} {...opening}>
      <td className="mono">{time(row.at, timeZone, true)}</td>
      <td className="medium">{event.event ?? event.type}</td>
      <td className="hideOnPhone clip" title={told.subject}>
        {[told.subject, told.value].filter(Boolean).join(', ')}
      </td>
      <td className="hideOnPhone mono">{shortId(event.customer)}</td>
      <td className="hideOnPhone">{tOf('trust', event.trust)}</td>
      <td>
        {event.unverified ? (
          <span className="row tight warn">
            <StateIcon state="warn" size={15} /> {t('live.tentative')}
          </span>
        ) : (
          <span className="row tight ok">
            <StateIcon state="ok" size={15} /> {t('live.stored')}
          </span>
        )}
      </td>
    </tr>
  )
}
