/** What worker/train/kernels/train.as.ts exports; pointers and strides in bytes, counts in elements. */
export interface TrainKernel {
  base(): number
  clear(from: number, bytes: number): void
  multiply(
    a: number,
    aStep: number,
    b: number,
    rowStep: number,
    panelStep: number,
    c: number,
    cStep: number,
    m: number,
    n: number,
    k: number,
    adds: number,
  ): void
  multiplyTransposed(
    a: number,
    aStep: number,
    b: number,
    bStep: number,
    c: number,
    cStep: number,
    m: number,
    n: number,
    k: number,
  ): void
  packRows(rows: number, panels: number, from: number, to: number): void
  transpose(from: number, to: number, rows: number, columns: number): void
  norm(x: number, gain: number, bias: number, y: number, stats: number, count: number): void
  normBack(
    x: number,
    gain: number,
    dy: number,
    stats: number,
    dx: number,
    dGain: number,
    dBias: number,
    count: number,
  ): void
  attend(qkv: number, y: number, shares: number, starts: number, sequences: number, longest: number): void
  attendBack(
    qkv: number,
    dy: number,
    shares: number,
    dQkv: number,
    scratch: number,
    starts: number,
    sequences: number,
    longest: number,
  ): void
  gelu(x: number, bias: number, y: number, width: number, count: number): void
  geluBack(x: number, dy: number, dBias: number, width: number, count: number): void
  addRows(x: number, bias: number, y: number, count: number): void
  sumRows(rows: number, to: number, count: number): void
  drop(x: number, floats: number, seed: number, threshold: number, scale: number): void
  gather(
    ids: number,
    own: number,
    attributes: number,
    offsets: number,
    values: number,
    to: number,
    first: number,
    last: number,
  ): void
  scatter(
    ids: number,
    gradients: number,
    offsets: number,
    values: number,
    dAttributes: number,
    first: number,
    last: number,
  ): void
  embed(
    slots: number,
    vectors: number,
    places: number,
    positions: number,
    marks: number,
    signals: number,
    width: number,
    y: number,
    count: number,
  ): void
  embedBack(
    slots: number,
    dVectors: number,
    places: number,
    dPositions: number,
    marks: number,
    dSignals: number,
    width: number,
    dy: number,
    count: number,
  ): void
  softmaxLoss(
    logits: number,
    width: number,
    filled: number,
    shift: number,
    targets: number,
    weights: number,
    count: number,
  ): number
  adam(
    x: number,
    gradient: number,
    copies: number,
    apart: number,
    first: number,
    second: number,
    floats: number,
    rate: number,
    secondScale: number,
  ): void
  rowStep(
    x: number,
    ids: number,
    gradients: number,
    copies: number,
    apart: number,
    variances: number,
    first: number,
    last: number,
    rate: number,
  ): void
}

export const instantiate = (module: WebAssembly.Module, memory: WebAssembly.Memory): TrainKernel =>
  new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as TrainKernel

/** Where a trainer's memory begins: above the compiler's own tables. Asked of an instance over one page. */
export const baseOf = (module: WebAssembly.Module, shared = false): number =>
  instantiate(module, new WebAssembly.Memory(shared ? { initial: 1, maximum: 16_384, shared } : { initial: 1 })).base()
