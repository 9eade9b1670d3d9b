/** What cli/sentenceModel.ts uses of the optional package: it is not installed where types are checked. */
declare module '@huggingface/transformers' {
  export const env: { allowRemoteModels: boolean; localModelPath: string }
  export function pipeline(
    task: 'feature-extraction',
    model: string,
    options: { dtype: 'q8'; session_options: { intraOpNumThreads: number } },
  ): Promise<(texts: string[], options: { pooling: 'mean'; normalize: boolean }) => Promise<unknown>>
}
