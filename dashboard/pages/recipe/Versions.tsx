import { Button, Drawer, Select } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { send } from '../../client.ts'
import { dateTime } from '../../format.ts'
import { useMember } from '../../me.ts'
import { Badge } from '../../parts/Badge.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { toast } from '../../parts/toasts.ts'
import { blockDiffQuery, stale } from '../../queries.ts'
import { changesBetween } from '../../recipeChanges.ts'
import type { Block, BlockVersions } from '../../shapes.ts'
import { tellChange } from '../../tellChange.ts'
import { t } from '../../words.ts'
import { May } from '../../parts/May.tsx'

const route = getRouteApi('/blocks/$id')

interface VersionsProps {
  live: Block
  work: Block
  versions: BlockVersions
  hasChanges: boolean
  close: () => void
}

/** What was published when and by whom, what differs between two of them, and the way back. */
export function Versions({ live, versions, hasChanges, close }: VersionsProps) {
  const { site } = useMember()
  const navigate = route.useNavigate()
  const queries = useQueryClient()
  const { items, draft } = versions
  const now = String(live.recipe.version)
  const [from, setFrom] = useState(items.find(({ version }) => String(version) !== now)?.version.toString() ?? 'live')
  const [to, setTo] = useState(draft === undefined ? 'live' : 'draft')
  const restore = useMutation({
    mutationFn: (version: number) =>
      send<Block>('POST', `/api/blocks/${encodeURIComponent(live.id)}/versions/${version}/restore`),
    onSuccess: (block, version) => {
      toast({
        tone: 'ok',
        title: t('versions.restored', { n: String(version), now: String(block.recipe.version) }),
        undo: () => restore.mutate(live.recipe.version),
      })
      close()
    },
    onError: (error) => toast({ tone: 'bad', title: t('notSaved'), detail: error.message }),
    onSettled: () => stale(queries, 'block'),
  })
  const names = [
    ...(draft === undefined ? [] : [{ value: 'draft', label: t('versions.draft') }]),
    { value: 'live', label: t('editor.live', { n: now }) },
    ...items
      .filter(({ version }) => String(version) !== now)
      .map(({ version }) => ({ value: String(version), label: t('versions.number', { n: String(version) }) })),
  ]
  return (
    <Drawer
      opened
      onClose={close}
      position="right"
      size={460}
      title={t('versions.title')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {items.length === 0 ? (
        <Empty icon={IconHistory} title={t('versions.none')} text={t('versions.noneText')} />
      ) : (
        <>
          {hasChanges ? <Notice tone="plain">{t('versions.unsaved')}</Notice> : null}
          <ol className="versionList">
            {items.map(({ version, savedAt, savedBy, block }) => {
              const isLive = String(version) === now
              const differs = changesBetween(live, block)
              return (
                <li key={version}>
                  <div className="grow">
                    <span className="medium">{t('versions.number', { n: String(version) })}</span>{' '}
                    {isLive ? <Badge tone="ok">{t('versions.live')}</Badge> : null}
                    <span className="small dim block">
                      {dateTime(savedAt, site.timeZone)}, {savedBy}
                    </span>
                    {isLive || differs === 0 ? null : (
                      <span className="small muted block">{t('versions.differs', { n: differs })}</span>
                    )}
                  </div>
                  {isLive ? null : (
                    <span className="row tight">
                      <Button
                        size="compact-xs"
                        onClick={() => {
                          void navigate({ search: (old) => ({ ...old, beside: String(version) }), replace: true })
                          close()
                        }}
                      >
                        {t('versions.preview')}
                      </Button>
                      <May call="POST /api/blocks/:id/versions/:version/restore">
                        <Button
                          size="compact-xs"
                          loading={restore.isPending && restore.variables === version}
                          onClick={() => restore.mutate(version)}
                        >
                          {t('versions.restore')}
                        </Button>
                      </May>
                    </span>
                  )}
                </li>
              )
            })}
          </ol>
          <h3 className="diffHead">{t('versions.differences')}</h3>
          <div className="row">
            <Select
              className="grow"
              aria-label={t('versions.from')}
              allowDeselect={false}
              data={names}
              value={from}
              onChange={(value) => setFrom(value ?? from)}
            />
            <span className="dim">{t('versions.to')}</span>
            <Select
              className="grow"
              aria-label={t('versions.toWhich')}
              allowDeselect={false}
              data={names}
              value={to}
              onChange={(value) => setTo(value ?? to)}
            />
          </div>
          <Diff block={live.id} from={from} to={to} />
        </>
      )}
    </Drawer>
  )
}

function Diff({ block, from, to }: { block: string; from: string; to: string }) {
  const query = useQuery(blockDiffQuery(block, from, to))
  return (
    <Loaded query={query}>
      {({ changes }) =>
        changes.length === 0 ? (
          <p className="muted diffNone">{t('versions.same')}</p>
        ) : (
          <ul className="diff">
            {changes.map((change) => {
              const { what, from: before, to: after } = tellChange(change)
              return (
                <li key={change.path}>
                  <span className="medium block">{what}</span>
                  {before === null ? null : <del className="small">{before}</del>}
                  {after === null ? null : <ins className="small">{after}</ins>}
                </li>
              )
            })}
          </ul>
        )
      }
    </Loaded>
  )
}
