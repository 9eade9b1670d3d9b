import { Button } from '@mantine/core'
import { IconBan, IconHistory, IconRoute, IconSend } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { describeEvent, type Kind, type Told } from '../describe.ts'
import { dateTime, day, dayKey, time, toMs } from '../format.ts'
import { Card } from '../parts/Card.tsx'
import { Code } from '../parts/Badge.tsx'
import { Empty } from '../parts/Empty.tsx'
import { JsonView } from '../parts/JsonView.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { Search } from '../parts/Search.tsx'
import { timelineQuery } from '../queries.ts'
import type { CustomerDetail, Decision, TimelineItem } from '../shapes.ts'
import { t, tOf } from '../words.ts'
import { chosenDecision, outcomeTone } from './CustomerDecisions.tsx'

const route = getRouteApi('/customers/$id')
const kinds = ['all', 'views', 'cart', 'orders', 'messages', 'decisions'] as const

interface Entry {
  id: string
  at: number
  told: Told
  event?: TimelineItem
  decision?: Decision
}

const ofEvent = (event: TimelineItem): Entry => ({
  id: event.messageId,
  at: toMs(event.timestamp),
  told: describeEvent(event.type, event.event, event.properties),
  event,
})

function ofDecision(decision: Decision): Entry {
  const icon = decision.outcome === 'sent' ? IconSend : decision.outcome === 'started' ? IconRoute : IconBan
  const text = t('customer.decided', {
    scenario: tOf('scenario', decision.scenario),
    outcome: tOf('outcome', decision.outcome),
  })
  return {
    id: `${decision.at}-${decision.scenario}-${decision.outcome}`,
    at: decision.at,
    told: { kind: 'decisions', icon, tone: decision.outcome === 'sent' ? 'ok' : 'plain', text, subject: '', value: '' },
    decision,
  }
}

interface TimelineProps {
  customer: CustomerDetail
  timeZone: string
  decisions: readonly Decision[]
}

export function CustomerTimeline({ customer, timeZone, decisions }: TimelineProps) {
  const { kind = 'all', find = '', decision } = route.useSearch()
  const navigate = route.useNavigate()
  const query = useInfiniteQuery(timelineQuery(customer.id))
  const [opened, setOpened] = useState<string | null>(null)
  const fits = ({ told }: Entry) => kind === 'all' || told.kind === (kind as Kind)
  const found = ({ told, event }: Entry) =>
    find === '' || `${told.text} ${JSON.stringify(event?.properties ?? '')}`.toLowerCase().includes(find.toLowerCase())
  return (
    <Card
      className="timeline"
      title={t('customer.timeline')}
      actions={
        <Search
          label={t('customer.find')}
          placeholder={t('customer.find')}
          width={170}
          value={find}
          onChange={(value) =>
            void navigate({ search: (old) => ({ ...old, find: value || undefined }), replace: true })
          }
        />
      }
    >
      <div className="chips" role="group" aria-label={t('customer.filter')}>
        {kinds.map((name) => (
          <button
            type="button"
            key={name}
            className="chip"
            aria-pressed={kind === name}
            onClick={() => void navigate({ search: (old) => ({ ...old, kind: name === 'all' ? undefined : name }) })}
          >
            {t(`kind.${name}`)}
          </button>
        ))}
      </div>
      <Loaded query={query}>
        {({ pages }) => {
          const oldest = query.hasNextPage
            ? Math.min(...pages.flatMap(({ items }) => items.map((item) => toMs(item.timestamp))))
            : 0
          const entries = [
            ...pages.flatMap(({ items }) => items.map(ofEvent)),
            ...decisions.filter(({ at }) => at >= oldest).map(ofDecision),
          ]
            .filter((entry) => fits(entry) && found(entry))
            .sort((a, b) => b.at - a.at)
          if (entries.length === 0) {
            return <Empty icon={IconHistory} title={t('customer.nothing')} text={t('customer.nothingText')} />
          }
          return (
            <div className="events" tabIndex={0} role="region" aria-label={t('customer.timeline')}>
              {entries.map((entry, index) => {
                const fresh = index === 0 || dayKey(entries[index - 1]!.at, timeZone) !== dayKey(entry.at, timeZone)
                return (
                  <div key={`${entry.id}-${index}`}>
                    {fresh ? <div className="dayLine">{day(entry.at, timeZone)}</div> : null}
                    <Line
                      entry={entry}
                      timeZone={timeZone}
                      open={opened === entry.id}
                      chosen={entry.decision !== undefined && entry.decision === chosenDecision(decisions, decision)}
                      toggle={() =>
                        entry.decision
                          ? void navigate({ search: (old) => ({ ...old, decision: String(entry.at) }) })
                          : setOpened(opened === entry.id ? null : entry.id)
                      }
                    />
                  </div>
                )
              })}
              {query.hasNextPage ? (
                <div className="more">
                  <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                    {t('customer.older')}
                  </Button>
                </div>
              ) : null}
            </div>
          )
        }}
      </Loaded>
    </Card>
  )
}

interface LineProps {
  entry: Entry
  timeZone: string
  open: boolean
  chosen: boolean
  toggle: () => void
}

function Line({ entry, timeZone, open, chosen, toggle }: LineProps) {
  const { told, event, decision } = entry
  const Shape = told.icon
  return (
    <>
      <button
        type="button"
        className={`eventLine${chosen ? ' chosen' : ''}`}
        aria-expanded={decision ? undefined : open}
        onClick={toggle}
        title={dateTime(entry.at, timeZone)}
      >
        <span className="num small dim">{time(entry.at, timeZone)}</span>
        <span className={`eventIcon ${decision ? outcomeTone(decision) : told.tone}`}>
          <Shape size={14} stroke={1.75} aria-hidden />
        </span>
        <span className="clip">{told.text}</span>
        {decision?.reason ? (
          <Code tone={outcomeTone(decision)} title={tOf('reason', decision.reason)}>
            {decision.reason}
          </Code>
        ) : event?.unverified ? (
          <Code tone="warn">{t('customer.unverified')}</Code>
        ) : (
          <span className="num small dim">{told.value}</span>
        )}
      </button>
      {open && event ? <JsonView value={event} /> : null}
    </>
  )
}
