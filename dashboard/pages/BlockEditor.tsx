import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Failure } from '../parts/Failure.tsx'
import { Page } from '../parts/Page.tsx'
import { SkeletonLines, SkeletonRows } from '../parts/Skeleton.tsx'
import { blockQuery, blockVersionsQuery } from '../queries.ts'
import { t } from '../words.ts'
import { RecipeEditor } from './RecipeEditor.tsx'
import '../style/block.css'

const route = getRouteApi('/blocks/$id')

/** A block with its draft and its versions, ready to be changed. */
export function BlockEditor() {
  const { id } = route.useParams()
  const block = useQuery(blockQuery(id))
  const versions = useQuery(blockVersionsQuery(id))
  if (block.data !== undefined && versions.data !== undefined) {
    return <RecipeEditor key={id} live={block.data} versions={versions.data} />
  }
  const error = block.error ?? versions.error
  return (
    <Page title={id} crumb={<Link to="/blocks">{t('nav.blocks')}</Link>}>
      {error === null ? (
        <div className="editor">
          <div className="card">
            <SkeletonLines lines={10} />
          </div>
          <div className="card">
            <SkeletonRows />
          </div>
        </div>
      ) : (
        <Failure
          error={error}
          retry={() => {
            void block.refetch()
            void versions.refetch()
          }}
        />
      )}
    </Page>
  )
}
