import { likeThese, plain } from './likeThese.ts'
import { anchorsOf, type CandidateSource } from './source.ts'

/** Alike by text and attributes: cosine of item vectors. */
export const similar: CandidateSource = (ask) =>
  likeThese(
    ask.index,
    ask.options.of === 'history' ? ask.visit.history : plain(anchorsOf(ask)),
    ask.allowed,
    ask.shared,
  )
