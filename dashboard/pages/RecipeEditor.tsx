import { ActionIcon, Button, Switch } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconArrowBackUp, IconHistory } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useDraft } from '../blockDraft.ts'
import { blockTitle } from '../blockTitle.ts'
import { ApiFailure } from '../client.ts'
import { completeRecipe, unfinishedFields } from '../completeRecipe.ts'
import { ago } from '../format.ts'
import { Badge, Code } from '../parts/Badge.tsx'
import { FieldErrors } from '../parts/fieldErrors.ts'
import { Notice } from '../parts/Notice.tsx'
import { Page } from '../parts/Page.tsx'
import { onUndo } from '../parts/toasts.ts'
import { changesBetween, isRecipeChanged } from '../recipeChanges.ts'
import { useSaveBlock } from '../saveBlock.ts'
import type { Block, BlockVersions } from '../shapes.ts'
import { useEdits } from '../useEdits.ts'
import { useTriedRecipe } from '../useTriedRecipe.ts'
import { t, tOf } from '../words.ts'
import { BlockFunnel } from './BlockFunnel.tsx'
import { BlockMenu } from './recipe/BlockMenu.tsx'
import { LeaveGuard } from './recipe/LeaveGuard.tsx'
import { Versions } from './recipe/Versions.tsx'
import { RecipeForm } from './RecipeForm.tsx'
import { RecipePreview } from './RecipePreview.tsx'
import { May } from '../parts/May.tsx'
import { useMay } from '../me.ts'

interface EditorProps {
  live: Block
  versions: BlockVersions
}

const fieldsOf = (error: Error | null): Readonly<Record<string, string>> =>
  error instanceof ApiFailure ? error.fields : {}

/** The working copy of a block: it becomes a draft, and a draft a version, by a button each. */
export function RecipeEditor({ live, versions }: EditorProps) {
  const saved = versions.draft?.block ?? live
  const { value: work, edit, undo, reset, canUndo } = useEdits(saved)
  const [base, setBase] = useState(saved)
  const [asked, setAsked] = useState(false)
  const [history, setHistory] = useState(false)
  const [gone, setGone] = useState(false)
  const navigate = useNavigate()
  const save = useSaveBlock()
  const mayPublish = useMay()('PUT /api/blocks/:id')
  const draft = useDraft(live)
  // What went live elsewhere, or was taken back, shows here too, unless there are changes to lose.
  if (base !== saved) {
    setBase(saved)
    if (changesBetween(base, work) === 0 || changesBetween(saved, work) === 0) reset(saved)
  }
  const changes = changesBetween(live, work)
  const isUnsaved = changesBetween(saved, work) > 0
  const version = live.recipe.version
  const open = asked ? unfinishedFields(work.recipe) : []
  const tried = useTriedRecipe(work)
  const refused = { ...tried.fields, ...fieldsOf(draft.keep.error), ...fieldsOf(save.error) }
  const errors = { ...refused, ...Object.fromEntries(open.map((field) => [field, t('editor.unfinished')])) }
  useEffect(() => {
    if (gone) void navigate({ to: '/blocks' })
  }, [gone, navigate])
  useEffect(
    () =>
      onUndo(() => {
        if (canUndo) undo()
        return canUndo
      }),
    [canUndo, undo],
  )
  const change = (block: Block) => {
    if (save.error !== null) save.reset()
    if (draft.keep.error !== null) draft.keep.reset()
    edit(block)
  }
  /** Nothing is kept while lines are open: they would be lost without a word. */
  const ready = (): boolean => {
    setAsked(true)
    return unfinishedFields(work.recipe).length === 0
  }
  const keep = async (): Promise<boolean> => {
    if (!ready()) return false
    const { recipe } = completeRecipe(work.recipe)
    return draft.keep.mutateAsync({ ...work, recipe }).then(
      () => true,
      () => false,
    )
  }
  const publish = () => {
    if (!ready()) return
    const block = { ...work, recipe: completeRecipe(work.recipe).recipe }
    const title = t('editor.saved', { name: blockTitle(work) })
    save.mutate({ block, before: live, title, hasDraft: versions.draft !== undefined })
  }
  const discard = () => {
    const before = work
    reset(live)
    draft.discard(versions.draft, () => edit(before))
  }
  useHotkeys([
    [
      'mod+S',
      () => {
        if (isUnsaved && mayPublish) void keep()
      },
    ],
  ])
  const known = Object.keys(errors).length
  return (
    <Page
      title={blockTitle(work)}
      changes="PUT /api/blocks/:id"
      crumb={<Link to="/blocks">{t('nav.blocks')}</Link>}
      badges={
        <>
          <Code>{live.id}</Code>
          <Badge>{tOf('placement', work.placement)}</Badge>
          <Badge tone={live.enabled ? 'ok' : 'plain'}>
            <span className={`dot${live.enabled ? '' : ' off'}`} />{' '}
            {t(live.enabled ? 'editor.live' : 'editor.off', { n: String(version) })}
          </Badge>
          {changes === 0 ? null : <Badge tone="warn">{t('editor.changes', { n: changes })}</Badge>}
          <span className="small dim">
            {isUnsaved
              ? t('editor.unsaved')
              : versions.draft === undefined
                ? ''
                : t('editor.draftSaved', { when: ago(versions.draft.savedAt) })}
          </span>
        </>
      }
      actions={
        <>
          <Switch
            label={t('on')}
            disabled={!mayPublish}
            checked={work.enabled}
            onChange={(event) => change({ ...work, enabled: event.currentTarget.checked })}
          />
          <ActionIcon
            size={32}
            aria-label={t('editor.undo')}
            title={t('editor.undo')}
            disabled={!canUndo}
            onClick={undo}
          >
            <IconArrowBackUp size={18} />
          </ActionIcon>
          <May call="DELETE /api/blocks/:id">
            <BlockMenu block={live} gone={() => setGone(true)} />
          </May>
          <Button leftSection={<IconHistory size={16} />} onClick={() => setHistory(true)}>
            {t('versions.title')}
          </Button>
          <May call="PUT /api/blocks/:id">
            <Button disabled={changes === 0 && !isUnsaved && versions.draft === undefined} onClick={discard}>
              {t('discard')}
            </Button>
            <Button disabled={!isUnsaved} loading={draft.keep.isPending} onClick={() => void keep()}>
              {t('editor.saveDraft')}
            </Button>
            <Button variant="filled" disabled={changes === 0} loading={save.isPending} onClick={publish}>
              {isRecipeChanged(live, work) ? t('editor.publish', { n: String(version + 1) }) : t('editor.save')}
            </Button>
          </May>
        </>
      }
    >
      <FieldErrors value={errors}>
        {known === 0 ? null : <Notice tone="bad">{t('editor.problems', { n: known })}</Notice>}
        <div className="editor">
          <RecipeForm block={work} change={change} />
          <RecipePreview work={work} draft={tried.recipe} live={live} versions={versions} />
        </div>
      </FieldErrors>
      <BlockFunnel id={live.id} />
      {history ? (
        <Versions live={live} work={work} versions={versions} hasChanges={isUnsaved} close={() => setHistory(false)} />
      ) : null}
      <LeaveGuard isUnsaved={isUnsaved && mayPublish && !gone} keep={keep} />
    </Page>
  )
}
