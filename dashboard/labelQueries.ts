import { queryOptions } from '@tanstack/react-query'
import type { LabelEstimate } from '../worker/jobs/estimateLabels.ts'
import type { LabellerSettings } from '../worker/model/label.ts'
import { api, currentSite, read } from './client.ts'
import type { Job } from './shapes.ts'

export type LabellerView = Omit<LabellerSettings, 'key'> & { keyIsSet: boolean }

export interface LabelsView {
  settings: LabellerView | null
  aiAvailable: boolean
  answered: { products: number; types: number }
  /** USD, ever */
  paid: number
}

export interface TriedLabels {
  items: readonly { title: string; label: { type: string; name: string; confidence: number } | null }[]
  cost: number
}

/** What a run came to. */
export interface LabelReport {
  labelled: number
  links: number
  cost: number
  questions: number
  unanswered: number
  stoppedBy?: 'cost'
}

const key = (...parts: readonly unknown[]) => [currentSite(), 'types', 'labels', ...parts]

export const labelsQuery = () => queryOptions({ queryKey: key(), queryFn: () => read<LabelsView>(api.labels.$get()) })

export const labelEstimateQuery = () =>
  queryOptions({
    queryKey: key('estimate'),
    queryFn: () => read<LabelEstimate>(api.labels.estimate.$get()),
    staleTime: 0,
    retry: false,
  })

/** What a labelling job that ended by itself came to, well or badly; null for any other. */
export function reportOf(job: Job | undefined): LabelReport | null {
  if (job?.name !== 'label' || (job.state !== 'done' && job.state !== 'failed')) return null
  const { result } = job
  return typeof result === 'object' && result !== null && 'labelled' in result ? (result as LabelReport) : null
}
