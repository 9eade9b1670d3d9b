import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { ApiFailure, pathWith, send, upload } from '../client.ts'
import { Loaded } from '../parts/Loaded.tsx'
import { Notice } from '../parts/Notice.tsx'
import { Page } from '../parts/Page.tsx'
import { toast } from '../parts/toasts.ts'
import { feedQuery } from '../queries.ts'
import type { FeedDetail, FeedPreview, ImportReport } from '../shapes.ts'
import { t } from '../words.ts'
import { FeedImportRun } from './FeedImportRun.tsx'
import { FeedMappingCard } from './FeedMappingCard.tsx'
import { FeedScheduleCard } from './FeedScheduleCard.tsx'
import { FeedSourceCard } from './FeedSourceCard.tsx'
import { setupOf, settingsBody, type FeedSetup } from './feedSetup.ts'
import '../style/catalog.css'
import { May } from '../parts/May.tsx'

const route = getRouteApi('/catalog/feeds/add')

/** A new source, or an old one's set-up: address or file, a look at its first rows, the mapping, the schedule. */
export function FeedWizard() {
  const { source } = route.useSearch()
  const query = useQuery({ ...feedQuery(source ?? ''), enabled: source !== undefined, refetchInterval: false })
  return (
    <Page
      title={source === undefined ? t('wizard.title') : t('wizard.edit', { name: source })}
      crumb={<Link to="/catalog/feeds">{t('catalog.feeds')}</Link>}
      changes="PUT /api/feeds/:id"
    >
      <May call="PUT /api/feeds/:id">
        {source === undefined ? <Wizard /> : <Loaded query={query}>{(feed) => <Wizard feed={feed} />}</Loaded>}
      </May>
    </Page>
  )
}

/** Bytes of a file that a preview needs. */
const startBytes = 512 * 1024

function Wizard({ feed }: { feed?: FeedDetail }) {
  const queries = useQueryClient()
  const [setup, setSetup] = useState<FeedSetup>(() => setupOf(feed))
  const [file, setFile] = useState<File | null>(null)
  const [preview, setPreview] = useState<FeedPreview | null>(null)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<ApiFailure | null>(null)
  const [run, setRun] = useState<{ job?: string; report?: ImportReport } | null>(null)
  const set = (part: Partial<FeedSetup>) => setSetup((old) => ({ ...old, ...part }))

  const attempt = async (work: () => Promise<void>) => {
    setBusy(true)
    setFailure(null)
    try {
      await work()
    } catch (error) {
      setFailure(error instanceof ApiFailure ? error : new ApiFailure(0, 'dashboard', String(error)))
    } finally {
      setBusy(false)
    }
  }
  const save = (whole: FeedSetup, scheduled: boolean) =>
    send('PUT', `/api/feeds/${whole.source}`, settingsBody(whole, scheduled))

  /** An address is saved before it is looked at: its secret is sent once, and never stands in a question. */
  const look = (whole: FeedSetup) =>
    attempt(async () => {
      const query = {
        format: 'auto',
        language: whole.language || undefined,
        mapping: whole.mapping === null ? undefined : JSON.stringify(whole.mapping),
      }
      if (whole.way === 'url') {
        await save(whole, false)
        setSetup((old) => ({ ...old, secret: '', isSecretSet: old.access !== 'none' }))
        setPreview(await send<FeedPreview>('POST', pathWith(`/api/feeds/${whole.source}/preview`, query)))
      } else if (file !== null) {
        const start = file.slice(0, startBytes)
        setPreview(await upload<FeedPreview>(pathWith('/api/feeds/preview', query), start, () => undefined))
      }
    })

  const importNow = () =>
    attempt(async () => {
      await save(setup, true)
      if (setup.way === 'url') {
        const query = { force: 'false' }
        const { job } = await send<{ job: string }>('POST', pathWith(`/api/feeds/${setup.source}/pull`, query))
        setRun({ job })
      } else if (file !== null) {
        const report = await upload<ImportReport>(
          pathWith('/api/feeds/import', { source: setup.source }),
          file,
          () => undefined,
        )
        setRun(report.new === undefined && report.job !== undefined ? { job: report.job } : { report })
      }
      await queries.invalidateQueries()
    })

  const saveOnly = () =>
    attempt(async () => {
      await save(setup, true)
      await queries.invalidateQueries()
      toast({ tone: 'ok', title: t('wizard.saved', { name: setup.source }) })
    })

  if (run !== null) return <FeedImportRun source={setup.source} {...run} again={() => setRun(null)} />
  return (
    <div className="stack wizard">
      <FeedSourceCard
        setup={setup}
        set={(part) => {
          set(part)
          setPreview(null)
        }}
        isNew={feed === undefined}
        file={file}
        setFile={(chosen) => {
          setFile(chosen)
          setPreview(null)
        }}
        busy={busy && preview === null}
        look={() => void look(setup)}
        failure={failure}
      />
      {failure ? (
        <Notice tone="bad">
          {['invalid', 'import-refused'].includes(failure.code) ? '' : `${t('wizard.notRead')} `}
          {failure.message} {failure.hint}
        </Notice>
      ) : null}
      {preview ? (
        <>
          <FeedMappingCard
            preview={preview}
            busy={busy}
            change={(columns) => {
              const mapping = { ...preview.mapping, columns }
              set({ mapping })
              void look({ ...setup, mapping })
            }}
          />
          <FeedScheduleCard
            setup={setup}
            set={set}
            busy={busy}
            canImport={preview.missing.length === 0}
            importNow={() => void importNow()}
            saveOnly={() => void saveOnly()}
          />
        </>
      ) : null}
    </div>
  )
}
